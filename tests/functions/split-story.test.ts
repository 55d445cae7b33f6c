import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { mergeStoriesOf } from '../../lib/ingest/merge-stories.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { deliverLooks, startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

const FIRE = 'Tanker burns off Oslo harbor, sailors rescued from lifeboat';
const VOTE = 'Parliament in Madrid rejects pension budget, deputies leave before ballot';
const FIRES = 9;
const VOTES = 6;

let host: TestHost;
let uploads = 0;

async function ingest(title: string, body: string): Promise<string> {
  uploads += 1;
  const url = `https://paper-${uploads}.example/${uploads}`;
  const publishedAt = `2026-11-20T08:${String(uploads).padStart(2, '0')}:00Z`;
  const payload = JSON.stringify({ title, url, publishedAt, content: body, language: 'en' });
  const { articles } = await host.ingest(`${uploads}.json`, payload);
  return articles[0] ?? '';
}

async function ingestAll(title: string, body: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) ids.push(await ingest(`${title} ${number}`, body));
  return ids;
}

async function storyOf(id: string): Promise<string> {
  const { items } = await host.json<TestFeed>(`/v1/feeds/latest?limit=100`);
  return items.find((item) => item._newsloom.id === id)?._newsloom.story?.id ?? '';
}

const membersOf = async (story: string) =>
  (await host.json<TestFeed>(`/v1/feeds/stories/${story}?limit=100`)).items
    .map(({ _newsloom: { id } }) => id)
    .sort();
const get = (path: string) => fetch(host.url + path, { redirect: 'manual' });

describe('a story whose members tell two events', () => {
  let [fires, votes]: [string[], string[]] = [[], []];
  let [merged, moved] = ['', ''];

  beforeAll(async () => {
    host = await startTestHost();
    fires = await ingestAll(FIRE, 'The tanker burned off Oslo harbor; the crew was rescued.', FIRES);
    votes = await ingestAll(VOTE, 'Parliament in Madrid rejected the pension budget.', VOTES);
    const stories = [await storyOf(fires[0] ?? ''), await storyOf(votes[0] ?? '')];
    expect(await membersOf(stories[0] ?? '')).toEqual(fires.toSorted());
    expect(await membersOf(stories[1] ?? '')).toEqual(votes.toSorted());
    // As if one article had linked them.
    const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
    const store = dynamoWriteStore({ client, name: host.tableName, meter: newMeter() });
    await mergeStoriesOf(store, stories[0] ?? '', stories[1] ?? '');
    client.destroy();
    [merged = '', moved = ''] = stories.toSorted();
    expect(await membersOf(merged)).toHaveLength(FIRES + VOTES);
    await deliverLooks(host);
  });
  afterAll(() => host.close());

  it('is split by the second look, and the larger part keeps its id', async () => {
    expect(await membersOf(merged)).toEqual(fires.toSorted());
    expect(await host.json(`/v1/stories/${merged}`)).toMatchObject({ articleCount: FIRES });
  });

  it('leaves the others in a story of their own, of which each of them tells', async () => {
    const story = await storyOf(votes[0] ?? '');
    expect(story).not.toBe(merged);
    expect(await membersOf(story)).toEqual(votes.toSorted());
    expect(await host.json(`/v1/stories/${story}`)).toMatchObject({ articleCount: VOTES });
    for (const id of votes) expect(await storyOf(id)).toBe(story);
  });

  it('still answers where the merged one was asked for', async () => {
    const answer = await get(`/v1/stories/${moved}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      308,
      `${host.url}/v1/stories/${merged}`,
    ]);
  });

  it('is headed by one of its own members', async () => {
    const { items } = await host.json<TestFeed>('/v1/stories');
    const heads = items.map(({ _newsloom: { id, story } }) => [story?.id, fires.includes(id)]);
    expect(heads).toContainEqual([merged, true]);
    expect(heads).toContainEqual([await storyOf(votes[0] ?? ''), false]);
  });

  it('stays as it is when it is looked through again', async () => {
    const before = await host.json('/v1/stories');
    await ingest(`${FIRE} ${FIRES + 1}`, 'The tanker burned off Oslo harbor; the crew was rescued.');
    await deliverLooks(host);
    expect(await membersOf(merged)).toHaveLength(FIRES + 1);
    expect((await host.json<TestFeed>('/v1/stories')).items).toHaveLength(
      (before as unknown as TestFeed).items.length,
    );
  });
});
