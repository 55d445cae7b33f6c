import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mergeStories } from '../../lib/article/story.ts';
import { currentStory } from '../../lib/ingest/current-story.ts';
import { joinStory, type Member } from '../../lib/ingest/join-story.ts';
import { leaveStory } from '../../lib/ingest/leave-story.ts';
import { mergeStoriesOf } from '../../lib/ingest/merge-stories.ts';
import { relist } from '../../lib/ingest/write-story.ts';
import { EMPTY_SNAPSHOT, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { profileOf } from '../../lib/relate/profile.ts';
import { postedOf } from '../../lib/relate/relate.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { liveStoryKey } from '../../lib/store/table.ts';
import { queryItems } from '../../lib/store/table-requests.ts';
import type { WriteStore } from '../../lib/store/write-store.ts';
import { articleOf, at, cardWith } from '../support/articles.ts';
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

const member = (id: string, source: string, hour = 8): Member => {
  const datePublished = at(`2026-11-20T${10 + hour}:00:00Z`);
  return {
    card: cardWith({ id, source: { key: source, name: source }, datePublished }),
    listedAt: [datePublished],
  };
};

const place = ({ card, listedAt: [listedAt = card.datePublished] }: Member, id = story) =>
  store.writeCopies({
    entries: [{ feed: `story/${id}`, listedAt, card }],
    postings: [],
    edges: [],
    removals: [],
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
      await joinStory(store, story, member(id, source));
    }
    expect((await currentStory(store, story))?.story).toMatchObject({ articleCount: 3, sources: ['a', 'b'] });
  });

  it('is shown by its earliest article and spans its members', async () => {
    await joinStory(store, story, member('late', 'a', 5));
    await joinStory(store, story, member('early', 'b', 1));
    const stored = (await currentStory(store, story))?.story;
    expect(stored?.headlineArticle.id).toBe('early');
    expect([stored?.firstSeen, stored?.lastSeen]).toEqual([
      at('2026-11-20T11:00:00Z'),
      at('2026-11-20T15:00:00Z'),
    ]);
  });

  it('loses no member when twenty join at once', async () => {
    await joinStory(store, story, member('first', 's0'));
    const ids = Array.from({ length: 20 }, (_, index) => `m${index}`);
    await Promise.all(ids.map((id) => joinStory(store, story, member(id, id))));
    expect((await currentStory(store, story))?.story.articleCount).toBe(21);
  });

  it('is listed as live once two sources tell it, in one place', async () => {
    await joinStory(store, story, member('one', 'a'));
    expect(await live()).not.toContain(story);
    await joinStory(store, story, member('two', 'b', 2));
    await joinStory(store, story, member('three', 'c', 3));
    expect((await live()).filter((id) => id === story)).toEqual([story]);
  });
});

describe('the list of live stories', () => {
  const listed = async () => (await live()).filter((id) => id === story);

  it('has a story once, also when one that was slow lists it after many changes of others', async () => {
    await joinStory(store, story, member('one', 's1'));
    await joinStory(store, story, member('two', 's2'));
    const second = await currentStory(store, story);
    for (let number = 3; number < 12; number += 1)
      await joinStory(store, story, member(`m${number}`, `s${number}`, number));
    if (!second) throw new Error('no story');
    await relist(store, second.story, second.revision);
    expect(await listed()).toEqual([story]);
  });

  it('is left by a story that one outlet alone tells, also when who took the other away died before', async () => {
    for (const [id, source] of [
      ['one', 'a'],
      ['two', 'b'],
    ] as const) {
      await joinStory(store, story, member(id, source));
      await place(member(id, source));
    }
    expect(await listed()).toEqual([story]);
    const dying = { ...store, listLiveStory: () => Promise.reject(new Error('killed')) };
    await expect(leaveStory(dying, story, member('two', 'b'))).rejects.toThrow('killed');
    await leaveStory(store, story, member('two', 'b'));
    expect(await listed()).toEqual([]);
  });
});

describe('what the members of a story say together', () => {
  const vectorOf = async (word: string) => {
    const article = articleOf({ headline: `${word} storm at ${word} harbor`, articleBody: `${word} sank.` });
    const listedAt = article.datePublished;
    const frequencies = await frequenciesOf('en', EMPTY_SNAPSHOT);
    return postedOf(profileOf({ ...article, listedAt }, frequencies)).vector;
  };
  const centroid = async () => (await currentStory(store, story))?.story.centroid;

  it('is without the words of one that has left, however often that is told', async () => {
    const [stays, leaves] = [
      { ...member('stays', 'a'), vector: await vectorOf('Aldren') },
      { ...member('leaves', 'b'), vector: await vectorOf('Vesper') },
    ];
    await joinStory(store, story, stays);
    await place(stays);
    const before = await centroid();
    await joinStory(store, story, leaves);
    expect(await centroid()).not.toEqual(before);
    await leaveStory(store, story, leaves);
    await leaveStory(store, story, leaves);
    expect(stays.vector).not.toEqual(leaves.vector);
    expect(levels(await centroid())).toEqual(levels(before));
  });
});

