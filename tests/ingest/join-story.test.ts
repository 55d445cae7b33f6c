import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { currentStory, joinStory, mergeInto } from '../../lib/ingest/join-story.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { queryItems } from '../../lib/store/table-requests.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { at, cardWith } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
let store: WriteStore;
let story: string;
let tests = 0;

beforeAll(async () => {
  table = await startTable();
  store = dynamoWriteStore(table);
});
afterAll(() => table.close());
beforeEach(() => {
  tests += 1;
  story = `story${tests}`;
});

const card = (id: string, source: string, hour = 8) =>
  cardWith({
    id,
    source: { key: source, name: source },
    datePublished: at(`2026-11-20T${10 + hour}:00:00Z`),
  });

async function live(): Promise<string[]> {
  const items = await queryItems(table, { pk: 'L#live', limit: 100 });
  return items.map((item) => item['sk']?.S?.split('#')[1] ?? '');
}

describe('a story', () => {
  it('counts each article and source once, however often it is told', async () => {
    for (const [id, source] of [
      ['one', 'a'],
      ['two', 'b'],
      ['two', 'b'],
      ['three', 'b'],
      ['one', 'a'],
    ] as const) {
      await joinStory(store, story, card(id, source));
    }
    expect((await currentStory(store, story))?.story).toMatchObject({ articleCount: 3, sources: ['a', 'b'] });
  });

  it('is shown by its earliest article and spans its members', async () => {
    await joinStory(store, story, card('late', 'a', 5));
    await joinStory(store, story, card('early', 'b', 1));
    const stored = (await currentStory(store, story))?.story;
    expect(stored?.headlineArticle.id).toBe('early');
    expect([stored?.firstSeen, stored?.lastSeen]).toEqual([
      at('2026-11-20T11:00:00Z'),
      at('2026-11-20T15:00:00Z'),
    ]);
  });

  it('loses no member when many join at once', async () => {
    await joinStory(store, story, card('first', 's0'));
    await Promise.all(['m1', 'm2', 'm3', 'm4'].map((id) => joinStory(store, story, card(id, id))));
    expect((await currentStory(store, story))?.story.articleCount).toBe(5);
  });

  it('is listed as live once two sources tell it, in one place', async () => {
    await joinStory(store, story, card('one', 'a'));
    expect(await live()).not.toContain(story);
    await joinStory(store, story, card('two', 'b', 2));
    await joinStory(store, story, card('three', 'c', 3));
    expect((await live()).filter((id) => id === story)).toEqual([story]);
  });
});

describe('two stories that are one', () => {
  it('are merged, once, and the other id points to the kept one', async () => {
    const other = `${story}-other`;
    await joinStory(store, story, card('one', 'a'));
    await joinStory(store, other, card('two', 'b'));
    await joinStory(store, other, card('three', 'c'));
    await store.writeCopies({
      entries: [{ feed: `story/${other}`, listedAt: at('2026-11-20'), card: card('two', 'b') }],
      postings: [],
      edges: [],
      removals: [],
    });
    await mergeInto(store, story, other);
    await mergeInto(store, story, other);
    const kept = await currentStory(store, other);
    expect(kept?.story).toMatchObject({ id: story, articleCount: 3, sources: ['a', 'b', 'c'] });
    const members = async (id: string) => (await store.listMembers(id, 9)).map((member) => member.id);
    expect([await members(story), await members(other)]).toEqual([['two'], []]);
    expect(await live()).toContain(story);
    expect(await live()).not.toContain(other);
  });

  it('take late members of the moved one', async () => {
    await joinStory(store, story, card('one', 'a'));
    await joinStory(store, `${story}-other`, card('two', 'b'));
    await mergeInto(store, story, `${story}-other`);
    expect(await joinStory(store, `${story}-other`, card('three', 'c'))).toBe(story);
  });
});
