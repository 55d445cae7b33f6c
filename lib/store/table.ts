import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import type { ArticleId } from '../article/article.ts';
import { storyFeed } from '../article/feed-key.ts';
import type { Instant } from '../article/instant.ts';
import type { TermKey } from '../article/related.ts';
import { liveRank, type Story } from '../article/story.ts';
import { attributeText } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import type { FeedKey } from './read-store.ts';

/** The attribute that DynamoDB's time to live watches: epoch seconds. Readers skip what is past it. */
export const TTL_ATTRIBUTE = 'expiresAt';

/** The one table: keys `pk` and `sk`, on demand, no index. */
export function tableDefinition(tableName: string) {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  } satisfies CreateTableCommandInput;
}

/** A primary key. All keys of the table are made here and nowhere else. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const articleKey = (id: ArticleId): Key => ({ pk: `A#${id}`, sk: 'ARTICLE' });

/** Says that everything of one revision of the article is written. */
export const indexedKey = (id: ArticleId): Key => ({ pk: `A#${id}`, sk: 'INDEXED' });

/** The related articles that one chose when it was stored, in one item before all that chose it. */
export const relatedSetKey = (id: ArticleId): Key => ({ pk: `A#${id}`, sk: 'RELATED' });

/** An article that chose `target`, in the set of that. Best first: the score counts down. */
export const edgeKey = (target: ArticleId, score: number, other: ArticleId): Key => ({
  pk: `A#${target}`,
  sk: `${EDGE_PREFIX}${String(9999 - Math.round(score * 9999)).padStart(4, '0')}#${other}`,
});

export const EDGE_PREFIX = 'RELATED#';

export const feedEntryKey = (feed: FeedKey, listedAt: Instant, id: ArticleId): Key => ({
  pk: feedPartition(feed),
  sk: `${listedAt}#${id}`,
});

const STORY_PREFIX = storyFeed('');

/** Where the entries of a feed are: those of a story in front of the story itself. */
export const feedPartition = (feed: FeedKey): string =>
  feed.startsWith(STORY_PREFIX) ? storyKey(feed.slice(STORY_PREFIX.length)).pk : `F#${feed}`;

/** Sorts behind the instants that entries begin with, and before a story. */
export const ENTRIES_END = ':';

export const postingPartition = (term: TermKey): string => `T#${term}`;

export const postingKey = (term: TermKey, listedAt: Instant, id: ArticleId): Key => ({
  pk: postingPartition(term),
  sk: `${listedAt}#${id}`,
});

export const aliasKey = (identifierHash: string): Key => ({ pk: `U#${identifierHash}`, sk: 'ALIAS' });

export const ingestKey = (id: string): Key => ({ pk: `I#${id}`, sk: 'RECORD' });

/** What became of a part of an upload: one Query from the first of them to the record brings all. */
export const partKey = (id: string, part: number): Key => ({ pk: `I#${id}`, sk: `PART#${partNumber(part)}` });

export const PART_PREFIX = 'PART#';

/** The ids of the articles of a part, which are paged. */
export const partArticlesKey = (id: string, part: number): Key => ({
  pk: `I#${id}`,
  sk: `${PART_ARTICLES_PREFIX}${partNumber(part)}`,
});

export const PART_ARTICLES_PREFIX = 'ARTICLES#';

const partNumber = (part: number): string => String(part).padStart(6, '0');

/** A further hundred refusals of an upload, `part` from 1. */
export const refusedKey = (id: string, part: number): Key => ({
  pk: `I#${id}`,
  sk: `REFUSED#${String(part).padStart(4, '0')}`,
});

/** What an article of one hour is about; `hour` is its first instant, `article` a hash. One Query reads an hour of a language. */
export const hashtagUseKey = (language: string, hour: Instant, article: string): Key => ({
  pk: `H#${language}#${hour}`,
  sk: article,
});

export const sourceKey = (key: string): Key => ({ pk: 'P', sk: key });

const REFUSED_LATELY = '#REFUSED';

/** What was refused of a source in the last day; right behind the source, since no key of one has a `#`. */
export const refusedLatelyKey = (source: string): Key => ({
  pk: sourceKey(source).pk,
  sk: `${source}${REFUSED_LATELY}`,
});

/** True for a sort key of what was refused of a source. */
export const isRefusedLately = (sk: string): boolean => sk.endsWith(REFUSED_LATELY);

/** A story, behind the last entry of its feed: one Query from the end brings it with the newest of them. */
export const storyKey = (id: string): Key => ({ pk: `S#${id}`, sk: 'STORY' });

