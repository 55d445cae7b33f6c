import { describe, expect, it } from 'vitest';
import { compact } from '../../lib/search/compact.ts';
import { type Random, seededRandom } from '../support/seeded-random.ts';
import { putArticle } from './index-of-articles.ts';
import { memorySearchStore } from './memory-store.ts';

/** Bytes that half a read unit reads, less those of a key. */
const MOST = 4096 - 60;
/** A write unit is a KB begun: smaller blocks waste a fifth and more of what is written. */
const LEAST = 2200;

/** A word of which the n-th is n times rarer than the first (Zipf). */
function word(random: Random): string {
  const rank = Math.floor(300_000 ** random());
  let [letters, made] = [Math.imul(rank + 1, 2_654_435_761) >>> 0, ''];
  for (let left = 2 + Math.min(3, Math.floor(Math.log10(rank + 1) / 1.3)); left > 0; left -= 1) {
    made += `${'bcdfglmnprstvz'[letters % 14]}${'aeiou'[(letters >>> 5) % 5]}`;
    letters = (Math.imul(letters, 1_664_525) + 1_013_904_223) >>> 0;
  }
  return made;
}

describe('blocks of a first segment', () => {
  it.each([
    ['short articles', 300, 60],
    ['articles of full length', 45, 700],
  ])('of %s are as large as half a read unit lets them', async (_, articles, words) => {
    const random = seededRandom(18);
    const store = memorySearchStore();
    for (let at = 0; at < articles; at += 1) {
      const body = Array.from({ length: words }, () => word(random)).join(' ');
      await putArticle(store, { name: `${words} ${at}`, headline: 'Harbor news', body }, at);
      await compact(store, { nowSeconds: 4e9, settleSeconds: 0, retentionDays: 0 });
    }
    const sizes = [...store.parts].filter(([name]) => / B\d+$/.test(name)).map(([, { length }]) => length);
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.reduce((sum, each) => sum + each, 0) / sizes.length).toBeGreaterThan(LEAST);
    expect(sizes.filter((each) => each > MOST).length / sizes.length).toBeLessThan(0.05);
  });
});
