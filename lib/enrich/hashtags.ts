import type { Article, Hashtag } from '../article/article.ts';
import { hashtagDisplay, hashtagKey } from './hashtag-key.ts';

/** Tags of a similar article that is stored already. */
export interface NeighborTags {
  readonly hashtags: readonly { readonly key: string; readonly display: string }[];
  /** How similar, in [0, 1]. */
  readonly score: number;
}

const MOST = 8;
const FEWEST = 3;
/** A run of capitalized words in the middle of a sentence: a name. */
const NAME = /(?<=[\p{Ll}\p{N},;]['’"”]?\s)\p{Lu}[\p{L}\p{M}’'-]+(?:\s\p{Lu}[\p{L}\p{M}’'-]+){0,3}/gu;

/** Three to eight hashtags: the publisher's keywords first, then the names that the text repeats and the tags of similar articles. */
export function hashtagsOf(article: Article, neighbors: readonly NeighborTags[]): Hashtag[] {
  const given = article.keywords.flatMap((keyword) => tagOf(keyword, 'publisher', 1));
  const banned = new Set(
    [article.publisher.name, ...article.articleSection, ...article.author.map(({ name }) => name)].map(
      hashtagKey,
    ),
  );
  const found = given.length >= FEWEST ? [] : namesOf(article, neighbors);
  const tags = [...given, ...found].filter(({ key }) => !banned.has(key));
  return [...new Map(tags.map((tag) => [tag.key, tag])).values()].slice(0, MOST);
}

function namesOf(
  { headline, articleBody, description = '' }: Article,
  neighbors: readonly NeighborTags[],
): Hashtag[] {
  const text = `${headline}\n${description}\n${articleBody}`;
  const counts = new Map<string, { text: string; count: number }>();
  for (const [name] of text.matchAll(NAME)) {
    const known = counts.get(hashtagKey(name));
    counts.set(hashtagKey(name), { text: known?.text ?? name, count: (known?.count ?? 0) + 1 });
  }
  const remembered = new Map(
    neighbors.flatMap(({ hashtags, score }) => hashtags.map(({ key }) => [key, score] as const)),
  );
  return [...counts]
    .filter(([, { count }]) => count > 1)
    .map(([key, { text: name, count }]) => ({ name, worth: count * (1 + 3 * (remembered.get(key) ?? 0)) }))
    .sort((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1))
    .slice(0, FEWEST + 2)
    .flatMap(({ name, worth }) => tagOf(name, 'text', worth / (worth + 5)));
}

function tagOf(text: string, source: Hashtag['source'], score: number): Hashtag[] {
  const key = hashtagKey(text);
  return key === ''
    ? []
    : [{ key, display: hashtagDisplay(text), source, score: Math.round(score * 100) / 100 }];
}
