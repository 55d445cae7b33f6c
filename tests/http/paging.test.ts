import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../lib/article/card.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { idOf, startApi, type TestApi } from '../support/api.ts';
import { cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';
import { type List, readWhileWritten, scenarios } from '../support/read-while-written.ts';

let api: TestApi;
let feeds = 0;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const START = Date.UTC(2026, 10, 20);
/** Many share a minute, so that pages end between equal timestamps. */
const cardAt = (number: number, minute: number): Card =>
  cardWith({
    id: idOf(number),
    datePublished: toInstant(START + minute * 60_000),
    headline: `Article ${number}`,
  });

/** A feed of its own for each test. */
function newFeed() {
  feeds += 1;
  const tag = `paging${feeds}`;
  return { feed: `hashtag/${tag}`, path: `/v1/feeds/hashtags/${tag}` };
}

async function pages(path: string, limit: number) {
  const read: string[][] = [];
  let next: string | undefined = `${path}?limit=${limit}`;
  while (next !== undefined) {
    const page: TestFeed = await api.json<TestFeed>(next);
    read.push(page.items.map(({ _newsloom: { id } }) => id));
    next = page.next_url;
  }
  return read;
}

describe('paging', () => {
  it.each([
    ['nothing', 0, 5, [0]],
    ['one short of a page', 4, 5, [4]],
    ['exactly a page', 5, 5, [5]],
    ['one more', 6, 5, [5, 1]],
    ['exactly two pages', 10, 5, [5, 5]],
    ['pages of one', 3, 1, [1, 1, 1]],
  ])('%s', async (_, count, limit, sizes) => {
    const { feed, path } = newFeed();
    // What is still to come is not shown, and makes the list one that is there.
    await api.place([cardAt(99, 10_000_000)], () => [feed]);
    await api.place(
      Array.from({ length: count }, (__, number) => cardAt(number, 0)),
      () => [feed],
    );
    expect((await pages(path, limit)).map(({ length }) => length)).toEqual(sizes);
  });

  it('neither skips nor repeats what is there throughout, whatever comes, changes and goes meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios({ things: 25, limit: 7, changes: 20 }), async (what) => {
        const { feed, path } = newFeed();
        const list: List = {
          path,
          async read(page) {
            const { items, next_url } = await api.json<TestFeed>(page);
            return { numbers: items.map(({ title }) => Number(/\d+/.exec(title)?.[0])), next: next_url };
          },
          put: (number, minute) => api.place([cardAt(number, minute)], () => [feed]),
          change: (number, minute) =>
            api.place([{ ...cardAt(number, minute), excerpt: 'Changed.', revision: 'r2' }], () => [feed]),
          remove: (number, minute) => api.withdraw(cardAt(number, minute), feed),
        };
        const { seen, there } = await readWhileWritten(list, what);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toEqual(expect.arrayContaining(there));
      }),
      { numRuns: 25 },
    );
  });

  it('tells first and next also in Link headers, and keeps filters and limit in them', async () => {
    const { feed, path } = newFeed();
    await api.place([cardAt(1, 0), cardAt(2, 0)], () => [feed]);
    const answer = await api.get(`${path}?limit=1&language=en`);
    const { next_url } = (await answer.json()) as TestFeed;
    expect(answer.headers.get('link')).toContain(`<${next_url}>; rel="next"`);
    expect(new URL(next_url ?? '').searchParams.get('limit')).toBe('1');
    expect(new URL(next_url ?? '').searchParams.get('language')).toBe('en');
  });
});
