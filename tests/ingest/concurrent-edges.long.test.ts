import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlacedEdge } from '../../lib/article/placement.ts';
import { finishArticle } from '../../lib/ingest/finish-article.ts';
import type { ArticleRecord } from '../../lib/store/article-item.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import type { Copies, WriteStore } from '../../lib/store/write-store.ts';
import { readTable } from '../faults/read-table.ts';
import { tableDifferences } from '../faults/table-differences.ts';
import { articleOf, recordOf } from '../support/articles.ts';
import { everyInterleaving, type Worker } from '../support/interleavings.ts';
import { startTable, type TestTable } from '../support/table.ts';

/*
 * Articles that are stored at the same moment, in the orders in which the writes of one can fall between those of
 * the other. Afterwards every choice has to stand at both, and to show both as they are.
 */
let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
beforeEach(() => {
  scenario += 1;
});
afterAll(() => table.close());

let scenario = 0;
/** With two everywhere, which pass as well, the file takes four times as long; all orders take minutes. */
const INTERRUPTIONS = { ofNew: 2, ofChanged: 1 } as const;
const idOf = (name: string, order: number) =>
  `${name}${scenario}x${String(order).padStart(24 - String(scenario).length, '0')}`;

/** A revision; `generation` 2 is a correction of 1, which chose `earlier`. */
function revisionOf(
  id: string,
  generation: number,
  edges: readonly PlacedEdge[],
  earlier: readonly PlacedEdge[] = [],
): ArticleRecord {
  const left = earlier
    .filter(({ other }) => !edges.some((edge) => edge.other === other))
    .map(
      ({ other, reverseScore }) => ({ type: 'edge', target: other, score: reverseScore, other: id }) as const,
    );
  return recordOf({
    article: articleOf({ id, headline: `Revision ${generation} of ${id}` }),
    revision: `r${generation}`,
    generation,
    placement: { listedAt: articleOf().datePublished, feeds: [], terms: [], edges },
    removals: left,
  });
}

function withdrawnOf(id: string, earlier: readonly PlacedEdge[] = []): ArticleRecord {
  return { ...revisionOf(id, 2, [], earlier), state: 'withdrawn', vector: new Uint8Array() };
}

function edgeTo(other: string, score: number, reverseScore: number): PlacedEdge {
  return { other, score, reverseScore, probability: 0.5, relation: 'background', reasons: [], method: 'm' };
}

/** Stores a record over the revision before, and finishes it; `seen` are the related ones as they were when it was planned. */
function storing(record: ArticleRecord, seen: readonly ArticleRecord[]): Worker {
  return async (turn) => {
    const store = inSteps(turn);
    const generation = record.generation - 1;
    const previous = generation === 0 ? undefined : { revision: `r${generation}`, generation };
    expect(await store.putArticle(record, previous)).toBe(true);
    await finishArticle(store, record, new Map(seen.map((other) => [other.article.id, other])));
  };
}

/** A store whose requests each take a turn; a batch of writes is not one step, so each of its items is a request here. */
function inSteps(turn: () => Promise<void>): WriteStore {
  const send = async (command: Parameters<TestTable['client']['send']>[0]) => {
    await turn();
    return table.client.send(command);
  };
  const store = dynamoWriteStore({ ...table, client: { send } as unknown as TestTable['client'] });
  return {
    ...store,
    writeCopies: async ({ edges, relatedSet, removals }) => {
      const none: Copies = { entries: [], postings: [], edges: [], removals: [] };
      for (const edge of edges) await store.writeCopies({ ...none, edges: [edge] });
      if (relatedSet) await store.writeCopies({ ...none, relatedSet });
      for (const place of removals) await store.writeCopies({ ...none, removals: [place] });
    },
  };
}

async function stored(record: ArticleRecord, seen: readonly ArticleRecord[] = []): Promise<ArticleRecord> {
  await storing(record, seen)(async () => undefined);
  return record;
}