/** Hashes of the terms of a centroid, with their weights to a twentieth: rounding leaves a little. */
function levels(centroid: Uint8Array = new Uint8Array()): [hash: number, level: number][] {
  const view = new DataView(centroid.buffer, centroid.byteOffset, centroid.byteLength);
  const packed = Array.from({ length: centroid.length / 4 }, (_, index) => view.getUint32(4 * index));
  return packed
    .map((each): [number, number] => [Math.floor(each / 4096), Math.round((each % 4096) / 10)])
    .sort(([a], [b]) => a - b);
}

describe('a large story', () => {
  /** More than a story remembers by itself, each with its entry. */
  const fill = async (count: number) => {
    for (let number = 0; number < count; number += 1) {
      const each = member(`m${number}`, `s${number % 5}`, number % 9);
      await joinStory(store, story, each);
      await place(each);
    }
  };
  const count = async () => (await currentStory(store, story))?.story.articleCount;

  it('does not count a member again that joined long ago, also when it is dated anew', async () => {
    await fill(80);
    const [first, second] = [member('m0', 's0', 0), member('m1', 's1', 1)];
    await joinStory(store, story, first);
    await joinStory(store, story, { ...second, listedAt: [at('2026-11-21'), ...second.listedAt] });
    expect(await count()).toBe(80);
    await joinStory(store, story, member('another', 's0'), true);
    expect(await count()).toBe(81);
  });

  it('counts what is left when a member leaves, however often that is told', async () => {
    await fill(80);
    const { card, listedAt } = member('m3', 's3', 3);
    const removals = listedAt.map(
      (each) => ({ type: 'entry', feed: `story/${story}`, listedAt: each, id: card.id }) as const,
    );
    await store.writeCopies({ entries: [], postings: [], edges: [], removals });
    await leaveStory(store, story, { card });
    await leaveStory(store, story, { card });
    expect(await count()).toBe(79);
  });

  it('is headed by who comes next when all others have left', async () => {
    const first = member('first', 's0');
    await joinStory(store, story, first);
    await joinStory(store, story, member('second', 's1'));
    await leaveStory(store, story, first);
    expect((await currentStory(store, story))?.story).toMatchObject({
      articleCount: 1,
      headlineArticle: { headline: '' },
    });
    expect((await store.rereadAfterWrite([], story)).mustRejoin).toBe(true);
    await joinStory(store, story, member('second', 's1'));
    expect((await currentStory(store, story))?.story).toMatchObject({
      articleCount: 1,
      headlineArticle: { id: 'second' },
    });
    expect((await store.rereadAfterWrite([], story)).mustRejoin).toBe(false);
  });
});