/** What ingestion has learned of a language: how common its words are (`en`), which tags it uses (`tags#en`). */
export const snapshotKey = (name: string): Key => ({ pk: `D#${name}`, sk: 'SNAPSHOT' });

/** The partition of the list of live stories. */
export const LIVE_STORIES = 'L#live';

/** The list of live stories, highest rank first: the rank counts down. */
export const liveStoryKey = (story: Story): Key => rankKey(liveRank(story), story.id);

/** Where the story stands, and where it stood before. */
export const liveStoryKeys = (story: Story): Key[] =>
  [liveRank(story), ...(story.earlierRanks ?? [])].map((rank) => rankKey(rank, story.id));

const rankKey = (rank: number, id: string): Key => ({
  pk: LIVE_STORIES,
  sk: `${String(Math.round(9_999_999_999 - rank * 1000)).padStart(10, '0')}#${id}`,
});

/** A comment; `suffix` is the part of its id behind the article's. */
export const commentKey = (articleId: ArticleId, suffix: string): Key => ({
  pk: `C#${articleId}`,
  sk: suffix,
});

/** One revision of a comment in the moderators' queue of its state: whoever takes it out takes no later one along. */
export const queueKey = (state: string, commentId: string, suffix: string, revision: number): Key => ({
  pk: `M#${state}`,
  sk: `${suffix}#${commentId}#${revision}`,
});

export const auditKey = (commentId: string, revision: number): Key => ({
  pk: `K#${commentId}`,
  sk: `AUDIT#${String(revision).padStart(6, '0')}`,
});

/** A comment among all that its author wrote. */
export const authorKey = (identity: string, commentId: string): Key => ({
  pk: `W#${identity}`,
  sk: `COMMENT#${commentId}`,
});

export const idempotencyKey = (identity: string, key: string): Key => ({
  pk: `W#${identity}`,
  sk: `KEY#${key}`,
});

/** How often `subject` did something in a stretch of time; the stretch is part of its name. */
export const useKey = (subject: string): Key => ({ pk: `Q#${subject}`, sk: 'USES' });

/** What a model said, by a hash of all that it was asked. */
export const assistKey = (hash: string): Key => ({ pk: `X#${hash}`, sk: 'KEPT' });

/** An item of the tail of the search index, in the order of writing. */
export const searchTailKey = (place: string): Key => ({ pk: 'X#T', sk: place });

/** A part of a segment of the search index. */
export const searchPartKey = ({ segment, name }: { segment: string; name: string }): Key => ({
  pk: `X#${segment}`,
  sk: name,
});

/** The segments of the search index that stand. */
export const searchManifestKey = (): Key => ({ pk: 'X', sk: 'M' });

/** The tokens that were spent on a day. */
export const tokenBudgetKey = (day: string): Key => ({ pk: `Q#tokens#${day}`, sk: 'USES' });

/**
 * The approved comments of an article, counted; between the article with its mark and its related set, so that
 * every page brings the number along.
 */
export const commentCountKey = (articleId: ArticleId): Key => ({
  pk: `A#${articleId}`,
  sk: 'PUBLIC_COMMENTS',
});

/** A subscription, among all of them: one Query lists them, and DynamoDB splits a busy partition by itself. */
export const subscriptionKey = (id: string): Key => ({ pk: 'N', sk: id });

/** What is to be polled in one minute, the first `YYYY-MM-DDTHH:MM` of its instants. */
export const dueKey = (dueAt: Instant, id: string): Key => ({
  pk: `N#due#${dueAt.slice(0, 16)}`,
  sk: `${dueAt}#${id}`,
});

/** Which subscription has moved to an address, by the id that the address would have. */
export const movedKey = (id: string): Key => ({ pk: `N#moved#${id}`, sk: 'ID' });

/** Up to where the due minutes were sent to the queue. */
export const COLLECTED_KEY: Key = { pk: 'N#due', sk: 'COLLECTED' };

/** When a host may be asked again, and what its robots.txt says. */
export const hostKey = (host: string): Key => ({ pk: `N#host#${host}`, sk: 'TURN' });
export const robotsKey = (origin: string): Key => ({ pk: `N#host#${origin}`, sk: 'ROBOTS' });

/** Names the item in a set, a batch or a log line. */
export function keyText({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

/** The key of an item; throws when it has none, which only a foreign writer could cause. */
export function keyOfItem(item: Item): Key {
  return { pk: attributeText(item['pk'], 'pk'), sk: attributeText(item['sk'], 'sk') };
}

/** The key as the SDK has it; every item starts with it. */
export function attributesOf({ pk, sk }: Key): { pk: { S: string }; sk: { S: string } } {
  return { pk: { S: pk }, sk: { S: sk } };
}
