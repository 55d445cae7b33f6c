import { describe, expect, it } from 'vitest';
import { frameOf, isOfSeries } from '../../lib/relate/series.ts';

const of = (headline: string, inLanguage = 'en', source = 'post.example') => ({
  headline,
  inLanguage,
  source,
});

describe('two headlines of one outlet have one frame', () => {
  it.each([
    ['other names', 'Weather forecast for Leeds on Monday', 'Weather forecast for York on Monday', 'names'],
    [
      'names and numbers, each word with a capital',
      'Acme Steel Standalone Net Sales at Rs 34.20 Crore',
      'Apex Foods Standalone Net Sales at Rs 7.91 Crore, Up 12%',
      'names',
    ],
    [
      'numbers alone',
      'Wales records 412 new cases and 9 deaths',
      'Wales records 390 new cases and 14 deaths',
      'numbers',
    ],
    [
      'the same words',
      'Your questions of the week answered',
      'Your questions of the week answered',
      'numbers',
    ],
    [
      'a verb that has a capital as each word has',
      'Johnson Faces Vote of No Confidence',
      'Johnson Wins Vote of No Confidence',
      undefined,
    ],
    ['other words', 'Ferry to Oslo runs aground in fog', 'Ferry to Oslo runs late in storm', undefined],
    [
      'more said of one event',
      'City beat United 3-1',
      'City beat United 3-1: five things we learned',
      undefined,
    ],
    ['a name said in full', 'Draghi meets leaders in Rome', 'Mario Draghi meets leaders in Rome', undefined],
    ['few words shared', 'Fire in Leeds', 'Fire in York', undefined],
  ])('%s', (_, a, b, frame) => {
    expect(frameOf(of(a), of(b))).toBe(frame);
  });

  it('not where German nouns have capitals', () => {
    expect(
      frameOf(
        of('Polizei sucht nach Zeugen in Kassel', 'de'),
        of('Polizei sucht nach Tätern in Kassel', 'de'),
      ),
    ).toBeUndefined();
  });

  it('not of two outlets, and not of outlets that are not known', () => {
    const [leeds, york] = ['Weather forecast for Leeds on Monday', 'Weather forecast for York on Monday'];
    expect(frameOf(of(leeds), of(york, 'en', 'mail.example'))).toBeUndefined();
    expect(
      frameOf({ headline: leeds, inLanguage: 'en' }, { headline: york, inLanguage: 'en' }),
    ).toBeUndefined();
  });
});

it.each([
  [
    'two other names',
    [
      { frame: 'names', hours: 0 },
      { frame: 'names', hours: 0 },
    ],
    true,
  ],
  ['one other name', [{ frame: 'names', hours: 0 }], false],
  [
    'numbers of two other days',
    [
      { frame: 'numbers', hours: 24 },
      { frame: 'numbers', hours: 48 },
    ],
    true,
  ],
  [
    'numbers that rise through a day',
    [
      { frame: 'numbers', hours: 2 },
      { frame: 'numbers', hours: 5 },
    ],
    false,
  ],
] as const)('%s before make a series: %s', (_, predecessors, is) => {
  expect(isOfSeries(predecessors)).toBe(is);
});
