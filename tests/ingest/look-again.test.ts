import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import type { OutgoingMessage } from '../../lib/article/message-queue.ts';
import { currentStory } from '../../lib/ingest/current-story.ts';
import type { IngestDeps } from '../../lib/ingest/deps.ts';
import { ingestArticle } from '../../lib/ingest/ingest-article.ts';
import { lookAgain } from '../../lib/ingest/look-again.ts';
import { type Look, sendLooks } from '../../lib/ingest/look-message.ts';
import { readMessage } from '../../lib/ingest/message.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { articleOf, at } from '../support/articles.ts';
import { ingestDeps } from '../support/ingest-deps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let store: WriteStore;
let sent: OutgoingMessage[] = [];
beforeAll(async () => {
  table = await startTable();
  store = dynamoWriteStore(table);
});
afterAll(() => table.close());
beforeEach(() => {
  sent = [];
});

/** An instance of its own on the one table. */
function instance(change: Partial<WriteStore> = {}): IngestDeps {
  return ingestDeps(table, change, (messages) => void sent.push(...messages));
}

/** Resolves for all who wait when so many do. */
function barrier(size: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting >= size) open();
    return opened;
  };
}

/** Each language has terms of its own, so that no test finds the articles of another one. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'sv', 'da', 'fi', 'pt', 'ro', 'hu'].values();

/** Articles about one event. */
function coverage(size: number): Article[] {
  const inLanguage = languages.next().value ?? '';
  const place = `Port ${inLanguage}`;
  return Array.from({ length: size }, (_, number) => {
    const id = `${inLanguage}${number}`.padEnd(26, 'x');
    const url = `https://s${number}.example/${id}`;
    return articleOf({
      id,
      identifier: [`url:${url}`],
      url,
      inLanguage,
      headline: `Tanker fire in ${place} injures eleven`,
      description: `Eleven people were injured when a tanker burned in ${place} on Friday, firefighters said.`,
      articleBody: `The fire in ${place} broke out at dawn. Witness number ${number} saw smoke over the tanker.`,
      publisher: { name: `Source ${number}`, domain: `s${number}.example`, key: `s${number}.example` },
    });
  });
}

/** Stores articles so that all have posted before any asks, and all have asked before any is stored. */
async function storeAtOnce(articles: readonly Article[]): Promise<Look[]> {
  const [posted, asked] = [barrier(articles.length), barrier(articles.length)];
  const looks = articles.map(async (article) => {
    let isPosted = false;
    let isAsked = false;
    const deps = instance({
      async writeCopies(copies) {
        await store.writeCopies(copies);
        if (!isPosted) await posted();
        isPosted = true;
      },
      async putArticle(record, previous) {
        if (!isAsked) await asked();
        isAsked = true;
        return store.putArticle(record, previous);
      },
    });
    return (await ingestArticle(deps, article, false)).look;
  });
  return (await Promise.all(looks)).flatMap((look) => look ?? []);
}

/** Pairs of these articles that are linked; those of other tests share some words with them. */
async function pairs(articles: readonly Article[]): Promise<number> {
  const ids = new Set(articles.map(({ id }) => id));
  const sets = await Promise.all(articles.map(({ id }) => store.listRelated(id, 100)));
  const linked = articles.flatMap(({ id }, index) =>
    (sets[index] ?? [])
      .filter(({ card }) => ids.has(card.id))
      .map(({ card }) => [id, card.id].sort().join(' ')),
  );
  return new Set(linked).size;
}

async function storiesOf(articles: readonly Article[]): Promise<{ count: number; members: number[] }> {
  const records = await store.getRecords(articles.map(({ id }) => id));
  const found = await Promise.all(
    [...records.values()].map(({ story, article }) => currentStory(store, story ?? article.id)),
  );
  const byId = new Map(found.flatMap((each) => (each ? [[each.story.id, each.story.articleCount]] : [])));
  return { count: byId.size, members: [...byId.values()] as number[] };
}

async function items(): Promise<string[]> {
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
  return Items.map((item) => JSON.stringify(item)).sort();
}

