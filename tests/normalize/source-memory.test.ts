import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  learnSources,
  mergeSources,
  NAME_RANKS,
  NO_SOURCES,
  ownEndings,
  type ToldOfSource,
} from '../../lib/normalize/source-memory.ts';

const told = (fields: Partial<ToldOfSource> = {}): ToldOfSource => ({
  key: 'ria.example',
  name: 'ria.example',
  rank: 'domain',
  ending: '',
  headline: 'Ferry returns',
  day: '2026-11-20',
  ...fields,
});
const learned = (...all: ToldOfSource[]) => learnSources(NO_SOURCES, all);

const anyTold = fc.array(
  fc.record({
    key: fc.constantFrom('a.example', 'b.example', 'harbor'),
    name: fc.constantFrom('Harbor', 'Harbor Post', 'a.example'),
    rank: fc.constantFrom(...NAME_RANKS.filter((rank) => rank !== 'ending')),
    ending: fc.constantFrom('', 'Harbor Post', 'Live'),
    headline: fc.integer({ min: 0, max: 40 }).map((number) => `Headline ${number}`),
    day: fc.constantFrom('2026-11-20', '2026-11-21'),
  }),
  { maxLength: 40 },
);
/** What never depends on the order. */
const settled = (sources: ReturnType<typeof learned>['sources']) =>
  [...sources].map(([key, { headlines, seen }]) => [key, headlines, seen]).sort();

describe('what is told of sources', () => {
  it('may be told again, in any order and in parts', () => {
    fc.assert(
      fc.property(anyTold, anyTold, (first, second) => {
        const together = learned(...first, ...second);
        expect(learnSources(together, first)).toMatchObject({ sources: together.sources });
        const apart = mergeSources(learned(...second).sources, learned(...first).sources);
        expect(settled(apart)).toEqual(settled(together.sources));
      }),
    );
  });

  it('keeps twelve headlines of a source and six of its names', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      told({ headline: `Headline ${index}`, name: `Name ${index}`, rank: 'given' }),
    );
    const known = learned(...many).sources.get('ria.example');
    expect(Object.keys(known?.headlines ?? {})).toHaveLength(12);
    expect(Object.keys(known?.names ?? {})).toHaveLength(6);
  });

  it('forgets the sources that were not told of for longest', () => {
    const many = Array.from({ length: 2100 }, (_, index) =>
      told({ key: `s${index}.example`, day: index < 100 ? '2026-11-01' : '2026-11-20' }),
    );
    const { sources } = learned(...many);
    expect(sources.size).toBe(2000);
    expect(sources.has('s5.example')).toBe(false);
    expect(sources.has('s2099.example')).toBe(true);
  });
});

describe('a name', () => {
  it.each([
    [
      'is that of the domain that it was seen with',
      [told({ name: 'РИА', rank: 'given' })],
      'риа',
      'ria.example',
    ],
    [
      'stays that of the source that had it first',
      [
        told({ name: 'Voice', rank: 'given', day: '2026-11-20' }),
        told({ key: 'a.example', name: 'Voice', rank: 'given', day: '2026-11-21' }),
      ],
      'voice',
      'ria.example',
    ],
    [
      'is that of the domain which is called so, whoever had it first',
      [
        told({ name: 'Harbor Post', rank: 'given', day: '2026-11-20' }),
        told({ key: 'harborpost.example', name: 'Harbor Post', rank: 'given', day: '2026-11-21' }),
      ],
      'harbor-post',
      'harborpost.example',
    ],
    [
      'without a domain is nobody else’s',
      [told({ key: 'harbor', name: 'Harbor', rank: 'given' })],
      'harbor',
      undefined,
    ],
  ])('%s', (_, all, slug, key) => expect(learned(...all).keyOfName(slug)).toBe(key));

  it('is taken from the ends of headlines where nothing else tells it', () => {
    const ends = ['One', 'Two'].map((headline) => told({ headline, ending: 'РИА Новости' }));
    const memory = learned(...ends);
    expect(memory.sources.get('ria.example')).toMatchObject({ name: 'РИА Новости', rank: 'ending' });
    expect(memory.keyOfName('риа-новости')).toBe('ria.example');
  });
});

describe('an ending', () => {
  const ending = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(counts).flatMap(([text, count]) =>
        Array.from(
          { length: count },
          (_, index) => [`${text}${index}`, text === 'none' ? '' : text] as const,
        ),
      ),
    );
  it.each([
    ['that two of three headlines share', { Post: 2, none: 1 }, ['Post']],
    ['that three of ten share', { Post: 3, none: 7 }, ['Post']],
  ])('%s is the source’s own', (_, counts, own) =>
    expect(ownEndings({ headlines: ending(counts) })).toEqual(own),
  );

  it.each([
    ['that one headline has', { Post: 1 }],
    ['that two of five share', { Live: 2, none: 3 }],
    ['that three of eleven share', { Live: 3, none: 8 }],
  ])('%s is not', (_, counts) => expect(ownEndings({ headlines: ending(counts) })).toEqual([]));
});
