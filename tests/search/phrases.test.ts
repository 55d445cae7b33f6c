import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleTerms } from '../../lib/search/article-terms.ts';
import { holds, languageQuery } from '../../lib/search/expression.ts';
import { parseQuery } from '../../lib/search/query.ts';
import { holdsTold, readText } from '../../lib/search/text-match.ts';
import { loadLanguage } from '../../lib/text/language.ts';

const und = await loadLanguage('und');

/** Whether an article of one text is found by a query: by its terms, then by its text. */
async function isFound(code: string, text: string, query: string): Promise<boolean> {
  const language = await loadLanguage(code);
  const source = { key: 'example.org', name: '' };
  const whole = { headline: '', body: text, authors: [], names: [], hashtags: [], sections: [], source };
  const parsed = parseQuery(query, und);
  const asked = languageQuery(parsed, language);
  if (!asked || !holds(asked.must, articleTerms(whole, language).terms)) return false;
  return holdsTold([readText(text, language)], parsed, language);
}

describe('a phrase', () => {
  it.each<[string, string, string, boolean]>([
    ['zh', '见面后回到了罗纳尔多的房间，而据内华达', '"罗纳尔多的房"', true],
    ['zh', '迪尔曾是特朗普2016年的顾问', '"尔曾是特"', true],
    ['zh', '世界全球化所必需的', '"界全球化所必"', true],
    ['zh', '世界全球化所必需的', '"全球所必"', false],
    ['ja', '任意で国へ帰還する難民のために用意され', '"する難民のた"', true],
    ['ja', '任意で国へ帰還する難民のために用意され', '"する難民へのた"', false],
    ['ja', '新しいスーパーコンピューターの性能', 'スーパーコンピューター', true],
    ['ja', '新しいデータセンターの性能', 'データ', true],
    ['ja', '新しいデータセンターの性能', 'データー', false],
    ['ja', 'ｽｰﾊﾟｰの性能', 'ｽｰﾊﾟｰ', true],
    ['en', 'They sold 48 000 ships in May', '"sold 48000 ships"', true],
    ['en', 'They sold 48 000 ships in May', '"sold 48 000 ships"', true],
    ['en', 'They sold 48 000 ships in May', '"sold 000 ships"', false],
    ['ru', 'Он сказал, что закон принят', '"что закон принят"', true],
    ['ar', 'قال الرئيس إن الانتخابات قريبة', '"إن الانتخابات قريبة"', true],
  ])('%s: in %j stands %s: %s', async (code, text, phrase, expected) => {
    expect(await isFound(code, text, phrase)).toBe(expected);
  });

  it('is found wherever it is cut out of a text without spaces', async () => {
    const text = '总统说选举即将举行而国会通过的法案是关于罗纳尔多的房间和全球化所必需的技能';
    const stretch = fc.tuple(fc.nat(text.length - 4), fc.integer({ min: 3, max: 8 }));
    await fc.assert(
      fc.asyncProperty(stretch, async ([from, length]) => {
        expect(await isFound('zh', text, `"${text.slice(from, from + length)}"`)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