async function wrongEdges(): Promise<string[]> {
  const contents = await readTable(table.client, table.name);
  return tableDifferences(contents, contents).orphans.filter((line) => line.startsWith('edge'));
}

async function chosenIn(record: ArticleRecord): Promise<string[]> {
  const edges = await dynamoWriteStore(table).listRelated(record.article.id, 20);
  return edges.map(({ card }) => card.headline);
}

describe('whatever the order of their writes', () => {
  it('two new articles that chose each other', async () => {
    const orders = await everyInterleaving(async (order) => {
      const [a, b] = [idOf('a', order), idOf('b', order)];
      const first = revisionOf(a, 1, [edgeTo(b, 0.8, 0.7)]);
      const second = revisionOf(b, 1, [edgeTo(a, 0.6, 0.9)]);
      return [storing(first, [second]), storing(second, [first])];
    }, INTERRUPTIONS.ofNew);
    expect(orders).toBeGreaterThan(20);

    expect(await wrongEdges()).toEqual([]);
  });

  it('a new article, and a correction of one that it chose', async () => {
    const seen: ArticleRecord[] = [];
    const orders = await everyInterleaving(async (order) => {
      const [a, b] = [idOf('a', order), idOf('b', order)];
      const before = await stored(revisionOf(b, 1, []));
      const first = revisionOf(a, 1, [edgeTo(b, 0.8, 0.7)]);
      seen.push(first);
      return [storing(first, [before]), storing(revisionOf(b, 2, []), [])];
    }, INTERRUPTIONS.ofChanged);
    expect(orders).toBeGreaterThan(5);

    expect(await wrongEdges()).toEqual([]);
    for (const record of seen) expect((await chosenIn(record))[0]).toMatch(/^Revision 2/);
  });

  it('a new article, and the withdrawal of one that it chose', async () => {
    const seen: ArticleRecord[] = [];
    await everyInterleaving(async (order) => {
      const [a, b] = [idOf('a', order), idOf('b', order)];
      const before = await stored(revisionOf(b, 1, []));
      const first = revisionOf(a, 1, [edgeTo(b, 0.8, 0.7)]);
      seen.push(first);
      return [storing(first, [before]), storing(withdrawnOf(b), [])];
    }, INTERRUPTIONS.ofChanged);
    expect(await wrongEdges()).toEqual([]);
    for (const record of seen) expect(await chosenIn(record)).toEqual([]);
  });

  it('corrections of two articles that one chose', async () => {
    const seen: ArticleRecord[] = [];
    await everyInterleaving(async (order) => {
      const [a, b, c] = [idOf('a', order), idOf('b', order), idOf('c', order)];
      const others = [await stored(revisionOf(b, 1, [])), await stored(revisionOf(c, 1, []))];
      const edges = [edgeTo(b, 0.8, 0.7), edgeTo(c, 0.5, 0.4)];
      seen.push(await stored(revisionOf(a, 1, edges), others));
      return [storing(revisionOf(b, 2, []), []), storing(revisionOf(c, 2, []), [])];
    }, INTERRUPTIONS.ofChanged);
    expect(await wrongEdges()).toEqual([]);
    for (const record of seen)
      for (const headline of await chosenIn(record)) expect(headline).toMatch(/^Revision 2/);
  });

  it('a correction that lets an article go, and a correction of that', async () => {
    await everyInterleaving(async (order) => {
      const [a, b] = [idOf('a', order), idOf('b', order)];
      const other = await stored(revisionOf(b, 1, []));
      const edges = [edgeTo(b, 0.8, 0.7)];
      await stored(revisionOf(a, 1, edges), [other]);
      const correction = {
        ...revisionOf(a, 2, [], edges),
        removals: [...revisionOf(a, 2, [], edges).removals, { type: 'relatedSet', id: a } as const],
      };
      return [storing(correction, []), storing(revisionOf(b, 2, []), [])];
    }, INTERRUPTIONS.ofChanged);
    expect(await wrongEdges()).toEqual([]);
  });
});
