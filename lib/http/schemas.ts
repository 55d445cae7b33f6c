import * as v from 'valibot';
import { MAX_UPLOAD_BYTES } from '../article/upload.ts';

/** Media types that decoding can read; `application/gzip` holds one of the others. */
const UPLOAD_TYPE =
  /^(?:text\/[a-z0-9.+-]+|application\/(?:[a-z0-9.-]+\+)?(?:json|xml|gzip|x-gzip|x-ndjson|octet-stream))(?:; ?charset=[\w-]+)?$/i;

/** Body of `POST /v1/uploads`. */
export const UPLOAD_REQUEST = v.strictObject({
  filename: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(200),
    v.regex(/^[\p{L}\p{M}\p{N} ._()+-]+$/u, 'letters, digits, space and ._()+- only'),
    v.description('Name of the object; its suffix helps to tell the format.'),
  ),
  contentType: v.pipe(
    v.string(),
    v.maxLength(100),
    v.regex(UPLOAD_TYPE, 'a media type of text, JSON, XML or gzip'),
    v.description('Media type that the PUT will have.'),
  ),
  sizeBytes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(MAX_UPLOAD_BYTES),
    v.description('Exact length of the body that the PUT will have.'),
  ),
});

/** Body of `POST /v1/articles/{id}/comments`. How long a text may be is said after it was cleaned. */
export const COMMENT_REQUEST = v.strictObject({
  text: v.pipe(v.string(), v.description('Plain text, at most 2 000 characters and 2 links.')),
  name: v.optional(v.pipe(v.string(), v.description('What the author is called; cut to 50 characters.'))),
  parent: v.optional(v.pipe(v.string(), v.description('Id of the comment that this one answers.'))),
});

/** Body of `PATCH /v1/comments/{id}`. */
export const COMMENT_EDIT = v.strictObject({
  text: v.pipe(v.string(), v.description('The new text, within ten minutes after posting.')),
});

/** Body of a moderator's decision. */
export const MODERATION_REQUEST = v.strictObject({
  revision: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.description('The revision that the moderator saw; another one is a conflict.'),
  ),
});
