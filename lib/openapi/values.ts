import * as v from 'valibot';

/* Values that several answers have; no function imports them. */

export const instant = v.pipe(v.string(), v.isoTimestamp());
export const address = v.pipe(v.string(), v.url());
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
export const id = v.pipe(v.string(), v.regex(/^[a-z2-7]{26}$/));

/** How exact a date was given. */
export const PRECISION = v.picklist(['second', 'minute', 'hour', 'day', 'week', 'month', 'year']);

/** Why an article is related. */
export const REASON = v.variant('type', [
  v.object({ type: v.literal('term'), term: v.string(), weight: score }),
  v.object({ type: v.literal('hashtag'), hashtag: v.string() }),
  v.object({ type: v.literal('article'), id }),
  v.object({ type: v.literal('time'), hoursApart: v.number() }),
]);

/** A stretch of a text: UTF-16 offsets, end exclusive. */
export const span = v.object({ start: count, end: count });

/** The address of the next page, where there is one. */
export const nextUrl = v.optional(address);
