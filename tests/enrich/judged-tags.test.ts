import { expect, it } from 'vitest';
import { judgedArticles, keptShares, rowsOf } from '../bench/tags/kept-share.ts';
import { type TaggedRow, tagStream } from '../bench/tags/tagged-stream.ts';
import { describeWithData } from '../support/data.ts';

/** Kept shares that hold without the articles before; `npm run bench:tags` measures with them. */
const LEAST: Readonly<Record<string, number>> = { de: 0.75, en: 0.78, es: 0.85, fr: 0.7, it: 0.85, ru: 0.75 };

describeWithData('hashtags of real articles', (folder) => {
  it('are such as an editor would keep', async () => {
    const judged = judgedArticles();
    const tagged: TaggedRow[] = [];
    for (const set of new Set(judged.map((each) => each.set))) {
      const ids = new Set(judged.filter((each) => each.set === set).map(({ id }) => id));
      tagged.push(...(await tagStream(rowsOf(folder, set).filter(({ id }) => ids.has(id)))));
    }
    const shares = keptShares(tagged, judged);
    expect(shares.map(({ language }) => language)).toEqual(Object.keys(LEAST));
    for (const { language, tags, kept, unjudged } of shares) {
      expect([language, kept / tags >= (LEAST[language] ?? 1)]).toEqual([language, true]);
      expect([language, unjudged <= 0.15 * tags]).toEqual([language, true]);
    }
  });
});
