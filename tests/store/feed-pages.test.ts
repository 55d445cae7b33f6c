import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../lib/article/instant.ts';
import { dynamoReadStore } from '../../lib/store/dynamo-read-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { at, cardWith } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

const MINUTE_MS = 60_000;
const now = at('2026-11-20T12:00:00Z');
let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** Puts entries into a feed, newest first: `x` has expired, any other letter is its own. */
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
  await dynamoWriteStore(table).writeCopies({ entries, postings: [], edges: [], removals: [] });
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
