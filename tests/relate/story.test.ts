import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../lib/article/instant.ts';
import {
  articleLikeness,
  storyLikeness,
  withCentroid,
  withoutVector,
  withVector,
} from '../../lib/relate/centroid.ts';
import { EMPTY_SNAPSHOT, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { type Profile, profileOf } from '../../lib/relate/profile.ts';
import {
  decideAgain,
  decideStory,
  type SecondDecision,
  type StorySummary,
  storiesOf,
  type Voter,
  votersOf,
} from '../../lib/relate/story.ts';
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
  firstSeen: toInstant(0),
  lastSeen: toInstant(0),
});
const days = (count: number) => toInstant(count * 86_400_000);
const voter = (id: string, story: string, probability = 0.7): Voter => ({ id, story, probability });

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

  it('without a member is what it was before', () => {
    const before = centroid('Dockers strike in Rotterdam');
    const vector = encodeVector(profile('Night ferry collides off Oslo').vector);
    const after = withoutVector(withVector(before, vector), vector);
    expect(storyLikeness(after, before, frequencies)).toBeCloseTo(1, 4);
    expect(withoutVector(vector.subarray(0, 0), vector)).toHaveLength(0);
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
  const again = gist('again', 8, 'Strike of dockers in Rotterdam harbor', 'Rotterdam dockers strike');
  const seeker = (headline: string) => ({
    id: 'new',
    listedAt: toInstant(0),
    vector: profile(headline).vector,
  });
  const byId = (gists: readonly StorySummary[]) => new Map(gists.map((each) => [each.id, each]));
  const decide = (headline: string, voters: readonly Voter[], ...gists: readonly StorySummary[]) =>
    decideStory(seeker(headline), votersOf(voters), byId(gists), frequencies);

  it.each<[name: string, headline: string, voters: Voter[], story: string]>([
    ['is new without neighbors', 'Dockers strike', [], 'new'],
    [
      'is the one of its neighbors',
      'Dockers strike in Rotterdam',
      [voter('a', 'strike'), voter('b', 'strike')],
      'strike',
    ],
    ['is not that of an improbable neighbor', 'Harbor strike', [voter('a', 'strike', 0.05)], 'new'],
    [
      'is not one that a single neighbor leads to while the whole of it speaks of other things',
      'Oslo parliament rejects new budget again',
      [voter('a', 'strike', 0.5)],
      'new',
    ],
  ])('%s', (_, headline, voters, story) => {
    expect(decide(headline, voters, strike, ferry)).toMatchObject({
      id: story,
      isNew: story === 'new',
      merges: [],
    });
  });

  it('is not one that ended long ago, nor as easily one that is large', () => {
    const voters = [voter('a', 'strike', 0.5), voter('b', 'strike', 0.5)];
    const headline = 'Dockers strike in Rotterdam';
    expect(decide(headline, voters, strike).isNew).toBe(false);
    const old = { ...strike, firstSeen: days(-25), lastSeen: days(-24) };
    expect(decide(headline, voters, old).isNew).toBe(true);
    expect(decide(headline, voters, { ...strike, articleCount: 400 }).isNew).toBe(true);
  });

  it('makes two stories one that tell one event, and keeps the larger', () => {
    const voters = ['strike', 'again'].flatMap((story) => [
      voter(`${story} 1`, story),
      voter(`${story} 2`, story),
    ]);
    const headline = 'Rotterdam harbor: dockers strike';
    expect(decide(headline, voters, strike, again)).toEqual({
      id: 'again',
      isNew: false,
      merges: ['strike'],
    });
    const lastMonth = { ...strike, firstSeen: days(-25), lastSeen: days(-24) };
    expect(decide(headline, voters, lastMonth, again).merges).toEqual([]);
  });

  it('asks for few stories, those with the most votes first', () => {
    const voters = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
      voter(id, `story-${id}`, 0.3 + index / 20),
    );
    expect(storiesOf(voters)).toEqual(['story-f', 'story-e', 'story-d', 'story-c']);
  });

  const headline = 'Dockers strike in Rotterdam harbor';
  const alone = gist('alone', 1, headline);
  const stray = { ...gist('ferry', 9, 'Night ferry collides off Oslo', headline), articleCount: 9 };
  it.each<[name: string, own: StorySummary, voters: Voter[], others: StorySummary[], SecondDecision]>([
    ['stays where nobody else claims it', alone, [], [], { is: 'right' }],
    [
      'takes the story along in which it is alone',
      alone,
      [voter('a', 'strike'), voter('b', 'strike')],
      [strike],
      { is: 'merge', other: 'strike' },
    ],
    [
      'leaves a story that it would not join any more',
      stray,
      [voter('a', 'strike', 0.9), voter('b', 'strike', 0.9)],
      [strike, stray],
      { is: 'move', to: 'strike' },
    ],
    [
      'takes a story along that tells the same event',
      again,
      ['strike', 'again'].flatMap((story) => [voter(`${story} 1`, story), voter(`${story} 2`, story)]),
      [strike, again],
      { is: 'merge', other: 'strike' },
    ],
  ])('at a second look %s', (_, own, voters, others, expected) => {
    expect(decideAgain(seeker(headline), own, votersOf(voters), byId(others), frequencies)).toEqual(expected);
  });
});

describe('a vector', () => {
  it('comes back as it was written', () => {
    const { vector } = profileOf(
      {
        id: 'new',
        inLanguage: 'en',
        headline: 'Dockers strike in Rotterdam',
        articleBody: 'Ships wait off the harbor while dockers strike again.',
        listedAt: toInstant(0),
      },
      frequencies,
    );
    const { terms, headline } = decodeVector(encodeVector(vector));
    expect(new Map(terms)).toEqual(vector.terms);
    expect(headline).toEqual(vector.headline);
    expect(headline.size).toBe(3);
  });

  it('that was written before headlines were told apart is still read', () => {
    const [first, second] = [0x12345 * 16 + 3, 0x00042 * 16 + 1];
    const bytes = new Uint8Array(5 + 6);
    new DataView(bytes.buffer).setFloat32(0, 2);
    bytes[4] = 16;
    for (const [index, packed] of [first, second].entries())
      bytes.set([packed >> 16, (packed >> 8) & 255, packed & 255], 5 + 3 * index);
    const { self, lengthFactor, terms, headline } = decodeVector(bytes);
    expect({ self, lengthFactor, terms: [...terms], headline: [...headline] }).toEqual({
      self: 2,
      lengthFactor: 1,
      terms: [
        [0x12345, 3],
        [0x00042, 1],
      ],
      headline: [],
    });
  });
});
