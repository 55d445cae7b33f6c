import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../lib/article/instant.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { at, cardWith } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

const MINUTE_MS = 60_000;
const now = at('2026-11-20T12:00:00Z');
const LEFT = at('2026-11-20T11:30:00Z');
let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** Puts entries into a feed, newest first: `x` has expired, `-` has left, any other letter is its own. */
async function putEntries(feed: string, letters: string): Promise<void> {
  const entries = [...letters].map((letter, index) => {
    const listedAt = addMs(now, -(index + 1) * MINUTE_MS);
    const expires = letter === 'x' ? { expires: now } : {};
    return {
      feed,
      listedAt,
      card: cardWith({ id: `${letter}${index}`, datePublished: listedAt, ...expires }),
    };
  });
  const write = dynamoWriteStore(table);
  await write.writeCopies({ entries, postings: [], edges: [], removals: [] });
  const left = entries.filter(({ card }) => card.id.startsWith('-'));
  const removals = left.map(
    ({ listedAt, card }) => ({ type: 'entry', feed, listedAt, id: card.id }) as const,
  );
  // Twice, as what is delivered again is.
  for (const _ of ['once', 'again'])
    await write.writeCopies({ entries: [], postings: [], edges: [], removals, leftAt: LEFT });
}

/** The pages of a feed, and how many Queries each took. */
async function pagesOf(feed: string, limit: number): Promise<[letters: string, queries: number][]> {
  const pages: [string, number][] = [];
  let after: string | undefined;
  do {
    const before = table.meter.queries;
    const options = { limit, until: now, ...(after !== undefined && { after }) };
    const page = await dynamoReadStore(table).listFeed(feed, options);
    const letters = page.items.map(({ card }) => card.id[0]).join('');
    pages.push([letters, table.meter.queries - before]);
    after = page.next;
  } while (after !== undefined);
  return pages;
}

describe('a page of a feed', () => {
  it.each<[string, string, [letters: string, queries: number][]]>([
    [
      'without expired entries is one Query',
      'abcde',
      [
        ['ab', 1],
        ['cd', 1],
        ['e', 1],
      ],
    ],
    [
      'ends the list when nothing follows',
      'abcd',
      [
        ['ab', 1],
        ['cd', 1],
      ],
    ],
    [
      'is filled from behind expired entries',
      `a${'x'.repeat(150)}bcd`,
      [
        ['ab', 3],
        ['cd', 1],
      ],
    ],
    [
      'is the last when nothing but expired ones follow',
      `ab${'x'.repeat(50)}`,
      [
        ['ab', 1],
        ['', 2],
      ],
    ],
    [
      'with a mixture holds what it may',
      'axbxcxdxe',
      [
        ['ab', 1],
        ['cd', 2],
        ['e', 1],
      ],
    ],
    ['of expired entries alone is empty', 'x'.repeat(120), [['', 3]]],
    ['of entries that left is empty', '-'.repeat(120), [['', 3]]],
    [
      'is filled from behind entries that left',
      'a-b-c',
      [
        ['ab', 1],
        ['c', 1],
      ],
    ],
    [
      'ends after five Queries',
      `${'x'.repeat(450)}ab`,
      [
        ['', 5],
        ['ab', 2],
      ],
    ],
  ])('%s', async (name, letters, expected) => {
    await putEntries(`expired/${name}`, letters);
    expect(await pagesOf(`expired/${name}`, 2)).toEqual(expected);
  });
});

describe('a page tells when it lost an entry', () => {
  it.each<[string, string, string | undefined]>([
    ['before its last one', 'a-bc', LEFT],
    ['as its first', '-abc', LEFT],
    ['that was the only one', '-', LEFT],
    ['behind it: that was of another page', 'ab-c', undefined],
    ['at the end of the list', 'a-', LEFT],
    ['that has expired', 'axbc', now],
    ['never', 'abc', undefined],
  ])('%s', async (name, letters, expected) => {
    await putEntries(`left/${name}`, letters);
    const page = await dynamoReadStore(table).listFeed(`left/${name}`, { limit: 2, until: now });
    expect(page.changedAt).toBe(expected);
  });

  it('no more when the entry is there again', async () => {
    await putEntries('back', 'a-b');
    const card = cardWith({ id: '-1', datePublished: addMs(now, -2 * MINUTE_MS) });
    const entries = [{ feed: 'back', listedAt: card.datePublished, card }];
    await dynamoWriteStore(table).writeCopies({ entries, postings: [], edges: [], removals: [] });
    const page = await dynamoReadStore(table).listFeed('back', { limit: 2, until: now });
    expect([page.items.length, page.changedAt]).toEqual([2, undefined]);
  });
});
