import * as v from 'valibot';
import type { MODERATION_ROUTES } from '../http/comments/moderation-routes.ts';
import { MODERATION_REQUEST } from '../http/schemas.ts';
import { comment, dateCreated, example, state } from './comment-values.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { count, instant, nextUrl } from './values.ts';

const moderated = { ...comment, revision: count, reports: count };
const moderatedExample = {
  ...example,
  author: { name: 'Ida', pseudonym: 'k3Vb9_xQ' },
  state: 'pending',
  revision: 1,
  reports: 0,
};

const MODERATED_COMMENT = model('ModeratedComment', v.object(moderated), moderatedExample);

const QUEUE = model(
  'ModerationQueue',
  v.object({
    comments: v.array(MODERATED_COMMENT.schema),
    next_url: nextUrl,
  }),
  { comments: [moderatedExample] },
);

const HISTORY = model(
  'CommentHistory',
  v.object({
    ...moderated,
    audit: v.array(
      v.object({
        at: instant,
        action: v.picklist(['post', 'approve', 'reject', 'edit', 'delete', 'report', 'erase']),
        from: v.optional(state),
        to: state,
        actor: v.string(),
      }),
    ),
  }),
  {
    ...moderatedExample,
    audit: [{ at: dateCreated, action: 'post', to: 'pending', actor: 'k3Vb9_xQ' }],
  },
);

const REQUEST = model('ModerationRequest', MODERATION_REQUEST, { revision: 1 });

const ACCESS_FORM = model(
  'AccessForm',
  v.object({
    access: v.pipe(v.string(), v.description('The token of a moderator.')),
    leave: v.optional(v.pipe(v.literal('yes'), v.description('Ends the cookie instead.'))),
  }),
  { access: 'the-token-of-a-moderator' },
);

export const MODERATION_DOCS = {
  'POST /v1/moderation/session': {
    id: 'moderationSession',
    tag: 'Moderation',
    summary: 'Let a moderator in',
    description:
      'Exchanges a token for a cookie of eight hours, with which the moderation page is used. Answered by 303 to it.',
    form: ACCESS_FORM,
    status: 303,
    problems: [415],
  },
  'GET /v1/moderation/comments': {
    id: 'moderationQueue',
    tag: 'Moderation',
    summary: 'Comments that wait',
    description: 'Oldest first, as they are now. A page may hold fewer than `limit`.',
    answer: QUEUE,
    problems: [400],
    needsToken: true,
    parameters: {
      state: {
        description: 'Which queue.',
        schema: { type: 'string', enum: ['pending', 'rejected'], default: 'pending' },
        example: 'rejected',
      },
    },
  },
  'GET /v1/moderation/comments/{id}': {
    id: 'commentHistory',
    tag: 'Moderation',
    summary: 'A comment and what happened to it',
    description: 'Who did what, oldest first; authors are told by a pseudonym.',
    answer: HISTORY,
    needsToken: true,
  },
  'POST /v1/moderation/comments/{id}/approve': {
    id: 'approveComment',
    tag: 'Moderation',
    summary: 'Make a comment public',
    description:
      'The revision is the one that the moderator saw: of two decisions at once one is a conflict.',
    body: REQUEST,
    answer: MODERATED_COMMENT,
    problems: [400, 409, 410, 413, 415],
    needsToken: true,
  },
  'POST /v1/moderation/comments/{id}/reject': {
    id: 'rejectComment',
    tag: 'Moderation',
    summary: 'Refuse a comment, or hide a public one',
    description: 'The revision is the one that the moderator saw. What was refused can be approved later.',
    body: REQUEST,
    answer: MODERATED_COMMENT,
    problems: [400, 409, 410, 413, 415],
    needsToken: true,
  },
} as const satisfies DocsOf<typeof MODERATION_ROUTES>;
