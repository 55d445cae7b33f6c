import { describe, expect, it } from 'vitest';
import { RELATE } from '../../lib/relate/parameters.ts';
import { burstsAmong, rankScore, recencyOf } from '../../lib/relate/score.ts';

const HOUR_MS = 3_600_000;
const agesOf = (count: number, hoursBetween: number) =>
  Array.from({ length: count }, (_, index) => (index + 1) * hoursBetween * HOUR_MS);

describe('recency', () => {
  it.each<[name: string, count: number, hoursBetween: number, bursts: number]>([
    ['fades within days where twelve articles come a day', 45, 2, 0.6],
    ['fades by a twentieth of that where one comes every five minutes', 45, 1 / 12, 0.03333],
    ['is that of weeks in a collection that is too young to tell', 20, 24, 0],
  ])('%s', (_, count, hoursBetween, bursts) => {
    expect(burstsAmong(agesOf(count, hoursBetween))).toBeCloseTo(bursts, 4);
  });

  it.each([
    [0, 0.6, 1],
    [24, 0.6, 0.681937],
    [15 * 24, 0, 0.5],
    [-15 * 24, 0, 0.5],
  ])('of %d hours, %d of it in bursts, is %d', (hours, bursts, worth) => {
    expect(recencyOf(hours * HOUR_MS, RELATE.halfLifeMs, bursts)).toBeCloseTo(worth, 6);
  });

  it('orders what texts leave open, in the set of a long text less', () => {
    const gain = (terms: number) =>
      rankScore(10, { self: 100, terms }, 100, 1) - rankScore(10, { self: 100, terms }, 100, 0);
    expect(gain(10)).toBeCloseTo(6.324555, 6);
    expect(gain(48)).toBeCloseTo(gain(10) / 4, 6);
    expect(rankScore(0, { self: 100, terms: 10 }, 100, 1)).toBe(0);
  });
});
