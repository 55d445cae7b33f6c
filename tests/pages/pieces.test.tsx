import { describe, expect, it } from 'vitest';
import type { Relation } from '../../lib/article/related.ts';
import { ArticleBody } from '../../lib/pages/article-body.tsx';
import { ICON_PATH, SCRIPT_PATH, STYLES_PATH, TOUCH_ICON_PATH } from '../../lib/pages/asset-paths.ts';
import { ASSETS } from '../../lib/pages/assets.ts';
import { countTags } from '../../lib/pages/count-tags.ts';
import { languageAttributes } from '../../lib/pages/direction.ts';
import { localeOf } from '../../lib/pages/locale.ts';
import { shownRelated } from '../../lib/pages/shown-related.ts';
import { bars } from '../../lib/pages/sparkline.tsx';
import { Time } from '../../lib/pages/time.tsx';
import { LocaleOfPage } from '../../lib/pages/use-locale.ts';
import { partsOfRelated, type SetHolder } from '../../lib/read/related-set.ts';
import { at, cardWith } from '../support/articles.ts';

describe('the body of an article', () => {
  const text = 'First sentence. Second one.\n\nThird <b>one</b>.';
  const point = (start: number, end: number) => ({ text: text.slice(start, end), span: { start, end } });
  it.each([
    ['paragraphs, escaped', [], '<p>First sentence. Second one.</p><p>Third &lt;b&gt;one&lt;/b&gt;.</p>'],
    [
      'a sentence that a key point repeats can be linked to',
      [point(16, 27)],
      '<p>First sentence. <span id="said-1">Second one.</span></p><p>Third &lt;b&gt;one&lt;/b&gt;.</p>',
    ],
    [
      'key points in another order than the text keep their numbers',
      [point(29, 46), point(0, 15)],
      '<p><span id="said-2">First sentence.</span> Second one.</p><p><span id="said-1">Third &lt;b&gt;one&lt;/b&gt;.</span></p>',
    ],
    [
      'spans that overlap, cross a paragraph or lie outside are left alone',
      [point(0, 15), point(5, 20), point(20, 40), { text: 'x', span: { start: 90, end: 99 } }],
      '<p><span id="said-1">First sentence.</span> Second one.</p><p>Third &lt;b&gt;one&lt;/b&gt;.</p>',
    ],
    [
      'a key point without a place',
      [{ text: 'x' }],
      '<p>First sentence. Second one.</p><p>Third &lt;b&gt;one&lt;/b&gt;.</p>',
    ],
  ])('%s', (_, keyPoints, expected) => {
    const html = (<ArticleBody text={text} keyPoints={keyPoints} inLanguage="en" />).toString();
    expect(html).toBe(`<div class="body" lang="en" dir="ltr">${expected}</div>`);
  });
});

describe('a related article on the page', () => {
  const card = cardWith({ headline: 'Dam opens', url: 'https://a.example/dam' });
  it.each([
    ['of the same story is shown', 'sameStory', 0.15, [], 'related'],
    ['of the same story that nothing else speaks for is not shown', 'sameStory', 0.05, [], undefined],
    ['that is a copy is told of elsewhere', 'copy', 0.99, [{ headline: 'Dam opens' }], undefined],
    ['that alone is rather probable is shown', 'background', 0.3, [], 'related'],
    ['that alone is a little probable is shown', 'background', 0.2, [], 'related'],
    ['that is hardly probable is not shown', 'background', 0.09, [], undefined],
    ['that it names by address is', 'background', 0.08, [{ url: 'https://a.example/dam' }], 'related'],
    ['that it names by headline is', 'background', 0.08, [{ headline: 'Dam opens' }], 'related'],
    [
      'that has the headline of another that it names is not',
      'background',
      0.08,
      [{ headline: 'Dam opens', url: 'https://b.example/dam' }],
      undefined,
    ],
  ] as const)('%s', (_, relation, probability, citation, expected) => {
    const edge = { relation, probability, score: 0.5, card, reasons: [], method: 'm' };
    const shown = shownRelated([edge], citation);
    const place = (['related', 'background'] as const).find((name) => shown[name].length > 0);
    expect(place).toBe(expected);
  });
});