describe('articles of one story that come at the same instant', () => {
  it('are not related at first, and know that they are early', async () => {
    const articles = coverage(4);
    const looks = await storeAtOnce(articles);
    expect(looks).toEqual(articles.map(({ id }) => ({ id })));
    expect(await pairs(articles)).toBe(0);
  });

  it('are linked with each other and in one story after the second look, which changes nothing when it comes again', async () => {
    const articles = coverage(5);
    const looks = await storeAtOnce(articles);
    for (const look of looks) await lookAgain(instance(), [look]);
    expect(await pairs(articles)).toBe(10);
    expect(await storiesOf(articles)).toEqual({ count: 1, members: [5] });
    const before = await items();
    await lookAgain(instance(), looks);
    expect(await items()).toEqual(before);
  });

  it('are so too when all look at the same instant', async () => {
    const articles = coverage(5);
    const looks = await storeAtOnce(articles);
    await Promise.all(looks.map((look) => lookAgain(instance(), [look])));
    expect(await pairs(articles)).toBe(10);
    expect(await storiesOf(articles)).toEqual({ count: 1, members: [5] });
  });

  it('are not early when they come one after the other', async () => {
    const articles = coverage(3);
    const looks = [];
    for (const article of articles) looks.push((await ingestArticle(instance(), article, false)).look);
    expect(looks.map((look) => look?.waits)).toEqual([7, 7, 7]);
    expect(await pairs(articles)).toBe(3);
  });
});

describe('an upload that comes again after a look', () => {
  const ingestAgain = (article: Article, change: Partial<Article['ingest']>, redelivered: boolean) =>
    ingestArticle(instance(), { ...article, ingest: { ...article.ingest, ...change } }, redelivered);
  const later = { receivedAt: at('2026-11-20T12:00:00Z') };
  let articles: Article[];
  beforeAll(async () => {
    articles = coverage(2);
    await lookAgain(instance(), await storeAtOnce(articles));
  });

  it.each([
    ['delivered again', 'tells what it told the first time', {}, true, 'stored', true],
    ['replayed', 'changes nothing, and looks again', later, false, 'unchanged', true],
    [
      'sent under another key',
      'changes nothing',
      { ...later, upload: 'other.json' },
      false,
      'unchanged',
      false,
    ],
  ])('%s, %s', async (_, __, change, redelivered, outcome, looks) => {
    const [article] = articles;
    if (!article) throw new Error('nothing was stored');
    expect((await store.getArticle(article.id))?.record).toMatchObject({ generation: 2, looks: 1 });
    const again = await ingestAgain(article, change, redelivered);
    expect(again).toEqual({ id: article.id, outcome, ...(looks && { look: { id: article.id } }) });
  });
});

it('an upload that comes again after its source moved tells what it told the first time', async () => {
  const [given] = coverage(1);
  if (!given) throw new Error('nothing to store');
  const article = { ...given, publisher: { name: 'Harbor Radio', key: 'harbor-radio' } };
  const deps = { ...instance(), sourceAliases: new Map([['harbor-radio', 'hr.example']]) };
  await ingestArticle(deps, article, false);
  await lookAgain(deps, [{ id: article.id }]);
  const record = (await store.getArticle(article.id))?.record;
  expect(record).toMatchObject({ article: { publisher: { key: 'hr.example' } }, generation: 2, looks: 1 });
  const again = { ...article, publisher: record?.article.publisher ?? article.publisher };
  expect(await ingestArticle(deps, again, true)).toMatchObject({ outcome: 'stored' });
});

it('a look that moves an article to its source waits for a story that others write all the time', async () => {
  const [given] = coverage(1);
  if (!given) throw new Error('nothing to store');
  const article = { ...given, publisher: { name: 'Harbor Radio', key: 'harbor-radio' } };
  await ingestArticle(instance(), article, false);
  const sourceAliases = new Map([['harbor-radio', 'hr.example']]);
  const busy = { putStory: async () => false, backOff: async () => undefined };
  const looks = [{ id: article.id, waits: 0 }];
  await expect(lookAgain({ ...instance(busy), sourceAliases }, looks)).rejects.toThrow(
    'written all the time',
  );
  await lookAgain({ ...instance(), sourceAliases }, looks);
  expect((await store.getArticle(article.id))?.indexed).toBe(true);
});

