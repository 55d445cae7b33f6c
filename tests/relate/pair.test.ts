import { describe, expect, it } from 'vitest';
import { toInstant } from '../../lib/article/instant.ts';
import { EMPTY_SNAPSHOT, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { type PairPurpose, pairFeatures, pairProbability } from '../../lib/relate/pair.ts';
import { profileOf } from '../../lib/relate/profile.ts';
import { rawScore, textScore } from '../../lib/relate/score.ts';
import { encodeVector, termHash } from '../../lib/relate/vector.ts';

const frequencies = await frequenciesOf('en', EMPTY_SNAPSHOT);

interface Text {
  readonly headline: string;
  readonly articleBody?: string;
}

function featuresOf(a: Text, b: Text, hours = 0, known = frequencies) {
  const [one, other] = [a, b].map((text) =>
    profileOf({ id: 'id', inLanguage: 'en', articleBody: '', listedAt: toInstant(0), ...text }, known),
  );
  if (!one || !other) throw new Error('two texts');
  const bytes = encodeVector(other.vector);
  const text = textScore(new Map(one.terms.map(({ hash, weight }) => [hash, weight])), bytes);
  const raw = rawScore(text, one.vector.self, other.vector.self);
  return pairFeatures(one.vector, bytes, { raw, hours }, known);
}

const STRIKE = { headline: 'Dockers strike in Rotterdam' };

const PURPOSES: readonly PairPurpose[] = ['story', 'shown'];

describe('the probability that two articles tell one event', () => {
  it.each<[name: string, more: [Text, Text, number?], less: [Text, Text, number?]]>([
    [
      'is larger for more words in common',
      [STRIKE, { headline: 'Rotterdam dockers strike' }],
      [STRIKE, { headline: 'Rotterdam votes today' }],
    ],
    ['is larger for less time between', [STRIKE, STRIKE, 1], [STRIKE, STRIKE, 300]],
    [
      'is larger where the headline of one stands in the other',
      [STRIKE, { headline: 'Ships wait', articleBody: 'In Rotterdam the dockers strike since the morning.' }],
      [STRIKE, { headline: 'Ships wait', articleBody: 'In Rotterdam the weather is bad since the morning.' }],
    ],
  ])('%s', (_, more, less) => {
    for (const purpose of PURPOSES)
      expect(pairProbability(featuresOf(...more), purpose)).toBeGreaterThan(
        pairProbability(featuresOf(...less), purpose),
      );
  });

  it('is smaller where the words in common are those that all write', () => {
    const counts = new Map(['docker', 'strike', 'rotterdam'].map((term) => [termHash(term), 900]));
    const hot = {
      ...frequencies,
      collectionSize: 1000,
      collectionCount: (hash: number) => counts.get(hash) ?? 0,
    };
    const cool = { ...frequencies, collectionSize: 1000 };
    const texts = [STRIKE, { headline: 'Rotterdam dockers strike' }] as const;
    expect(featuresOf(...texts, 0, hot).hot).toBeGreaterThan(featuresOf(...texts, 0, cool).hot);
    for (const purpose of PURPOSES)
      expect(pairProbability(featuresOf(...texts, 0, hot), purpose)).toBeLessThan(
        pairProbability(featuresOf(...texts, 0, cool), purpose),
      );
  });

  it('has the part of each headline that the other text repeats', () => {
    const long = { headline: 'Ships wait off Rotterdam', articleBody: 'The dockers strike in Rotterdam.' };
    const { leastHeadline, mostHeadline } = featuresOf(STRIKE, long);
    expect(mostHeadline).toBe(1);
    expect(leastHeadline).toBeGreaterThan(0);
    expect(leastHeadline).toBeLessThan(0.5);
    expect(featuresOf(long, STRIKE)).toMatchObject({ leastHeadline, mostHeadline });
  });

  it('is a number for articles without words', () => {
    for (const purpose of PURPOSES) {
      const nothing = pairProbability(featuresOf({ headline: '' }, { headline: '' }), purpose);
      expect(nothing).toBeGreaterThan(0);
      expect(nothing).toBeLessThan(0.3);
    }
  });
});
