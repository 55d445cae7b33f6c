import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { LOCAL_ACCOUNT, type LocalTable } from '../../infra/local/table.ts';
import type { Card } from '../../lib/article/card.ts';
import type { Comment } from '../../lib/article/comment.ts';
import type { Instant } from '../../lib/article/instant.ts';
import type { Story } from '../../lib/article/story.ts';
import type { IngestRecord } from '../../lib/article/upload.ts';
import { type ArticleRecord, articleRecord } from '../../lib/store/article-item.ts';
import { storedComment, storedCommentCount } from '../../lib/store/comment-item.ts';
import { type StoredEdge, storedEdges } from '../../lib/store/edge-item.ts';
import { feedEntries } from '../../lib/store/feed-entry-item.ts';
import { hashtagHours } from '../../lib/store/hashtag-use-item.ts';
import { ingestRecord } from '../../lib/store/ingest-item.ts';
import type { Item } from '../../lib/store/item-bytes.ts';
import { storedRelatedSet } from '../../lib/store/related-set-item.ts';
import { storiesOf, storyOf } from '../../lib/store/story-item.ts';
import { isRefusedLately } from '../../lib/store/table.ts';

/** Everything that a table holds, by kind. */
export interface TableContents {
  readonly articles: ReadonlyMap<string, ArticleRecord>;
  /** The revision whose copies are all in place, by article. */
  readonly indexed: ReadonlyMap<string, string>;
  /** Articles in the sets of those that they chose. */
  readonly edges: readonly { readonly target: string; readonly sk: string; readonly edge: StoredEdge }[];
  /** What articles chose. */
  readonly chosen: readonly { readonly target: string; readonly edge: StoredEdge }[];
  readonly entries: readonly { readonly feed: string; readonly sk: string; readonly card: Card }[];
  readonly postings: readonly { readonly term: string; readonly sk: string }[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly stories: ReadonlyMap<string, Story>;
  readonly liveStories: readonly { readonly sk: string; readonly story: Story }[];
  readonly ingests: ReadonlyMap<string, IngestRecord>;
  /** The keys of the hashtags that count towards trends, by the place of the article's mark. */
  readonly marks: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
  /** Stamps of uploads that had something refused, with their hours, by source. */
  readonly refusedLately: ReadonlyMap<string, string>;
  readonly comments: ReadonlyMap<string, Comment>;
  /** Public comments, by article. */
  readonly commentCounts: ReadonlyMap<string, number>;
  /** What comments leave elsewhere: audit lines, marks for moderators, their authors' lists; as `<pk> <sk>`. */
  readonly commentPlaces: ReadonlySet<string>;
}

/** Reads all of a local table. */
export async function contentsOf({ endpoint }: LocalTable, name: string): Promise<TableContents> {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_ACCOUNT });
  try {
    return await readTable(client, name);
  } finally {
    client.destroy();
  }
}