describe('a look that dies', () => {
  it.each([1, 2, 3, 4, 5])('at its write %i is finished by the next delivery', async (last) => {
    const articles = coverage(3);
    const looks = await storeAtOnce(articles);
    let writes = 0;
    const dying =
      <Args extends unknown[], Value>(write: (...args: Args) => Promise<Value>) =>
      async (...args: Args) => {
        writes += 1;
        if (writes >= last) throw new Error('killed');
        return write(...args);
      };
    const deps = instance({
      putArticle: dying(store.putArticle),
      writeCopies: dying(store.writeCopies),
      putStory: dying(store.putStory),
      copyStoryFeed: dying(store.copyStoryFeed),
      putIndexedMarker: dying(store.putIndexedMarker),
    });
    await expect(lookAgain(deps, looks)).rejects.toThrow('killed');
    expect(sent).toEqual([]);
    await lookAgain(instance(), looks);
    expect(await pairs(articles)).toBe(3);
    expect(await storiesOf(articles)).toEqual({ count: 1, members: [3] });
    for (const { id } of articles) expect((await store.getArticle(id))?.indexed).toBe(true);
  });
});

describe('messages of looks', () => {
  const looksIn = ({ body }: OutgoingMessage) => {
    const message = readMessage(body);
    return message.kind === 'looks' ? message.looks : [];
  };
  const queue = { send: async (messages: readonly OutgoingMessage[]) => void sent.push(...messages) };
  const many = Array.from({ length: 120 }, (_, number) => ({ id: `a${number}`, waits: 3 }));

  it.each<[string, readonly Look[], number[]]>([
    ['none for nothing', [], []],
    ['late ones wait together, fifty in a message', many, [900, 900, 900]],
    ['a first look comes within a minute', [{ id: 'abc' }], [39]],
    ['first and late looks are messages of their own', [{ id: 'abc' }, { id: 'abd', waits: 7 }], [39, 900]],
  ])('%s', async (_, looks, delays) => {
    await sendLooks(queue, looks);
    expect(sent.map(({ delaySeconds }) => delaySeconds)).toEqual(delays);
    expect(sent.flatMap(looksIn)).toEqual(looks);
  });

  it('wait for two hours, and then end', async () => {
    let looks: readonly Look[] = [{ id: 'never-stored' }];
    const seconds: number[] = [];
    for (; looks.length > 0; sent = []) {
      await sendLooks(queue, looks);
      seconds.push(sent[0]?.delaySeconds ?? 0);
      const [message] = sent.splice(0);
      await lookAgain(instance(), message ? looksIn(message) : []);
      looks = sent.flatMap(looksIn);
    }
    expect(seconds.slice(1).reduce((sum, each) => sum + each, 0)).toBe(7200);
  });

  it('that name nothing are refused', () => {
    expect(() => readMessage('{"looks":[{}]}')).toThrow('names no articles');
  });
});

it('looks at 25 articles at once and sends the others to the end of the queue', async () => {
  const ids = Array.from({ length: 60 }, (_, number) => `many${number}`.padEnd(26, 'x'));
  const late: string[] = [];
  const perBatch: number[] = [];
  for (let looks: readonly Look[] = ids.map((id) => ({ id })); looks.length > 0; ) {
    sent = [];
    await lookAgain(instance(), looks);
    const [now, waiting] = [sent.filter(({ delaySeconds }) => delaySeconds === 0), sent].map((messages) =>
      messages.flatMap(({ body }) => (JSON.parse(body) as { looks: Look[] }).looks),
    ) as [Look[], Look[]];
    const following = waiting.filter(({ waits }) => waits !== undefined).map(({ id }) => id);
    perBatch.push(following.length);
    late.push(...following);
    looks = now;
  }
  expect(perBatch).toEqual([25, 25, 10]);
  expect(late).toEqual(ids);
});
