import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../lib/article/instant.ts';
import { articleLikeness, storyLikeness, withCentroid, withVector } from '../../lib/relate/centroid.ts';
import { EMPTY_SNAPSHOT, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { type Profile, profileOf } from '../../lib/relate/profile.ts';
import { decideStory, type StorySummary, storiesOf, type Voter, votersOf } from '../../lib/relate/story.ts';
import { decodeVector, encodeVector } from '../../lib/relate/vector.ts';

const frequencies = await frequenciesOf('en', EMPTY_SNAPSHOT);

const profile = (headline: string): Profile =>
  profileOf({ id: 'new', inLanguage: 'en', headline, articleBody: '', listedAt: toInstant(0) }, frequencies);
const centroid = (...headlines: string[]): Uint8Array =>
  headlines.reduce<Uint8Array>(
    (sum, each) => withVector(sum, encodeVector(profile(each).vector)),
    new Uint8Array(),
  );
const gist = (id: string, articleCount: number, ...headlines: string[]): StorySummary => ({
  id,
  articleCount,
  centroid: centroid(...headlines),
});
const voter = (id: string, story: string, likeness = 0.5): Voter => ({ id, story, likeness, raw: likeness });

describe('a centroid', () => {
  it('is likest to what its members say', () => {
    const story = centroid('Dockers strike in Rotterdam', 'Rotterdam harbor closed by strike');
    const near = articleLikeness(profile('Strike closes Rotterdam harbor').vector, story, frequencies);
    const far = articleLikeness(profile('Parliament rejects budget').vector, story, frequencies);
    expect(near).toBeGreaterThan(0.7);
    expect(far).toBe(0);
  });

  it('of two stories is the same in either order, and of one member is that member', () => {
    const [a, b] = [centroid('Dockers strike in Rotterdam'), centroid('Night ferry collides off Oslo')];
    expect(storyLikeness(withCentroid(a, b), withCentroid(b, a), frequencies)).toBeCloseTo(1, 4);
    expect(articleLikeness(profile('Dockers strike in Rotterdam').vector, a, frequencies)).toBeCloseTo(1, 2);
  });

  it('stays within 384 bytes, whatever joins', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (vectors) => {
        const sum = vectors.reduce<Uint8Array>(withVector, new Uint8Array());
        expect(sum.length).toBeLessThanOrEqual(384);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the story of an article', () => {
  const strike = gist('strike', 3, 'Dockers strike in Rotterdam', 'Rotterdam harbor strike', 'Harbor strike');
  const ferry = gist('ferry', 9, 'Night ferry collides off Oslo');
  const decide = (headline: string, voters: readonly Voter[], ...gists: readonly StorySummary[]) => {
    const asked = profile(headline);
    return decideStory(
      asked,
      votersOf(asked, voters),
      new Map(gists.map((each) => [each.id, each])),
      frequencies,
    );
  };

  it.each<[name: string, headline: string, voters: Voter[], story: string]>([
    ['is new without neighbors', 'Dockers strike', [], 'new'],
    ['is the one of its neighbors', 'Dockers strike in Rotterdam', [voter('a', 'strike')], 'strike'],
    ['is not that of a far neighbor', 'Parliament rejects budget', [voter('a', 'strike', 0.15)], 'new'],
    [
      'is not one that a single neighbor leads to while the whole of it speaks of other things',
      'Oslo parliament rejects new budget again',
      [voter('a', 'strike', 0.3)],
      'new',
    ],
  ])('%s', (_, headline, voters, story) => {
    expect(decide(headline, voters, strike, ferry)).toMatchObject({
      id: story,
      isNew: story === 'new',
      merges: [],
    });
  });

  it('makes two stories one that say the same, and keeps the larger', () => {
    const again = gist('again', 8, 'Strike of dockers in Rotterdam harbor', 'Rotterdam dockers strike');
    const voters = [voter('a', 'strike', 0.7), voter('b', 'again', 0.6)];
    const decided = decide('Rotterdam harbor: dockers strike', voters, strike, again);
    expect(decided).toEqual({ id: 'again', isNew: false, merges: ['strike'] });
  });

  it('asks for few stories, those with the most votes first', () => {
    const voters = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
      voter(id, `story-${id}`, 0.3 + index / 20),
    );
    expect(storiesOf(voters)).toEqual(['story-f', 'story-e', 'story-d', 'story-c']);
  });
});

describe('a vector', () => {
  it('comes back as it was written', () => {
    const { vector } = profile('Dockers strike in Rotterdam, and dockers strike again');
    expect([...decodeVector(encodeVector(vector)).terms]).toEqual([...vector.terms]);
  });
});
