import { createHash } from 'node:crypto';
import { addMs, type Instant, instantMs, toInstant } from '../article/instant.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import type { HashtagHour } from './read-store.ts';
import { hashtagHourKey, TTL_ATTRIBUTE } from './table.ts';
import type { Update } from './table-requests.ts';

const HOUR_MS = 3_600_000;
/** Trends look back two days. */
const KEPT_MS = 3 * 24 * HOUR_MS;
const ARTICLE_BYTES = 4;
const PUBLISHER_BYTES = 2;

/** One article that uses one hashtag, at the instant under which the article is listed. */
export interface HashtagUse {
  /** Primary subtag of the article's language. */
  readonly language: string;
  readonly key: string;
  readonly display: string;
  readonly listedAt: Instant;
  readonly article: string;
  readonly publisher: string;
}

/**
 * How a use is written: one UpdateItem that adds six bytes to a set, four of the article and two of the
 * publisher, so that the same use twice is one. `values` go into `ADD m :m SET d = :d, expiresAt = :t`.
 */
export function hashtagUseUpdate(use: HashtagUse): Update {
  const hour = hourOf(use.listedAt);
  const expires = Math.floor(instantMs(addMs(hour, KEPT_MS)) / 1000);
  const mark = Buffer.concat([stamp(use.article, ARTICLE_BYTES), stamp(use.publisher, PUBLISHER_BYTES)]);
  return {
    key: hashtagHourKey(use.language, hour, use.key),
    expression: 'ADD m :m SET d = :d, #t = :t',
    names: { '#t': TTL_ATTRIBUTE },
    values: { ':m': { BS: [mark] }, ':d': { S: use.display }, ':t': { N: String(expires) } },
  };
}

export function storedHashtagHour(item: Item): HashtagHour {
  const marks = item['m']?.BS ?? [];
  return {
    key: textOf(item['sk'], 'sk'),
    display: textOf(item['d'], 'd'),
    hour: textOf(item['pk'], 'pk').slice(-24) as Instant,
    uses: marks.map((mark) => ({
      article: Buffer.from(mark).toString('hex', 0, ARTICLE_BYTES),
      publisher: Buffer.from(mark).toString('hex', ARTICLE_BYTES),
    })),
  };
}

function hourOf(instant: Instant): Instant {
  return toInstant(Math.floor(instantMs(instant) / HOUR_MS) * HOUR_MS);
}

function stamp(text: string, bytes: number): Buffer {
  return createHash('sha256').update(text).digest().subarray(0, bytes);
}
