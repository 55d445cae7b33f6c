import { cardOf } from '../article/card.ts';
import { LATEST } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { RelatedEdge } from '../article/related.ts';
import { articleRecord } from './article-item.ts';
import { storedCommentCount } from './comment-item.ts';
import { feedEntries } from './feed-entry-item.ts';
import { END, isCurrent, listFeed, pageOf } from './feed-pages.ts';
import { hashtagHours } from './hashtag-use-item.ts';
import { aliasOwner } from './identity-requests.ts';
import { getIngest } from './ingest-requests.ts';
import type { Item } from './item-bytes.ts';
import { storedPosting } from './posting-item.ts';
import type { ArticlePage, ListOptions, Page, ReadStore, StoredArticle, Tombstone } from './read-store.ts';
import { relatedItems } from './related-set-item.ts';
import { getMovedSource, listSources } from './source-requests.ts';
import { storiesOf } from './story-item.ts';
import { getStory, getStoryFeed, getTimeline } from './story-pages.ts';
import {
  aliasKey,
  articleKey,
  commentCountKey,
  EDGE_PREFIX,
  ENTRIES_END,
  feedEntryKey,
  feedPartition,
  hashtagUseKey,
  LIVE_STORIES,
  postingKey,
  relatedSetKey,
} from './table.ts';
import { batchGetItems } from './table-batches.ts';
import { getItem, queryItems, type Table } from './table-requests.ts';

/** Articles of an hour that are looked at: 0.2 MB. Their order is that of hashes, so of more these are a fair sample. */
const MARKS_AN_HOUR = 2000;

/** The ReadStore on a DynamoDB table. */
export function dynamoReadStore(table: Table): ReadStore {
  return {
    getArticle: (id, { related, now }) => getArticle(table, id, related, now),
    listRelated: (id, options) => listRelated(table, id, options),
    listFeed: (feed, options) => listFeed(table, feed, options),
    hasEntries: async (feed) => {
      const range = { pk: feedPartition(feed), from: '0', to: ENTRIES_END, limit: 1 };
      return (await queryItems(table, range)).length > 0;
    },
    getIdByIdentifiers: async (hashes) => {
      const items = await batchGetItems(table, hashes.map(aliasKey));
      const bound = new Map(items.map((item) => [item['pk']?.S, aliasOwner(item)]));
      return hashes.map((hash) => bound.get(aliasKey(hash).pk)).find((id) => id !== undefined);
    },
    getStory: (id) => getStory(table, id),
    getStoryFeed: (id, options) => getStoryFeed(table, id, options),
    getTimeline: (id, options) => getTimeline(table, id, options),
    listStories: async ({ limit, after, now }) => {
      const items = await queryItems(table, {
        pk: LIVE_STORIES,
        ...(after !== undefined && { after }),
        limit: limit + 1,
      });
      return pageOf(items, limit, storiesOf, ({ headlineArticle }) => isShown(headlineArticle, now));
    },
    listPostings: async (term, { since, until, limit }) => {
      if (since > until) return [];
      const { pk } = postingKey(term, until, '');
      const range = { pk, from: since, to: `${until}#${END}`, descending: true, limit };
      return (await queryItems(table, range)).map(storedPosting);
    },
    getArticles: async (ids, now) => {
      if (ids.length === 0) return new Map();
      const items = await batchGetItems(table, ids.map(articleKey));
      const stored = items.map((item) => storedArticle(item, articleKey('').sk, now));
      return new Map(stored.flatMap((each) => (each?.state === 'usable' ? [[each.article.id, each]] : [])));
    },
    getTexts: async (ids) => {
      if (ids.length === 0) return new Map();
      const records = (await batchGetItems(table, ids.map(articleKey))).map(articleRecord);
      return new Map(
        records.flatMap(({ state, article: { id, articleBody, contentHtml } }) =>
          state === 'usable' && articleBody !== ''
            ? [[id, { text: articleBody, ...(contentHtml !== undefined && { html: contentHtml }) }]]
            : [],
        ),
      );
    },
    getEntries: async (places, now) => {
      if (places.length === 0) return new Map();
      const keys = places.map(({ id, listedAt }) => feedEntryKey(LATEST, listedAt, id));
      const entries = feedEntries(await batchGetItems(table, keys));
      const current = entries.filter(({ card }) => isCurrent(card.expires, now));
      return new Map(current.map((entry) => [entry.card.id, entry]));
    },
    listHashtagHour: async (language, hour) => {
      const { pk } = hashtagUseKey(language, hour, '');
      return hashtagHours(await queryItems(table, { pk, limit: MARKS_AN_HOUR }), hour);
    },
    getIngest: (id, after) => getIngest(table, id, after),
    getMovedSource: (key) => getMovedSource(table, key),
    listSources: (options) => listSources(table, options),
  };
}

