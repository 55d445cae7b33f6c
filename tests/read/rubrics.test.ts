import { describe, expect, it } from 'vitest';
import { rubricsOf } from '../../lib/read/rubrics.ts';
import { cardWith } from '../support/articles.ts';

/** Cards of a section, with ids of its name and a number. */
const cardsOf = (section: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    cardWith({ id: `${section} ${index}`, sections: [section, 'News'] }),
  );
const shownBy = (rubrics: ReturnType<typeof rubricsOf>) =>
  rubrics.map(({ key, name, cards }) => [key, name, cards.length]);

describe('the rubrics of the latest articles', () => {
  it.each([
    [
      'are sections with three articles at least',
      [
        ['Sport', 3],
        ['Travel', 2],
      ],
      [['sport', 'Sport', 3]],
    ],
    ['show four articles at most', [['Sport', 9]], [['sport', 'Sport', 4]]],
    [
      'come in the order of how many they are',
      [
        ['Sport', 3],
        ['Travel', 5],
      ],
      [
        ['travel', 'Travel', 4],
        ['sport', 'Sport', 3],
      ],
    ],
    [
      'are named as most articles write them',
      [
        ['sport', 1],
        ['Sport', 2],
      ],
      [['sport', 'Sport', 3]],
    ],
    [
      'are four at most',
      ['A', 'B', 'C', 'D', 'E'].map((name) => [`${name} desk`, 3]),
      ['A', 'B', 'C', 'D'].map((name) => [`${name.toLowerCase()}-desk`, `${name} desk`, 3]),
    ],
    ['are none of articles without a section', [['', 5]], []],
  ] as [string, [string, number][], unknown[]][])('%s', (_, sections, expected) => {
    const cards = sections.flatMap(([section, count]) => cardsOf(section, count));
    expect(shownBy(rubricsOf(cards, new Set()))).toEqual(expected);
  });

  it('do not repeat what is shown elsewhere', () => {
    expect(rubricsOf(cardsOf('Sport', 3), new Set(['Sport 1']))).toEqual([]);
    const [rubric] = rubricsOf(cardsOf('Sport', 4), new Set(['Sport 0']));
    expect(rubric?.cards.map(({ id }) => id)).toEqual(['Sport 1', 'Sport 2', 'Sport 3']);
  });
});
