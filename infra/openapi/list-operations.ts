import { FEED_KINDS, type FeedKind } from '../../lib/feeds/feed-kinds.ts';
import { FORMATS, type Operation } from './operation.ts';

const feed = (id: string, of: string, extra: Partial<Operation> = {}): Operation => ({
  id,
  tag: 'Lists',
  summary: `The newest articles ${of}`,
  description: `Newest first, one page of them. ${FORMATS}`,
  answer: 'JsonFeed',
  problems: [400, 406],
  ...extra,
});

/** Kinds whose feeds may become part of another. */
const MOVABLE: readonly FeedKind[] = ['source', 'story'];

/** The lists: feeds, search, stories, hashtags and sources, by method and path of their routes. */
export const LIST_OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /v1/feeds': {
    id: 'listFeeds',
    tag: 'Lists',
    summary: 'What lists there are',
    description: 'Address templates of all lists.',
    answer: 'FeedIndex',
  },
  'GET /v1/feeds/latest': feed('latest', 'of all'),
  ...Object.fromEntries(
    FEED_KINDS.map(({ kind, plural, parameter, operationId, about }) => [
      `GET /v1/feeds/${plural}/{${parameter}}`,
      feed(operationId, about, MOVABLE.includes(kind) ? { problems: [308, 400, 406] } : {}),
    ]),
  ),
  'GET /v1/search': feed('search', 'that say something', {
    summary: 'Search',
    description: `Articles of the last weeks that have all words, wherever they stand in them. Where little is found, _newsloom.search.didYouMean is what may have been meant; it is never searched for by itself. ${FORMATS}`,
    parameters: { order: 'searchOrder' },
  }),
  'GET /v1/search/suggest': {
    id: 'suggest',
    tag: 'Lists',
    summary: 'What may be meant while it is typed',
    description:
      'The last word completed by words that articles have, the commonest first; where nothing begins so, what may have been meant.',
    parameters: { q: 'typed' },
    answer: 'Suggestions',
    problems: [400],
  },
  'GET /v1/stories': {
    id: 'liveStories',
    tag: 'Stories',
    summary: 'Stories that several sources cover now',
    description: `Best first, each as the article that says most of what all of it say. ${FORMATS}`,
    answer: 'JsonFeed',
    problems: [400, 406],
  },
  'GET /v1/stories/{id}': {
    id: 'story',
    tag: 'Stories',
    summary: 'One story with its timeline',
    description: 'Its articles, oldest first. A story that became part of another redirects there for ever.',
    answer: 'Story',
    problems: [308, 400],
  },
  'GET /v1/stories/{id}/topic': {
    id: 'topic',
    tag: 'Stories',
    summary: 'Other stories on the topic of one',
    description: `By the hashtags and names that they share, most in common first, each as one article; one page. They tell other events. ${FORMATS}`,
    answer: 'JsonFeed',
    problems: [308, 400, 406],
  },
  'GET /v1/hashtags/trending': {
    id: 'trendingHashtags',
    tag: 'Hashtags',
    summary: 'Hashtags that rise',
    description:
      'Used by five articles and two publishers or more, and more than at the same hours of yesterday.',
    answer: 'Trending',
    problems: [400],
  },
  'GET /v1/sources': {
    id: 'sources',
    tag: 'Sources',
    summary: 'Sources',
    description:
      'Who has published, by key, with what was refused of each in the last 24 hours of the clock.',
    answer: 'Sources',
    problems: [400],
  },
  'GET /v1/sources.opml': {
    id: 'sourcesOpml',
    tag: 'Sources',
    summary: 'Sources as subscriptions',
    description: 'OPML 2.0 for feed readers.',
    type: 'text/x-opml',
  },
};