/** Reads the whole table. Throws on an item of an unknown kind: a comparison that overlooks something is none. */
export async function readTable(client: DynamoDBClient, name: string): Promise<TableContents> {
  const contents = {
    articles: new Map<string, ArticleRecord>(),
    indexed: new Map<string, string>(),
    edges: [] as { target: string; sk: string; edge: StoredEdge }[],
    chosen: [] as { target: string; edge: StoredEdge }[],
    entries: [] as { feed: string; sk: string; card: Card }[],
    postings: [] as { term: string; sk: string }[],
    aliases: new Map<string, string>(),
    stories: new Map<string, Story>(),
    liveStories: [] as { sk: string; story: Story }[],
    ingests: new Map<string, IngestRecord>(),
    marks: new Map<string, string>(),
    sources: new Map<string, string>(),
    refusedLately: new Map<string, string>(),
    comments: new Map<string, Comment>(),
    commentCounts: new Map<string, number>(),
    commentPlaces: new Set<string>(),
  };
  const kinds: readonly [
    prefix: string,
    sk: string,
    keep: (id: string, sk: string, item: Item) => unknown,
  ][] = [
    ['A#', 'ARTICLE', (id, _, item) => contents.articles.set(id, articleRecord(item))],
    ['A#', 'INDEXED', (id, _, item) => contents.indexed.set(id, item['r']?.S ?? '')],
    [
      'A#',
      'RELATED#',
      (target, sk, item) => contents.edges.push(...storedEdges([item]).map((edge) => ({ target, sk, edge }))),
    ],
    [
      'A#',
      'RELATED',
      (target, _, item) => contents.chosen.push(...storedRelatedSet(item).map((edge) => ({ target, edge }))),
    ],
    ['F#', '', (feed, sk, item) => contents.entries.push(...entriesOf(feed, sk, item))],
    ['T#', '', (term, sk) => contents.postings.push({ term, sk })],
    ['U#', 'ALIAS', (hash, _, item) => contents.aliases.set(hash, item['a']?.S ?? '')],
    ['S#', 'STORY', (id, _, item) => contents.stories.set(id, storyOf(item))],
    ['S#', '', (id, sk, item) => contents.entries.push(...entriesOf(`story/${id}`, sk, item))],
    [
      'L#',
      '',
      (_, sk, item) => contents.liveStories.push(...storiesOf([item]).map((story) => ({ sk, story }))),
    ],
    ['I#', 'RECORD', (id, _, item) => contents.ingests.set(id, ingestRecord(item))],
    ['I#', 'REFUSED#', () => undefined],
    ['I#', 'PART#', () => undefined],
    ['I#', 'ARTICLES#', () => undefined],
    ['H#', '', (rest, sk, item) => contents.marks.set(`H#${rest} ${sk}`, keysOfMark(item))],
    [
      'P',
      '',
      (_, key, item) =>
        isRefusedLately(key)
          ? contents.refusedLately.set(key, stampsOf(item))
          : contents.sources.set(key, item['d']?.S ?? ''),
    ],
    ['A#', 'PUBLIC_COMMENTS', (id, _, item) => contents.commentCounts.set(id, storedCommentCount(item))],
    ['C#', '', (_, __, item) => contents.comments.set(storedComment(item).id, storedComment(item))],
    ['K#', 'AUDIT#', (id, sk) => contents.commentPlaces.add(`K#${id} ${sk}`)],
    ['M#', '', (state, sk) => contents.commentPlaces.add(`M#${state} ${sk}`)],
    ['W#', 'COMMENT#', (identity, sk) => contents.commentPlaces.add(`W#${identity} ${sk}`)],
    // Keys that were used, uses that were counted, what models said: they end by themselves.
    ['W#', 'KEY#', () => undefined],
    ['Q#', 'USES', () => undefined],
    ['X#', 'KEPT', () => undefined],
    // The search index: its own test compares what is found.
    ['X#', '', () => undefined],
    ['X', 'M', () => undefined],
    // Statistics: the only counts that may be lost.
    ['D#', '', () => undefined],
  ];
  for await (const item of scan(client, name)) {
    const [pk, sk] = [item['pk']?.S ?? '', item['sk']?.S ?? ''];
    const kind = kinds.find(([prefix, start]) => pk.startsWith(prefix) && sk.startsWith(start));
    if (!kind) throw new Error(`an item of an unknown kind: ${pk} ${sk}`);
    kind[2](pk.slice(kind[0].length), sk, item);
  }
  return contents;
}

/** None where an entry has left its place: what it leaves tells when. */
function entriesOf(feed: string, sk: string, item: Item) {
  return feedEntries([item]).map(({ card }) => ({ feed, sk, card }));
}

async function* scan(client: DynamoDBClient, name: string): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: name, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) }),
    );
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start);
}

function keysOfMark(item: Item): string {
  const hours = hashtagHours([item], '1970-01-01T00:00:00.000Z' as Instant);
  return hours.map(({ key }) => key).join(' ');
}

function stampsOf(item: Item): string {
  const hours = Object.keys(item).filter((name) => /^h\d+$/.test(name));
  return hours
    .map((name) => [item[name]?.N, ...(item[name.replace('h', 'u')]?.SS ?? []).sort()].join(' '))
    .sort()
    .join(', ');
}
