import * as v from 'valibot';
import { FEED_FIELDS, type FeedField, type ShownField } from '../article/card-fields.ts';
import { count, id, instant, PRECISION } from './values.ts';

const text = v.string();

const recording = v.object({
  kind: v.picklist(['audio', 'video']),
  url: text,
  type: v.pipe(v.optional(text), v.description('Media type.')),
  bytes: v.optional(count),
  seconds: v.optional(count),
});

/** Every field of a card that is shown, as CARD_FIELDS has it. */
export const CARD_VALUES = {
  id,
  url: v.optional(text),
  headline: text,
  excerpt: text,
  source: v.object({ key: text, name: text }),
  authors: v.optional(v.array(text)),
  datePublished: instant,
  datePublishedPrecision: PRECISION,
  dateModified: v.optional(instant),
  embargoedUntil: v.optional(instant),
  expires: v.optional(instant),
  inLanguage: text,
  hashtags: v.array(text),
  sections: v.array(text),
  image: v.optional(text),
  imageAlt: v.optional(text),
  imageCredit: v.optional(text),
  media: v.optional(v.array(recording)),
  story: v.optional(id),
  nearCopyOf: v.optional(id),
  revision: text,
  receivedAt: v.optional(instant),
} as const satisfies { readonly [Name in ShownField]: v.GenericSchema };

/** Those that stand in `_newsloom` of JSON Feed. */
export const FEED_VALUES = Object.fromEntries(FEED_FIELDS.map((name) => [name, CARD_VALUES[name]])) as Pick<
  typeof CARD_VALUES,
  FeedField
>;
