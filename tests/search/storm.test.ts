import { describe, expect, it } from 'vitest';
import type { SearchWriteStore } from '../../lib/search/search-store.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { idOf, idsFound, mergeAll, putArticle } from './index-of-articles.ts';
import { type MemorySearchStore, memorySearchStore } from './memory-store.ts';

const ARTICLES = 400;

/** The store as an instance sees it that may die at any request: before it reaches the table, or before its answer comes. */
function mortal(store: MemorySearchStore, random: () => number, chance: number): SearchWriteStore {
  const dying = async <T>(request: () => Promise<T>): Promise<T> => {
    await new Promise((resolve) => setTimeout(resolve, random() * 3));
    if (random() < chance) throw new Error('the instance died');
    const answer = await request();
    if (random() < chance) throw new Error('the instance died');
    return answer;
  };
  return {
    getManifest: (options) => dying(() => store.getManifest(options)),
    listTail: (after, options) => dying(() => store.listTail(after, options)),
    getParts: (parts) => dying(() => store.getParts(parts)),
    putTail: (item, expiresAt) => dying(() => store.putTail(item, expiresAt)),
    putManifest: (manifest, previous) => dying(() => store.putManifest(manifest, previous)),
    // A batch may get half way.
    putParts: (parts, expiresAt) =>
      dying(async () => {
        if (random() < chance) {
          await store.putParts(parts.slice(0, Math.floor(parts.length / 2)), expiresAt);
          throw new Error('the instance died');
        }
        await store.putParts(parts, expiresAt);
      }),
    deleteSegment: (name) => dying(() => store.deleteSegment(name)),
    deleteTail: (places) => dying(() => store.deleteTail(places)),
  };
}

describe('a storm over the search index', () => {
  it.each([1, 2, 3])(
    'loses and doubles no article, run %i',
    async (seed) => {
      const store = memorySearchStore();
      const random = seededRandom(seed);
      let [deaths, isOver] = [0, false];
      const compactor = async (chance: number) => {
        while (!isOver) {
          await mergeAll(mortal(store, random, chance), { tailBytes: 600, sweep: random() < 0.3 }).catch(
            () => {
              deaths += 1;
            },
          );
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      };
      const compactors = [compactor(0.02), compactor(0.05), compactor(0)];
      for (let number = 0; number < ARTICLES; number += 1) {
        const article = { name: `s${seed}-${number}`, body: `common word${number % 7} only${number}` };
        await putArticle(store, article, number);
        // A tenth are delivered twice, a tenth are corrected.
        if (random() < 0.1) await putArticle(store, article, number);
        if (random() < 0.1) await putArticle(store, { ...article, generation: 2 }, number);
        if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, 1));
      }
      isOver = true;
      await Promise.all(compactors);
      await mergeAll(store);
      expect(deaths).toBeGreaterThan(3);
      const all = Array.from({ length: ARTICLES }, (_, number) => idOf(`s${seed}-${number}`)).sort();
      expect((await idsFound(store, 'common')).sort()).toEqual(all);
      for (const number of [0, 123, ARTICLES - 1])
        expect(await idsFound(store, `only${number} word${number % 7}`)).toEqual([
          idOf(`s${seed}-${number}`),
        ]);
      const entries = store.manifest()?.segments.reduce((sum, { documents }) => sum + documents, 0) ?? 0;
      // Doubles in different segments are one as soon as these are merged.
      expect(entries).toBeLessThan(ARTICLES * 1.25);
    },
    60_000,
  );
});
