import { describe, expect, it } from 'vitest';
import { newStory, withMember } from '../../lib/article/story.ts';
import { coverageOf } from '../../lib/read/coverage.ts';
import { at, cardWith } from '../support/articles.ts';

const article = (id: string, key: string, hour: number) =>
  cardWith({ id, source: { key, name: key.toUpperCase() }, datePublished: at(`2026-11-20T${hour}:00:00Z`) });
const CARDS = [article('1', 'a', 10), article('2', 'b', 11), article('3', 'a', 12), article('4', 'c', 13)];
const [first, ...others] = CARDS;
const story = others.reduce((all, card) => withMember(all, card), newStory(first as (typeof CARDS)[0], 's'));
const center = { label: 'center', ratedBy: 'Press Review' };
const LABELS = {
  labels: { a: 'state-owned', c: 'state-owned', elsewhere: 'party' },
  leans: { b: center, c: center },
};

describe('the coverage of a story', () => {
  it('names outlets in the order in which they took it up, each with its first article', () => {
    const { outlets, isWhole } = coverageOf(story, CARDS, {});
    expect(isWhole).toBe(true);
    expect(
      outlets.map(({ source, articleId, articleCount }) => [source.key, articleId, articleCount]),
    ).toEqual([
      ['a', '1', 2],
      ['b', '2', 1],
      ['c', '4', 1],
    ]);
  });

  it('names who told it first, and who took it up last', () => {
    expect(coverageOf(story, CARDS, {})).toMatchObject({
      first: { source: { key: 'a', name: 'A' }, articleId: '1' },
      last: { source: { key: 'c', name: 'C' }, articleId: '4' },
    });
  });

  it('counts sources of the whole story by what the operator says, and of no others', () => {
    const { ownership, leans } = coverageOf(story, CARDS.slice(0, 1), LABELS);
    expect(ownership).toEqual([{ label: 'state-owned', sourceCount: 2 }]);
    expect(leans).toEqual([{ ...center, sourceCount: 2 }]);
  });

  it('says with each outlet what the operator says of it', () => {
    const { outlets } = coverageOf(story, CARDS, LABELS);
    expect(outlets.map(({ ownership, lean }) => [ownership, lean?.label])).toEqual([
      ['state-owned', undefined],
      [undefined, 'center'],
      ['state-owned', 'center'],
    ]);
  });

  it('of a page in the middle knows neither the first nor the last, and says that it is a part', () => {
    const part = coverageOf(story, CARDS.slice(1, 3), {});
    expect([part.isWhole, part.first, part.last]).toEqual([false, undefined, undefined]);
  });

  it('takes no word of JavaScript for a label', () => {
    const odd = newStory(article('1', 'constructor', 10), 's');
    expect(coverageOf(odd, [odd.headlineArticle], LABELS)).toMatchObject({ ownership: [], leans: [] });
  });
});