describe('two stories that are one', () => {
  it('are merged, once, and the other id points to the kept one', async () => {
    const other = `${story}-other`;
    await joinStory(store, story, member('one', 'a'));
    await joinStory(store, other, member('two', 'b'));
    await joinStory(store, other, member('three', 'c'));
    await store.writeCopies({
      entries: [{ feed: `story/${other}`, listedAt: at('2026-11-20'), card: member('two', 'b').card }],
      postings: [],
      edges: [],
      removals: [],
    });
    await mergeStoriesOf(store, story, other);
    await mergeStoriesOf(store, story, other);
    const kept = await currentStory(store, other);
    expect(kept?.story).toMatchObject({ id: story, articleCount: 3, sources: ['a', 'b', 'c'] });
    const members = async (id: string) => (await store.listMembers(id, 9)).map((member) => member.id);
    expect([await members(story), await members(other)]).toEqual([['two'], []]);
    expect(await live()).toContain(story);
    expect(await live()).not.toContain(other);
  });

  it('count each member once, when two articles merge them at once, each in its own order', async () => {
    const other = `${story}-other`;
    // A story knows its members by the beginnings of their ids.
    for (const [index, id] of [story, other].entries())
      for (const each of ['one', 'two', 'three'])
        await joinStory(store, id, member(`${index}-${each}`, each));
    await Promise.all([mergeStoriesOf(store, story, other), mergeStoriesOf(store, other, story)]);
    for (const id of [story, other])
      expect((await currentStory(store, id))?.story).toMatchObject({ id: story, articleCount: 6 });
  });

  it('count a member once that moves from one to the other meanwhile, and has joined before it left', async () => {
    const other = `${story}-other`;
    for (const each of ['one', 'two']) await joinStory(store, story, member(each, each));
    for (const each of ['two', 'three']) await joinStory(store, other, member(each, each));
    await mergeStoriesOf(store, story, other);
    await mergeStoriesOf(store, story, other);
    expect((await currentStory(store, other))?.story).toMatchObject({ id: story, articleCount: 3 });
  });

  it('keep a member that was to leave one of them for the other, and finds them merged', async () => {
    const other = `${story}-other`;
    for (const each of ['one', 'two']) await joinStory(store, story, member(each, each));
    for (const each of ['two', 'three']) await joinStory(store, other, member(each, each));
    await mergeStoriesOf(store, story, other);
    await leaveStory(store, other, member('two', 'two'), story);
    expect((await currentStory(store, story))?.story).toMatchObject({
      articleCount: 3,
      sources: ['one', 'two', 'three'],
    });
  });

  it('count each member once, when three are merged in pairs at the same time', async () => {
    const ids = [story, `${story}-other`, `${story}-third`] as const;
    for (const id of ids) await joinStory(store, id, member(id.slice(-5), id));
    const [kept, other, third] = await Promise.all(ids.map((id) => currentStory(store, id)));
    if (!kept || !other || !third) throw new Error('no story');
    // Two that merge die, or are slow, before what they took is marked.
    await store.putStory(mergeStories(kept.story, other.story).kept, kept.revision);
    await store.putStory(mergeStories(other.story, third.story).kept, other.revision);
    await mergeStoriesOf(store, story, ids[2]);
    await mergeStoriesOf(store, story, ids[1]);
    await mergeStoriesOf(store, ids[1], ids[2]);
    expect((await currentStory(store, ids[2]))?.story).toMatchObject({ id: story, articleCount: 3 });
  });

  it('count each member once, when the merge was half done, more came, and the kept one was merged itself', async () => {
    // The smaller id is kept.
    const [other, third] = [`${story}-other`, `a-third-${story}`];
    await joinStory(store, story, member('one', 'a'));
    await joinStory(store, other, member('two', 'b'));
    await joinStory(store, third, member('three', 'c'));
    const stored = await currentStory(store, story);
    const moving = await currentStory(store, other);
    if (!stored || !moving) throw new Error('no story');
    // Who merged them died before the other one was marked.
    await store.putStory(mergeStories(stored.story, moving.story).kept, stored.revision);
    await joinStory(store, other, member('four', 'd'));
    await mergeStoriesOf(store, third, story);
    await mergeStoriesOf(store, story, other);
    expect((await currentStory(store, other))?.story).toMatchObject({ id: third, articleCount: 4 });
  });

  it('are listed by what they tell together, when the answer to the last write was lost', async () => {
    const other = `${story}-other`;
    for (const each of ['one', 'two']) await joinStory(store, story, member(each, each));
    for (const each of ['three', 'four', 'five']) await joinStory(store, other, member(each, each, 9));
    // The client sends it again, and is told that somebody else was faster.
    const lost: WriteStore['putStory'] = async (next, previous) =>
      (await store.putStory(next, previous)) && next.movedTo === undefined;
    await mergeStoriesOf({ ...store, putStory: lost }, story, other);
    const merged = await currentStory(store, story);
    if (!merged) throw new Error('no story');
    const keys = (await queryItems(table, { pk: 'L#live', limit: 100 })).map((item) => item['sk']?.S);
    expect(keys.filter((key) => key?.endsWith(`#${story}`))).toEqual([liveStoryKey(merged.story).sk]);
  });

  it('leave nothing behind, when who merged them died after the other one was marked', async () => {
    const other = `${story}-other`;
    await joinStory(store, story, member('one', 'a'));
    for (const each of [member('two', 'b'), member('three', 'c')]) {
      await joinStory(store, other, each);
      await place(each, other);
    }
    expect(await live()).toContain(other);
    const moved = await currentStory(store, other);
    if (!moved) throw new Error('no story');
    await store.putStory({ ...moved.story, movedTo: story }, moved.revision);
    await mergeStoriesOf(store, story, other);
    expect(await live()).not.toContain(other);
    expect(await store.listMembers(other, 9)).toEqual([]);
    expect((await store.listMembers(story, 9)).map(({ id }) => id).sort()).toEqual(['three', 'two']);
  });

  it('take late members of the moved one', async () => {
    await joinStory(store, story, member('one', 'a'));
    await joinStory(store, `${story}-other`, member('two', 'b'));
    await mergeStoriesOf(store, story, `${story}-other`);
    expect(await joinStory(store, `${story}-other`, member('three', 'c'))).toBe(story);
  });
});
