import * as v from 'valibot';
import type { COMMENT_ROUTES } from '../http/comments/comment-routes.ts';
import { COMMENT_EDIT, COMMENT_REQUEST } from '../http/schemas.ts';
import {
  article,
  comment,
  commentId,
  dateCreated,
  depth,
  example,
  exampleId,
  SESSION,
  state,
  TOKEN_FORM,
  text,
  url,
} from './comment-values.ts';
import { model } from './model.ts';
import { type DocsOf, FORMATS } from './route-docs.ts';
import { address, count, instant, nextUrl } from './values.ts';

/** Its author is told the revision and until when it can be edited too. */
export const COMMENT = model(
  'Comment',
  v.object({
    ...comment,
    revision: v.optional(count),
    editableUntil: v.optional(instant),
  }),
  { ...example, state: 'pending', revision: 1, editableUntil: '2026-11-20T09:40:00.000Z' },
);

const COMMENT_FEED = model(
  'CommentFeed',
  v.object({
    version: v.literal('https://jsonfeed.org/version/1.1'),
    title: v.string(),
    home_page_url: address,
    feed_url: address,
    next_url: nextUrl,
    items: v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^urn:newsloom:comment:[a-z2-7]{26}-[0-9a-z]+$/)),
        url: address,
        content_text: v.string(),
        date_published: instant,
        date_modified: v.optional(instant),
        authors: v.optional(v.array(v.object({ name: v.string() }))),
        _newsloom: v.object({
          id: commentId,
          article: address,
          comment: v.object({ url: address, parent: v.optional(commentId), depth, state }),
        }),
      }),
    ),
  }),
  {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Comments',
    home_page_url: 'https://news.example/articles/sm5ohzmd4ldvwi4yxkkv2llmyb',
    feed_url: `${article}/comments`,
    items: [
      {
        id: `urn:newsloom:comment:${exampleId}`,
        url: `https://news.example/articles/sm5ohzmd4ldvwi4yxkkv2llmyb#comment-${exampleId}`,
        content_text: text,
        date_published: dateCreated,
        authors: [{ name: 'Ida' }],
        _newsloom: { id: exampleId, article, comment: { url, depth: 0, state: 'approved' } },
      },
    ],
  },
);

const REQUEST = model('CommentRequest', COMMENT_REQUEST, { text, name: 'Ida' });

/** What the form of a page sends. */
const FORM = model(
  'CommentForm',
  v.object({
    text: v.string(),
    name: v.optional(v.string()),
    parent: v.optional(v.pipe(v.string(), v.description('Id of the answered comment, or empty.'))),
    website: v.optional(v.pipe(v.string(), v.description('Hidden from people; stays empty.'))),
    token: v.pipe(v.string(), v.description('Of the page that showed the form.')),
  }),
  {
    text,
    name: 'Ida',
    parent: '',
    website: '',
    token: 'tp0k3c.0123456789abcdef.k3Vb9xQ0t3nPz8sLr2mXc9',
  },
);

const EDIT = model('CommentEdit', COMMENT_EDIT, { text: 'My grandmother took the very first one.' });

export const COMMENT_DOCS = {
  'GET /v1/articles/{id}/comments': {
    id: 'comments',
    tag: 'Comments',
    summary: 'The comments of an article',
    description: `Public ones, one page of them; \`parent\` and \`depth\` tell the thread. ${FORMATS}`,
    answer: COMMENT_FEED,
    problems: [400, 406, 410],
    parameters: {
      order: {
        description: 'Order of time.',
        schema: { type: 'string', enum: ['oldest', 'newest'], default: 'oldest' },
        example: 'newest',
      },
    },
  },
  'POST /v1/articles/{id}/comments': {
    id: 'postComment',
    tag: 'Comments',
    summary: 'Post a comment or a reply',
    description: `Posted once for one Idempotency-Key. It waits for a moderator unless the operator decided otherwise. ${SESSION} A form is answered by 303 to the page of the article.`,
    body: REQUEST,
    form: FORM,
    headers: ['idempotency-key'],
    answer: COMMENT,
    status: 201,
    problems: [400, 409, 410, 413, 415, 422],
    usesSession: true,
  },
  'GET /v1/comments/{id}': {
    id: 'comment',
    tag: 'Comments',
    summary: 'One comment',
    description: 'A public one for everybody, one that waits or was refused for its author alone.',
    answer: COMMENT,
    problems: [410],
    usesSession: true,
  },
  'PATCH /v1/comments/{id}': {
    id: 'editComment',
    tag: 'Comments',
    summary: 'Edit a comment',
    description: `Its author may, for ten minutes; it waits for a moderator again. ${SESSION}`,
    body: EDIT,
    answer: COMMENT,
    problems: [400, 403, 409, 410, 413, 415],
    usesSession: true,
  },
  'DELETE /v1/comments/{id}': {
    id: 'deleteComment',
    tag: 'Comments',
    summary: 'Take a comment back',
    description: `Its author may; where there are replies an empty place stays. ${SESSION}`,
    status: 204,
    problems: [403, 409, 410],
    usesSession: true,
  },
  'POST /v1/comments/{id}/reports': {
    id: 'reportComment',
    tag: 'Comments',
    summary: 'Report a comment',
    description:
      'Reported by three readers it waits for a moderator again. A form is answered by 303 to the page of the article.',
    form: TOKEN_FORM,
    status: 204,
    problems: [403, 409, 410],
    usesSession: true,
  },
} as const satisfies DocsOf<typeof COMMENT_ROUTES>;
