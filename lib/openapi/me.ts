import * as v from 'valibot';
import type { ME_ROUTES } from '../http/comments/me-routes.ts';
import { example, SESSION, TOKEN_FORM } from './comment-values.ts';
import { COMMENT } from './comments.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { count, nextUrl } from './values.ts';

const OWN_COMMENTS = model(
  'OwnComments',
  v.object({ comments: v.array(COMMENT.schema), next_url: nextUrl }),
  { comments: [{ ...example, state: 'approved', revision: 2 }] },
);

const ERASED = model('Erased', v.object({ erased: count, remaining: v.boolean() }), {
  erased: 1,
  remaining: false,
});

export const ME_DOCS = {
  'GET /v1/me/comments': {
    id: 'ownComments',
    tag: 'Comments',
    summary: 'All that one wrote',
    description: `In every state, to take along. ${SESSION} Without one the list is empty and the answer begins one.`,
    answer: OWN_COMMENTS,
    problems: [400],
    usesSession: true,
  },
  'DELETE /v1/me/comments': {
    id: 'eraseOwnComments',
    tag: 'Comments',
    summary: 'Erase all that one wrote',
    description:
      'Text and author are gone for good, a hundred comments at a time; ask again while some remain.',
    answer: ERASED,
    usesSession: true,
  },
  'POST /v1/me/comments/erasure': {
    id: 'eraseOwnCommentsByForm',
    tag: 'Comments',
    summary: 'The same by a form',
    description: 'Answered by 303 to the front page.',
    form: TOKEN_FORM,
    status: 303,
    problems: [415],
    usesSession: true,
  },
} as const satisfies DocsOf<typeof ME_ROUTES>;
