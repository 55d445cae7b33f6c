import { expect, it } from 'vitest';
import type { RawArticle } from '../../lib/article/raw-article.ts';
import { textsOf } from '../../lib/normalize/body.ts';

const bodyOf = async (headline: string, articleBody: string) => {
  const raw: RawArticle = {
    format: 'newsApi',
    pointer: '',
    identifiers: [],
    headline: { type: 'text', value: headline },
    articleBody: { type: 'text', value: articleBody },
  };
  return textsOf(raw, undefined);
};

it.each([
  [
    'punctuation that is left of Russian',
    'Порт открыт после ремонта',
    '"  " — , 24 . , .  (), -. [+2345 chars]',
    true,
  ],
  [
    'a Latin name that is left of Russian',
    'Порт открыт после ремонта',
    ', Reuters . , «Tesla» — , Twitter .',
    true,
  ],
  [
    'a text in another script than its headline',
    '港口重新开放',
    'Port opens again after the repairs of its wall',
    true,
  ],
  [
    'a text in the script of its headline',
    'Порт открыт после ремонта',
    'Порт Reuters открыт, 24 судна ждут.',
    false,
  ],
  ['a Latin text under a Latin headline', 'Quay opens', 'The quay opened again on Monday.', false],
  ['a table of numbers', 'Prices', '12.5 13.0 14.2 15.9 11.1', false],
])('%s', async (_name, headline, articleBody, isLost) => {
  const { articleBody: kept, warnings } = await bodyOf(headline, articleBody);
  expect(kept === '').toBe(isLost);
  expect(warnings.some(({ code }) => code === 'bodyMissing')).toBe(isLost);
});
