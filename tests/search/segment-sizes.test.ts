import { describe, expect, it } from 'vitest';
import { compact } from '../../lib/search/compact.ts';
import { type Random, seededRandom } from '../support/seeded-random.ts';
import { putArticle } from './index-of-articles.ts';
import { memorySearchStore } from './memory-store.ts';

/** Bytes that half a read unit reads, less those of a key. */
const HALF_A_UNIT = 4096 - 60;
const LETTERS = 'etaoinshrdlcumwfgypbvk';

/** A word of which the n-th is n times rarer than the first (Zipf). */
function word(random: Random): string {
  let [rank, made] = [Math.floor(2_000_000 ** random()), ''];
  for (; made.length < 4 || rank > 0; rank = Math.floor(rank / 5))
    made += LETTERS[(rank * 5 + made.length * 3) % LETTERS.length];
  return made;
}

describe('a block of terms', () => {
  it.each([
    ['of short articles', 300, 60],
    ['of articles of full length', 90, 700],
  ])('%s is read in half a unit, whatever the size of its segment', async (_, articles, words) => {
    const random = seededRandom(18);
    const store = memorySearchStore();
    const sizes = new Set<number>();
    for (let at = 0; at < articles; at += 1) {
      const body = Array.from({ length: words }, () => word(random)).join(' ');
      await putArticle(store, { name: `${words} ${at}`, headline: 'Harbor news', body }, at);
      await compact(store, { nowSeconds: 4e9, settleSeconds: 0, retentionDays: 0 });
      for (const { documents } of store.manifest()?.segments ?? []) sizes.add(documents);
    }
    const blocks = [...store.parts].filter(([name]) => / B\d+$/.test(name));
    const large = blocks.filter(([, bytes]) => bytes.length > HALF_A_UNIT);
    expect(sizes.size).toBeGreaterThan(0);
    expect(blocks.length).toBeGreaterThan(20);
    expect(large.length / blocks.length).toBeLessThan(0.05);
  });
});
