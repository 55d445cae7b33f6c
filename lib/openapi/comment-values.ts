import * as v from 'valibot';
import { model } from './model.ts';
import { address, count, instant } from './values.ts';

export const commentId = v.pipe(v.string(), v.regex(/^[a-z2-7]{26}-[0-9a-z]+$/));
/** Its state. */
export const state = v.picklist(['pending', 'approved', 'rejected', 'deleted', 'erased']);
export const depth = v.pipe(count, v.maxValue(2));
/** The fields of a comment that everybody may see. */
export const comment = {
  id: commentId,
  url: address,
  article: address,
  parent: v.optional(commentId),
  depth,
  author: v.object({ name: v.string(), pseudonym: v.optional(v.string()) }),
  text: v.string(),
  dateCreated: instant,
  dateModified: v.optional(instant),
  state,
};

export const SESSION = 'The session is the cookie of an earlier answer, or a token of `POST /v1/me/session`.';

/* The same comment in every example. */

export const article = 'https://news.example/v1/articles/sm5ohzmd4ldvwi4yxkkv2llmyb';
export const exampleId = 'sm5ohzmd4ldvwi4yxkkv2llmyb-0mi7h5s00c7a2b20d3bef';
export const url = `https://news.example/v1/comments/${exampleId}`;
export const text = 'My grandmother took the first one.';
export const dateCreated = '2026-11-20T09:30:00.000Z';

export const example = { id: exampleId, url, article, depth: 0, author: { name: 'Ida' }, text, dateCreated };

/** The field of forms that pages sign. */
export const TOKEN_FORM = model(
  'TokenForm',
  v.object({
    token: v.pipe(v.string(), v.description('Of the page that showed the form.')),
  }),
  { token: 'tp0k3c.0123456789abcdef.k3Vb9xQ0t3nPz8sLr2mXc9' },
);