describe('a related set', () => {
  const edge = (relation: Relation, probability: number, story?: string) => ({
    ...{ relation, probability, score: 0.5, reasons: [], method: 'm' },
    card: cardWith({ id: `${relation} ${probability}`, ...(story !== undefined && { story }) }),
  });
  const partOf = (edges: readonly ReturnType<typeof edge>[], holder: SetHolder) => {
    const { related, background } = partsOfRelated(edges, holder);
    return [related, background].map((part) => part.map(({ card }) => card.id));
  };
  it.each<[string, ReturnType<typeof edge>[], SetHolder, string[][]]>([
    [
      'has what is less probable as background beside coverage',
      [edge('sameStory', 0.6), edge('background', 0.2), edge('background', 0.05)],
      { isWhole: true },
      [['sameStory 0.6'], ['background 0.2']],
    ],
    [
      'has members that came into the story later',
      [edge('sameStory', 0.6), edge('background', 0.15, 'story')],
      { story: 'story', isWhole: true },
      [['sameStory 0.6', 'background 0.15'], []],
    ],
    ['shows a copy where there is nothing else', [edge('copy', 0.9)], { isWhole: true }, [['copy 0.9'], []]],
    [
      'shows nothing improbable on a further page',
      [edge('background', 0.2), edge('copy', 0.9)],
      { isWhole: false },
      [[], ['background 0.2']],
    ],
  ])('%s', (_, edges, holder, parts) => {
    expect(partOf(edges, holder)).toEqual(parts);
  });
});

describe('the bars of a sparkline', () => {
  const days = (...all: number[]) =>
    all.map((day) => at(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`));
  it.each([
    ['a fortnight at least', days(14, 14, 15), [...new Array(12).fill(0), 2, 1], 1],
    ['the whole span', days(1, 20), [1, ...new Array(18).fill(0), 1], 1],
  ])('%s', (_, instants, counts, each) => {
    expect(bars(instants)).toMatchObject({ counts, days: each });
  });
  it('stand for several days where a year has to fit, and count every article', () => {
    const { counts, days: each } = bars([at('2025-11-20'), at('2026-11-20'), at('2026-11-19')]);
    expect(each).toBe(12);
    expect(counts.length).toBeLessThanOrEqual(31);
    expect([counts[0], counts.at(-1)]).toEqual([1, 2]);
  });
  it('begin with the year 0 at the earliest', () => {
    expect(bars([at('0000-01-01'), at('0000-01-02')]).from).toBe('0000-01-01T00:00:00.000Z');
  });
});

const english = await localeOf('en');
describe('a time', () => {
  it.each([
    ['2026-11-18T00:35:00Z', 'second', '2026-11-18T00:35:00.000Z', 'Nov 18, 2026, 00:35 UTC'],
    ['2026-11-18T00:00:00Z', 'day', '2026-11-18', 'Nov 18, 2026'],
    ['2026-11-01T00:00:00Z', 'month', '2026-11', 'November 2026'],
    ['2026-01-01T00:00:00Z', 'year', '2026', '2026'],
  ] as const)('%s known to the %s', (instant, precision, machine, people) => {
    const html = (
      <LocaleOfPage.Provider value={english}>
        <Time at={at(instant)} precision={precision} />
      </LocaleOfPage.Provider>
    ).toString();
    expect(html.replace(' data-relative=""', '')).toBe(`<time datetime="${machine}">${people}</time>`);
  });
});

it('hashtags of a list are counted by key, most frequent first, without the one of the list', () => {
  const cards = [
    ['Ferry', 'Islands'],
    ['ferry', 'Strike'],
    ['Islands', 'FERRY'],
  ].map((hashtags) => cardWith({ hashtags }));
  expect(countTags(cards, 2)).toEqual([
    { key: 'ferry', display: 'Ferry', count: 3 },
    { key: 'islands', display: 'Islands', count: 2 },
  ]);
  expect(countTags(cards, 9, 'ferry').map(({ key }) => key)).toEqual(['islands', 'strike']);
});

it.each([
  ['en-US', { lang: 'en-US', dir: 'ltr' }],
  ['ar', { lang: 'ar', dir: 'rtl' }],
  ['fa-IR', { lang: 'fa-IR', dir: 'rtl' }],
  ['ja', { lang: 'ja', dir: 'ltr' }],
  ['und', { dir: 'auto' }],
])('a text in %s', (language, expected) => {
  expect(languageAttributes(language)).toEqual(expected);
});

it('the names of style sheet, script and icon are of their texts', () => {
  expect([STYLES_PATH, SCRIPT_PATH, ICON_PATH, TOUCH_ICON_PATH]).toEqual(ASSETS.map(({ path }) => path));
});
