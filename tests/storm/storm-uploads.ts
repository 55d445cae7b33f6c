import { articleOf, newEvent, type Written } from '../faults/uploads.ts';
import { type Random, shuffled } from '../support/seeded-random.ts';

/** How large a storm is. */
export interface StormSize {
  /** Stories of which all articles come at the same instant. */
  readonly stories: number;
  readonly articlesOfStory: number;
  /** Articles of the one story that everybody writes about, in uploads of one article. */
  readonly hotArticles: number;
  readonly longArticles: number;
  /** Keys that get three uploads each without a pause. */
  readonly sameKeys: number;
  /** Pairs of uploads that name the same two addresses in opposite order. */
  readonly crossedPairs: number;
}

/** Groups of uploads that come at the same instant. */
export interface Storm {
  /** Each when all instances are free, so that every upload has one of its own. */
  readonly calm: readonly (readonly StormUpload[])[];
  /** All at once. The long upload comes first, so that the others have to get past it. */
  readonly rush: readonly (readonly StormUpload[])[];
}

/** One upload, and which articles have to stand afterwards: one for each group of addresses. */
export interface StormUpload {
  readonly key: string;
  readonly body: Uint8Array;
  readonly addresses: readonly (readonly string[])[];
  readonly kind: 'story' | 'hot' | 'long' | 'sameKey' | 'crossed';
  /** The story that it tells, for those of which pairs are counted. */
  readonly story?: number;
}

/**
 * The uploads of a storm, in groups that come at the same instant.
 */
export function stormUploads(random: Random, size: StormSize, nowMs: number): Storm {
  let number = 0;
  const write = (event = newEvent(random)) => {
    number += 1;
    const article = articleOf(random, event, number, nowMs);
    return {
      ...article,
      articleBody: article.articleBody || `${article.headline} and ${event.words.join(' ')}.`,
    };
  };
  const one = (kind: StormUpload['kind'], key: string, article: Written, story?: number): StormUpload => ({
    key: `uploads/storm/${key}.json`,
    body: Buffer.from(JSON.stringify(article)),
    addresses: [[article.url]],
    kind,
    ...(story !== undefined && { story }),
  });
  const times = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));

  const stories = times(size.stories, (story) => {
    const event = newEvent(random);
    return times(size.articlesOfStory, (index) =>
      one('story', `story-${story}-${index}`, write(event), story),
    );
  });
  const hot = newEvent(random);
  const hotUploads = times(size.hotArticles, (index) => one('hot', `hot-${index}`, write(hot)));
  const sameKeys = times(size.sameKeys, (index) => times(3, () => one('sameKey', `same-${index}`, write())));
  const crossed = times(size.crossedPairs, (index) => {
    const article = write();
    const [first, second] = [article.url, `${article.url}/amp`];
    const named = (url: string, other: string, key: string): StormUpload => ({
      ...one('crossed', key, { ...article, url, sameAs: [other] }),
      addresses: [[first, second]],
    });
    return [named(first, second, `crossed-${index}-a`), named(second, first, `crossed-${index}-b`)];
  });
  const half = Math.ceil(size.stories / 2);
  const calm = [...stories.slice(0, half), ...sameKeys, ...crossed, ...chunked(hotUploads)];
  return {
    calm: shuffled(random, calm),
    rush: [longUpload(size.longArticles, write), ...stories.slice(half)],
  };
}

function longUpload(articles: number, write: () => Written): StormUpload[] {
  if (articles === 0) return [];
  const written = Array.from({ length: articles }, () => write());
  return [
    {
      key: 'uploads/storm/long.ndjson',
      body: Buffer.from(written.map((article) => JSON.stringify(article)).join('\n')),
      addresses: written.map(({ url }) => [url]),
      kind: 'long',
    },
  ];
}

/** The hot story comes in waves of twenty, as many as there are instances. */
function chunked<T>(all: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < all.length; start += 20) chunks.push(all.slice(start, start + 20));
  return chunks;
}
