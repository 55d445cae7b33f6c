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

const SESSION_TOKEN = model(
  'SessionToken',
  v.object({ access_token: v.string(), token_type: v.literal('Bearer'), expires_in: count }),
  {
    access_token: '3f1d0a2b4c5e6f708192a3b4c5d6e7f8.t5xk2a.kQ7vYw0t3nPz8sLr2mXc9A',
    token_type: 'Bearer',
    expires_in: 31_536_000,
  },
);

export const ME_DOCS = {
  'POST /v1/me/session': {
    id: 'beginSession',
    tag: 'Comments',
    summary: 'A session as a token',
    description:
      'For sites of other origins, which the operator names: they get no cookie. It is good for a year; one that is shown is renewed. Whoever has it may edit and erase what was written with it.',
    answer: SESSION_TOKEN,
    status: 201,
    usesSession: true,
  },
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
