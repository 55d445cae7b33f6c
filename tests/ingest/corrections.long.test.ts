import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingestArticle } from '../../lib/ingest/ingest-article.ts';
import { articleOf, at } from '../support/articles.ts';
import { ingestDeps } from '../support/ingest-deps.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

/** A live blog: each version has words, a section and tags of its own, so that it stands in other places than the last. */
const version = (number: number) =>
  articleOf({
    ingest: { ...articleOf().ingest, upload: `version-${number}.json` },
    headline: `Storm over the Skerry islands, report ${number}`,
    articleBody: `Report ${number} from pier ${number}: wave${number} and gust${number} over the islands.`,
    articleSection: [`Section ${number}`],
    keywords: [`Pier ${number}`, `Gust ${number}`],
    dateModified: at(new Date(Date.UTC(2026, 10, 20, 10, number)).toISOString()),
  });

it('the two hundredth correction of an article costs what the second does', async () => {
  const deps = ingestDeps(table);
  const costs: { writes: number; writeUnits: number }[] = [];
  for (let number = 0; number <= 200; number += 1) {
    const { writes, writeUnits } = table.meter;
    const { outcome } = await ingestArticle(deps, version(number), false);
    expect(outcome).toBe(number === 0 ? 'stored' : 'updated');
    costs.push({ writes: table.meter.writes - writes, writeUnits: table.meter.writeUnits - writeUnits });
  }
  const [second, last] = [costs[2], costs[200]];
  if (!second || !last) throw new Error('not measured');
  expect(second.writeUnits).toBeGreaterThan(20);
  expect(last.writeUnits).toBeLessThanOrEqual(1.5 * second.writeUnits);
  expect(last.writes).toBeLessThanOrEqual(1.5 * second.writes);
}, 120_000);
