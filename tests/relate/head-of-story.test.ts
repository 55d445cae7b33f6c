import { beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../lib/article/card.ts';
import { isBulletin } from '../../lib/relate/bulletin.ts';
import { withVector } from '../../lib/relate/centroid.ts';
import { EMPTY_SNAPSHOT, type Frequencies, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { headOf } from '../../lib/relate/head-of-story.ts';
import { profileOf } from '../../lib/relate/profile.ts';
import { postedOf } from '../../lib/relate/relate.ts';
import { at, cardWith } from '../support/articles.ts';

let frequencies: Frequencies;
beforeAll(async () => {
  frequencies = await frequenciesOf('en', EMPTY_SNAPSHOT);
});

/** Which of the headlines stands for a story of all of them, each an hour after the one before. */
function headline(headlines: readonly string[], fields: readonly Partial<Card>[] = []): string | undefined {
  const cards = headlines.map((each, hour) =>
    cardWith({
      id: `m${hour}`,
      headline: each,
      datePublished: at(`2026-11-20T0${hour}:00:00Z`),
      ...fields[hour],
    }),
  );
  const centroid = cards.reduce<Uint8Array>((sum, card) => {
    const { id, inLanguage, headline, datePublished: listedAt } = card;
    const input = { id, inLanguage, headline, articleBody: '', listedAt };
    return withVector(sum, postedOf(profileOf(input, frequencies)).vector);
  }, new Uint8Array());
  return headOf(cards, centroid)?.headline;
}

const FERRY = 'Ferry runs aground off Oslo, forty passengers rescued';

describe('a story is headed by', () => {
  it.each([
    [
      'what most members say',
      ['A night nobody aboard will forget', FERRY, 'Forty rescued as Oslo ferry runs aground'],
    ],
    ['no live ticker', ['Live: Ferry runs aground off Oslo, passengers rescued', FERRY]],
    ['no time stamp', ['20 November, 10:30', FERRY]],
    ['no quiz', ['Quiz: what do you know of the ferry aground off Oslo?', FERRY]],
    ['a statement before a question', ['Ferry runs aground off Oslo, passengers rescued?', FERRY]],
    ['the earliest of equals', [FERRY, FERRY.toUpperCase()]],
  ])('%s', (_, headlines) => {
    expect(headline(headlines)).toBe(FERRY);
  });

  it('no one of a series', () => {
    expect(headline(['Ferry news of Oslo: aground, passengers rescued', FERRY], [{ isSeries: true }])).toBe(
      FERRY,
    );
  });

  it('a ticker where there is nothing else', () => {
    expect(headline(['Live: Ferry aground'])).toBe('Live: Ferry aground');
  });
});

it.each([
  ['Ukraine war live: talks begin in Geneva', true],
  ['Liveticker: Bayern gegen Dortmund', true],
  ['Horoscope: what Monday brings for Leo', true],
  ['Прогноз погоды: снег и метель', true],
  ['Milan-Inter, la diretta', true],
  ['En direct : la grève à la SNCF', true],
  ['Attentato a Nizza - Video', true],
  ['Families live in fear after the flood', false],
  ['Direct flights to Tokyo return', false],
  ['Netflix raises prices for video on demand', false],
  ['Weather forecasters warn of a storm in Leeds', false],
  ['Watchdog fines the water company', false],
])('%s is a bulletin: %s', (text, is) => {
  expect(isBulletin(text)).toBe(is);
});
