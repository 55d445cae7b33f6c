import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fittedArticle } from '../../lib/ingest/fit-article.ts';
import { articleItem, packedBytes } from '../../lib/store/article-item.ts';
import { itemBytes } from '../../lib/store/item-bytes.ts';
import { articleOf, recordOf } from '../support/articles.ts';
import { seededRandom } from '../support/seeded-random.ts';

const ITEM_BYTES = 409_600;
const random = seededRandom(7);
/** Characters that no packing makes smaller than their 14 bits. */
const ideographs = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 20_000))).join('');
const base64 = (bytes: number) => randomBytes(bytes).toString('base64');
const words = 'The night ferry returned to the islands, and nobody waved.\n\n'.repeat(15_000);

describe('an article fits into its item', () => {
  it.each([
    ['a plain one', { articleBody: 'Short.' }, []],
    ['900 KB that pack well', { articleBody: words }, []],
    ['300 000 ideographs', { articleBody: ideographs(300_000) }, ['articleBody']],
    ['600 KB of base64', { articleBody: base64(450_000) }, ['articleBody']],
    [
      'a long body with its markup',
      { articleBody: ideographs(100_000), contentHtml: ideographs(120_000) },
      ['contentHtml'],
    ],
    [
      'both far too long',
      { articleBody: ideographs(200_000), contentHtml: ideographs(250_000) },
      ['contentHtml', 'articleBody'],
    ],
  ])('%s', (_, fields, cut) => {
    const given = articleOf(fields);
    const fitted = fittedArticle({ packedBytes }, given);
    expect(fitted.ingest.warnings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      cut.map((at) => `fieldTooLong ${at}`),
    );
    expect(itemBytes(articleItem(recordOf({ article: fitted })))).toBeLessThan(ITEM_BYTES - 90_000);
    expect(given.articleBody.startsWith(fitted.articleBody)).toBe(true);
    if (cut.includes('articleBody')) expect(packedBytes(fitted)).toBeGreaterThan(250_000);
    expect(fittedArticle({ packedBytes }, given)).toEqual(fitted);
    expect(fittedArticle({ packedBytes }, fitted)).toBe(fitted);
  });
});
