import { createHash } from 'node:crypto';
import { addMs, type Instant, instantMs, toInstant } from '../article/instant.ts';
import { attributeText } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import type { HashtagHour } from './read-store.ts';
import { attributesOf, hashtagUseKey, type Key, TTL_ATTRIBUTE } from './table.ts';

const HOUR_MS = 3_600_000;
/** Trends look back two days. */
const KEPT_MS = 3 * 24 * HOUR_MS;

/** What one article is about, at the instant under which it is listed. */
export interface HashtagUse {
  /** Primary subtag of the article's language. */
  readonly language: string;
  readonly listedAt: Instant;
  readonly article: string;
  readonly publisher: string;
  readonly hashtags: readonly { readonly key: string; readonly display: string }[];
}

/**
 * The mark of an article in its hour: one item of about a hundred bytes, whatever the number of its hashtags, named
 * by a hash of the article. So the same use twice is one, and as many marks as one request reads are a fair sample
 * of an hour that has more.
 */
export function hashtagUseItem({ language, listedAt, article, publisher, hashtags }: HashtagUse): Item {
  const hour = hourOf(listedAt);
  return {
    ...attributesOf(hashtagUsePlace(language, listedAt, article)),
    ...layoutOf('hashtagUse'),
    p: { S: digest(publisher, 4) },
    // Most hashtags are their key with other capitals; only a display that is more stands beside it.
    k: {
      L: hashtags.map(({ key, display }) => ({
        S: display.toLowerCase() === key ? display : `${key} ${display}`,
      })),
    },
    [TTL_ATTRIBUTE]: { N: String(Math.floor(instantMs(addMs(hour, KEPT_MS)) / 1000)) },
  };
}

/** Where the marker of an article is that is listed at `listedAt`. */
export function hashtagUsePlace(language: string, listedAt: Instant, article: string): Key {
  return hashtagUseKey(language, hourOf(listedAt), digest(article, 8));
}

/** The marks of one hour, as uses of each hashtag. */
export function hashtagHours(items: readonly Item[], hour: Instant): HashtagHour[] {
  const hours = new Map<
    string,
    { key: string; display: string; uses: { article: string; publisher: string }[] }
  >();
  for (const item of items) {
    const { use, hashtags } = readItem('hashtagUse', item, storedUse);
    for (const { key, display } of hashtags) {
      const known = hours.get(key) ?? { key, display, uses: [] };
      known.uses.push(use);
      hours.set(key, known);
    }
  }
  return [...hours.values()].map((each) => ({ ...each, hour }));
}

function storedUse({ sk, p, k }: Item) {
  return {
    use: { article: attributeText(sk, 'sk'), publisher: attributeText(p, 'p') },
    hashtags: (k?.L ?? []).map((packed) => unpacked(attributeText(packed, 'k'))),
  };
}

/** Keys hold no space. */
function unpacked(text: string): { key: string; display: string } {
  const space = text.indexOf(' ');
  if (space < 0) return { key: text.toLowerCase(), display: text };
  return { key: text.slice(0, space), display: text.slice(space + 1) };
}

function hourOf(instant: Instant): Instant {
  return toInstant(Math.floor(instantMs(instant) / HOUR_MS) * HOUR_MS);
}

function digest(text: string, bytes: number): string {
  return createHash('sha256')
    .update(text)
    .digest('base64url')
    .slice(0, Math.ceil((bytes * 4) / 3));
}
