import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { ingestArticle } from '../../lib/ingest/ingest-article.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { articleOf } from '../support/articles.ts';
import { ingestDeps } from '../support/ingest-deps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** One article as a payload names it that gives these addresses, the best one first. */
function named(number: number, ...names: readonly [string, ...string[]]): Article {
  const [first, ...rest] = names.map((name) => `url:https://crossed.example/${number}/${name}`);
  const letter = names[0].charCodeAt(0) - 97;
  const id = `${'abcdefghijklmnopqrstuvwxyz'[(letter * 7 + number * 5) % 26]}${names[0]}${number}x`.padEnd(
    26,
    'q',
  );
  return articleOf({
    id: id.replaceAll(/[^a-z]/g, (digit) => 'abcdefghij'[Number(digit)] ?? 'z'),
    identifier: [first ?? '', ...rest],
    url: (first ?? '').slice('url:'.length),
    headline: `Harbor report ${number} of the Skerry islands`,
  });
}

/** Ids of the articles that stand after the payloads came at the same instant, each to an instance of its own. */
async function standing(articles: readonly Article[]): Promise<string[]> {
  const ingested = await Promise.all(
    articles.map((article) => ingestArticle(ingestDeps(table), article, false)),
  );
  const ids = [...articles, ...ingested].map(({ id }) => id);
  const records = await dynamoWriteStore(table).getRecords([...new Set(ids)]);
  return [...records.keys()];
}

describe('payloads that come at the same instant and name the same addresses', () => {
  it('in opposite order end as one article, twenty times of twenty', async () => {
    const pairs = Array.from({ length: 20 }, (_, number) => [
      named(number, 'a', 'b'),
      named(number, 'b', 'a'),
    ]);
    const counts = await Promise.all(pairs.map(async (pair) => (await standing(pair)).length));
    expect(counts).toEqual(pairs.map(() => 1));
  });

  it('are known by each of the addresses afterwards, also by one that stood behind a conflict', async () => {
    const [only, ...others] = await standing([named(50, 'a', 'b', 'c'), named(50, 'b', 'a', 'd')]);
    expect(others).toEqual([]);
    for (const name of ['a', 'b', 'c', 'd']) {
      const { id } = await ingestArticle(ingestDeps(table), named(50, name), false);
      expect({ name, id }).toEqual({ name, id: only });
    }
  });
});
