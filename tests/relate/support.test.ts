import { beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../lib/article/instant.ts';
import { EMPTY_SNAPSHOT, type Frequencies, frequenciesOf } from '../../lib/relate/frequencies.ts';
import { RELATE } from '../../lib/relate/parameters.ts';
import type { Ranked } from '../../lib/relate/ranked-candidates.ts';
import { supported } from '../../lib/relate/support.ts';
import { encodeVector, termHash } from '../../lib/relate/vector.ts';

let frequencies: Frequencies;
beforeAll(async () => {
  frequencies = await frequenciesOf('en', EMPTY_SNAPSHOT);
});

function candidate(id: string, words: string, rank: number): Ranked {
  const terms = new Map(words.split(' ').map((word) => [termHash(word), 1]));
  const vector = encodeVector({ self: 1, lengthFactor: 1, terms, headline: new Set() });
  const posting = { id, datePublished: '2026-11-20T08:00:00.000Z' as Instant, vector };
  return { posting, self: 1, recency: 1, text: rank, raw: rank, likeness: rank, rank };
}

const BEST = candidate('best', 'tanker ferry oslo', 10);

describe('the support of the best candidates', () => {
  it.each<[name: string, others: Ranked[], expected: string[]]>([
    [
      'lifts one that is much like the best above one that is like nobody',
      [candidate('alone', 'budget vote', 7), candidate('like', 'tanker ferry fjord', 6)],
      ['best', 'like', 'alone'],
    ],
    [
      'lifts nobody as far as to pass one that is much nearer to the article',
      [candidate('alone', 'budget vote', 9.5), candidate('like', 'tanker ferry fjord', 6)],
      ['best', 'alone', 'like'],
    ],
    [
      'is that of the nearest, whatever the others of the best are about',
      [
        candidate('second', 'budget vote', 9),
        candidate('alone', 'goal match', 6),
        candidate('like', 'budget vote rejected', 5),
      ],
      ['best', 'second', 'like', 'alone'],
    ],
    ['gives nobody anything by likeness to itself', [candidate('same', 'goal match', 10)], ['best', 'same']],
  ])('%s', (_, others, expected) => {
    const found = supported([BEST, ...others], frequencies);
    expect(found.map(({ posting }) => posting.id)).toEqual(expected);
    expect(found.map(({ likeness }) => likeness).sort()).toEqual(
      [BEST, ...others].map((c) => c.likeness).sort(),
    );
  });

  it('changes nothing behind the candidates that can come into the set', () => {
    const many = Array.from({ length: RELATE.supportDepth }, (_, n) =>
      candidate(`c${n}`, `word${n}`, 9 - n / 10),
    );
    const last = candidate('last', 'tanker ferry oslo', 1);
    expect(supported([BEST, ...many, last], frequencies).at(-1)).toEqual(last);
  });

  it('takes no candidates', () => expect(supported([], frequencies)).toEqual([]));
});
