import * as v from 'valibot';
import { address, count, instant } from './values.ts';

/* What the routes of comments and AI features answer; like answers.ts, imported by no function. */

const commentId = v.pipe(v.string(), v.regex(/^[a-z2-7]{26}-[0-9a-z]+$/));
const state = v.picklist(['pending', 'approved', 'rejected', 'deleted', 'erased']);
const depth = v.pipe(count, v.maxValue(2));
const span = v.object({ start: count, end: count });
const keyPoint = v.object({ text: v.string(), span: v.optional(span) });

const comment = {
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

/** A comment; its author is told the revision and until when it can be edited too. */
export const COMMENT = v.object({
  ...comment,
  revision: v.optional(count),
  editableUntil: v.optional(instant),
});

const moderated = { ...comment, revision: count, reports: count };

export const MODERATED_COMMENT = v.object(moderated);

export const COMMENT_HISTORY = v.object({
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
});

export const COMMENT_FEED = v.object({
  version: v.literal('https://jsonfeed.org/version/1.1'),
  title: v.string(),
  home_page_url: address,
  feed_url: address,
  next_url: v.optional(address),
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
});

export const OWN_COMMENTS = v.object({ comments: v.array(COMMENT), next_url: v.optional(address) });

export const MODERATION_QUEUE = v.object({
  comments: v.array(MODERATED_COMMENT),
  next_url: v.optional(address),
});

export const ERASED = v.object({ erased: count, remaining: v.boolean() });

export const ANSWERS_FOUND = v.object({
  article: address,
  question: v.string(),
  answered: v.boolean(),
  answer: v.optional(v.object({ text: v.string(), method: v.string() })),
  answers: v.array(
    v.object({
      article: address,
      headline: v.optional(v.string()),
      source: v.optional(v.object({ key: v.string(), name: v.string() })),
      field: v.picklist(['headline', 'description', 'articleBody', 'excerpt']),
      text: v.string(),
      span,
      score: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
  ),
  method: v.string(),
  fallback: v.optional(v.string()),
});

export const ARTICLE_SUMMARY = v.object({
  article: address,
  language: v.string(),
  summary: v.string(),
  keyPoints: v.array(keyPoint),
  method: v.string(),
  fallback: v.optional(v.string()),
});

export const TRANSLATION = v.object({
  article: address,
  language: v.string(),
  headline: v.string(),
  articleBody: v.string(),
  summary: v.string(),
  keyPoints: v.array(keyPoint),
  method: v.string(),
});

/** The fields of the forms that pages show. */
export const COMMENT_FORM = v.object({
  text: v.string(),
  name: v.optional(v.string()),
  parent: v.optional(v.pipe(v.string(), v.description('Id of the answered comment, or empty.'))),
  website: v.optional(v.pipe(v.string(), v.description('Hidden from people; stays empty.'))),
  token: v.pipe(v.string(), v.description('Of the page that showed the form.')),
});

export const TOKEN_FORM = v.object({
  token: v.pipe(v.string(), v.description('Of the page that showed the form.')),
});

export const ACCESS_FORM = v.object({
  access: v.pipe(v.string(), v.description('The token of a moderator.')),
  leave: v.optional(v.pipe(v.literal('yes'), v.description('Ends the cookie instead.'))),
});