async function getArticle(
  table: Table,
  id: string,
  related: number,
  now: Instant,
): Promise<ArticlePage | undefined> {
  const { pk, sk } = articleKey(id);
  const count = commentCountKey(id);
  const to = related === 0 ? count.sk : `${EDGE_PREFIX}${END}`;
  // ARTICLE, INDEXED, PUBLIC_COMMENTS and then the related set: the order of the sort keys makes a page one Query.
  const items = await queryItems(table, { pk, from: sk, to, limit: related === 0 ? 3 : related + 5 });
  const stored = storedArticle(items[0], sk, now);
  if (!stored) return undefined;
  return {
    stored,
    commentCount: storedCommentCount(items.find((item) => item['sk']?.S === count.sk)),
    related: relatedPage(id, items, { limit: related, now }),
  };
}

/**
 * The best of a related set. Of those that chose the article one more than the page holds was read, if there are as
 * many: then the page ends with the last of them at the latest, since what comes behind is not known.
 */
function relatedPage(
  id: string,
  items: readonly Item[],
  { limit, after, now }: ListOptions & { now: Instant },
): Page<RelatedEdge> {
  if (limit === 0) return { items: [] };
  const { edges, backPlaces } = relatedItems(id, items, { limit: limit + 1, after });
  const end = backPlaces.length > limit ? backPlaces.at(-1) : undefined;
  const open = edges.filter(({ position }) => end === undefined || position <= end);
  const shown = open.slice(0, limit);
  const next = open.length > limit || end !== undefined ? shown.at(-1)?.position : undefined;
  return {
    items: shown.flatMap(({ edge }) => (isShown(edge.card, now) ? [edge] : [])),
    ...(next !== undefined && { next }),
  };
}

function storedArticle(
  item: Item | undefined,
  sk: string,
  now: Instant,
): StoredArticle | Tombstone | undefined {
  if (item?.['sk']?.S !== sk) return undefined;
  const record = articleRecord(item);
  const { article, enrichment, story, nearCopyOf, changedAt, storedAt, revision } = record;
  if (record.state === 'withdrawn') return { state: 'withdrawn', id: article.id, withdrawnAt: storedAt };
  if (!isShown(article, now)) return undefined;
  const dateModified = changedAt ?? article.dateModified;
  return {
    state: 'usable',
    article,
    enrichment,
    revision,
    storedAt,
    // Most who read an article show all of it and no card.
    get card() {
      return cardOf(article, { hashtags: enrichment.hashtags, revision, story, nearCopyOf, changedAt });
    },
    ...(story !== undefined && { story }),
    ...(dateModified !== undefined && { dateModified }),
  };
}

async function listRelated(table: Table, id: string, { limit, after, now }: ListOptions & { now: Instant }) {
  const { pk, sk } = articleKey(id);
  const to = `${EDGE_PREFIX}${END}`;
  if (after !== undefined) {
    const [chosen, items] = await Promise.all([
      getItem(table, relatedSetKey(id)),
      queryItems(table, { pk, from: EDGE_PREFIX, to, after, limit: limit + 1 }),
    ]);
    return relatedPage(id, [...(chosen ? [chosen] : []), ...items], { limit, after, now });
  }
  const items = await queryItems(table, { pk, from: sk, to, limit: limit + 5 });
  return items[0]?.['sk']?.S === sk ? relatedPage(id, items, { limit, now }) : undefined;
}

function isShown(dates: { embargoedUntil?: Instant; expires?: Instant }, now: Instant): boolean {
  return isCurrent(dates.expires, now) && (dates.embargoedUntil === undefined || dates.embargoedUntil <= now);
}
