import type { Article } from '../article/article.ts';
import type { Card } from '../article/card.ts';
import type { Enrichment } from '../article/enrichment.ts';
import { languageKey, sectionKey } from '../article/feed-key.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';

/** What decides in which feeds of a kind an article stands. */
export interface ListedArticle {
  readonly article: Article;
  readonly hashtags: Enrichment['hashtags'];
  readonly story: string;
}

/** One kind of feed: its keys, names and addresses, and the articles that stand in it. */
interface FeedKindDefinition {
  /** The kind in addresses: `/v1/feeds/<plural>/<name>` and `/<plural>/<name>`. */
  readonly plural: string;
  /** What the part of the address after it is called, and an example of it. */
  readonly parameter: string;
  readonly example: string;
  /** What a page calls the kind. */
  readonly label: string;
  /** Its id and its articles in the API document: `The newest articles <about>`. */
  readonly operationId: string;
  readonly about: string;
  /** The key of a name as people write it; '' for a name that no feed of the kind has. */
  readonly keyOf: (name: string) => string;
  readonly titleOf: (name: string) => string;
  /** The keys of the feeds in which an article is listed. */
  readonly keysOf: (listed: ListedArticle) => readonly string[];
  /** True for the card of an article that stands in the feed of this key. */
  readonly has: (card: Card, key: string) => boolean;
  /** How the kind narrows other lists as a parameter of the query; absent where it does not. */
  readonly filter?: FeedFilter;
}

/** A parameter of the query that narrows a list to the feeds of a kind. */
export interface FeedFilter {
  readonly description: string;
  readonly example: string;
  readonly pattern?: string;
}

const MAX_SECTION = 80;
const LANGUAGE = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$';

/**
 * Every kind of feed. The name of a kind is the first part of its keys in the table and the name of its filter. The
 * order is that of how few articles a feed holds, fewest first, as far as a kind can tell. Placing an article, routes,
 * filters, pages and the API document are made from it.
 */
export const FEEDS = {
  story: {
    plural: 'stories',
    parameter: 'id',
    example: 'aaaaaabzzzzzzzzzzzzzzzzzzz',
    label: 'Story',
    operationId: 'ofStory',
    about: 'of a story',
    keyOf: (name) => (/^[a-z2-7]{26}$/.test(name) ? name : ''),
    titleOf: (name) => `Story ${name}`,
    keysOf: ({ story }) => [story],
    has: ({ story }, key) => story === key,
  },
  hashtag: {
    plural: 'hashtags',
    parameter: 'tag',
    example: 'nightferry',
    label: 'Hashtag',
    operationId: 'ofHashtag',
    about: 'with a hashtag',
    keyOf: hashtagKey,
    titleOf: (name) => `#${name}`,
    keysOf: ({ hashtags }) => hashtags.map(({ key }) => key),
    has: ({ hashtags }, key) => hashtags.some((hashtag) => hashtagKey(hashtag) === key),
    filter: { description: 'Hashtag in any writing. Repeated: any of them.', example: 'NightFerry' },
  },
  source: {
    plural: 'sources',
    parameter: 'key',
    example: 'harbor-post.example',
    label: 'Source',
    operationId: 'ofSource',
    about: 'of a source',
    keyOf: (name) => (/^[\p{L}\p{M}\p{N}.-]{1,120}$/u.test(name) ? name.toLowerCase() : ''),
    titleOf: (name) => name,
    keysOf: ({ article }) => [article.publisher.key],
    has: ({ source }, key) => source.key === key,
    filter: { description: 'Key of a source. Repeated: any of them.', example: 'harbor-post.example' },
  },
  section: {
    plural: 'sections',
    parameter: 'section',
    example: 'travel',
    label: 'Section',
    operationId: 'ofSection',
    about: 'of a section',
    keyOf: (name) => {
      const key = sectionKey(name);
      return key.length > MAX_SECTION ? '' : key;
    },
    titleOf: (name) => name,
    keysOf: ({ article }) => article.articleSection.slice(0, 3).map(sectionKey).filter(Boolean),
    has: ({ sections }, key) => sections.some((section) => isSection(section, key)),
    filter: { description: 'Section in any writing. Repeated: any of them.', example: 'travel' },
  },
  language: {
    plural: 'languages',
    parameter: 'tag',
    example: 'en',
    label: 'Language',
    operationId: 'ofLanguage',
    about: 'in a language',
    keyOf: (name) => (new RegExp(LANGUAGE).test(name) ? languageKey(name) : ''),
    titleOf: (name) => name,
    keysOf: ({ article }) => [languageKey(article.inLanguage)],
    has: ({ inLanguage }, key) => languageKey(inLanguage) === key,
    filter: {
      description: 'Language tag (BCP 47); regions count as their language. Repeated: any of them.',
      example: 'en',
      pattern: LANGUAGE,
    },
  },
} as const satisfies Record<string, FeedKindDefinition>;

export type FeedKind = keyof typeof FEEDS;

/** The kinds, those with the shortest feeds first. */
export const FEED_KINDS = Object.entries(FEEDS).map(([kind, definition]) => ({
  kind: kind as FeedKind,
  ...(definition as FeedKindDefinition),
}));

/** `source/rt.com`: the key of a feed in the table. */
export function feedKey(kind: FeedKind, key: string): string {
  return `${kind}/${key}`;
}

/** The keys of all feeds, but that of everything, in which an article is listed. */
export function feedsOf(listed: ListedArticle): string[] {
  return FEED_KINDS.flatMap(({ kind, keysOf }) => keysOf(listed).map((key) => feedKey(kind, key)));
}

/** Cards hold long names of sections cut. */
function isSection(section: string, key: string): boolean {
  const own = sectionKey(section);
  return own === key || (section.endsWith('…') && own !== '' && key.startsWith(own));
}
