import { expect, test } from 'vitest';
import { liveRank, newStory, type Story, withMember } from '../../lib/article/story.ts';
import { at, cardWith } from '../support/articles.ts';

/** A story that outlets told at these hours of November 20, the first one first. */
function toldBy(...told: readonly [outlet: string, hour: number][]): Story {
  const cards = told.map(([outlet, hour], index) =>
    cardWith({
      id: `${index}`.padStart(26, 'a'),
      source: { key: outlet, name: outlet },
      datePublished: at(new Date(Date.UTC(2026, 10, 20, hour)).toISOString()),
    }),
  );
  const [first, ...others] = cards;
  if (!first) throw new Error('a story has a member');
  return others.reduce((story, card) => withMember(story, card), newStory(first, 's'));
}

const NIGHT = Array.from({ length: 8 }, (_, index): [string, number] => [
  `paper-${index}.example`,
  -72 + index,
]);

const CASES: { name: string; higher: Story; lower: Story }[] = [
  {
    name: 'what more outlets tell is ahead',
    higher: toldBy(['a', 8], ['b', 9], ['c', 10], ['d', 10]),
    lower: toldBy(['a', 8], ['b', 10]),
  },
  {
    name: 'one outlet that tells it often is one outlet',
    higher: toldBy(['a', 8], ['b', 9]),
    lower: toldBy(['a', 5], ['a', 6], ['a', 7], ['a', 8], ['a', 9]),
  },
  {
    name: 'what three outlets tell today is ahead of what eight told days ago and one tells today',
    higher: toldBy(['a', 8], ['b', 9], ['c', 10]),
    lower: toldBy(...NIGHT, ['a', 10]),
  },
  {
    name: 'of two with as many outlets the later one is ahead',
    higher: toldBy(['a', 9], ['b', 11]),
    lower: toldBy(['a', 8], ['b', 10]),
  },
  {
    name: 'twice the outlets are worth twelve hours, not thirteen',
    higher: toldBy(['a', 23], ['b', 23]),
    lower: toldBy(['a', 10], ['b', 10], ['c', 10], ['d', 10]),
  },
];

test.each(CASES)('$name', ({ higher, lower }) => {
  expect(liveRank(higher)).toBeGreaterThan(liveRank(lower));
});
