import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sqsEvent } from '../../infra/local/sqs-event.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { decodeTail } from '../../lib/search/tail.ts';
import { storiesOf } from '../../lib/store/story-item.ts';
import { deliverLooks, startTestHost, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

/** What has no date of its own is dated by its receipt. */
const NOW_MS = Date.parse('2026-11-25T12:00:00Z');
const SAMPLES = join(repositoryRoot, 'events/uploads');
const messages: string[] = [];
/** Second looks that are asked for once more come later, when there is more to be found. */
let isClosed = false;

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost(() => NOW_MS);
  const { send } = host.queue;
  vi.spyOn(host.queue, 'send').mockImplementation((body, delayMs) => {
    if (isClosed) return '';
    messages.push(body);
    return send(body, delayMs);
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await host.close();
});

/** Every item of the table as it lies there, by its key. */
async function items(): Promise<ReadonlyMap<string, string>> {
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  const found = new Map<string, string>();
  for await (const { Items = [] } of paginateScan({ client }, { TableName: host.tableName }))
    for (const item of Items) found.set(keyOf(item), textOf(withoutBookkeeping(item)));
  client.destroy();
  return found;
}

/**
 * Whoever finishes an article puts it at the end of the search index again, where it stands twice until it is merged:
 * items of the tail are known by their article and its words, not by when and for which generation they were put.
 */
function keyOf({ pk, sk, b }: Record<string, AttributeValue>): string {
  if (pk?.S !== 'X#T') return `${pk?.S} ${sk?.S}`;
  const { terms } = decodeTail(b?.B ?? new Uint8Array());
  return `${pk.S} ${sk?.S?.split('#')[1]} ${terms.map(({ term }) => term).join(' ')}`;
}

/**
 * A story is put again by whoever finishes one of its articles: the number that optimistic writes compare grows, and
 * the ranks are noted under which it may still be listed. Nobody who reads sees either.
 */
function withoutBookkeeping(item: Record<string, AttributeValue>) {
  const isStory = item['sk']?.S === 'STORY' || item['pk']?.S?.startsWith('L#');
  if (item['pk']?.S === 'X#T') return {};
  if (!isStory) return item;
  const { n: _, z: __, p: ___, ...rest } = item;
  return { ...rest, stories: storiesOf([item]).map(({ earlierRanks, ...story }) => story) };
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${name}:${textOf(each)}`).join(',')}}`;
}

/** Keys of what is new, gone or another. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key));
}

function eventOf(body: string, receiveCount: number): SQSEvent {
  const id = `again-${messages.indexOf(body)}-${receiveCount}`;
  const times = { sentMs: NOW_MS, firstReceivedMs: NOW_MS, visibleMs: NOW_MS };
  return sqsEvent('uploads', [{ id, receiptHandle: id, body, receiveCount, md5: '', ...times }]);
}

const version = (dateModified: string, fields: object = {}) =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: 'https://harbor-post.example/often',
    headline: `Ferry timetable as of ${dateModified}`,
    articleBody: `This is the timetable as it was known at ${dateModified}.`,
    datePublished: '2026-11-25T09:00:00Z',
    dateModified,
    ...fields,
  });

it('no delivery that comes again changes any item of the table, whenever and in whatever order it comes', async () => {
  for (const name of readdirSync(SAMPLES).sort().slice(0, 9))
    await host.ingest(name, readFileSync(join(SAMPLES, name)));
  await host.ingest('often-1.json', version('2026-11-25T10:00:00Z'));
  await host.ingest('often-2.json', version('2026-11-25T11:00:00Z'));
  await host.ingest('refused.json', '{"half');
  await deliverLooks(host);
  isClosed = true;
  const before = await items();
  expect(before.size).toBeGreaterThan(200);

  const invoke = (body: string, receiveCount: number) =>
    host.functions.invoke('ingest', eventOf(body, receiveCount));
  for (const receiveCount of [1, 2]) {
    for (const body of [...messages].reverse())
      expect(await invoke(body, receiveCount)).toEqual({ batchItemFailures: [] });
    expect(changed(before, await items())).toEqual([]);
  }
  await Promise.all(messages.map((body) => invoke(body, 3)));
  expect(changed(before, await items())).toEqual([]);

  isClosed = false;
  // What would be noticed: a version that is newer.
  await host.ingest('often-3.json', version('2026-11-25T11:30:00Z'));
  expect(changed(before, await items()).length).toBeGreaterThan(5);
});
