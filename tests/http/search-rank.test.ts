import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readScale, scaleText } from '../../lib/http/search-rank.ts';

it('what scores are measured by comes back from a cursor', () => {
  const scale = fc.record({
    weights: fc.array(fc.integer({ min: 1, max: 922 }), { minLength: 1, maxLength: 8 }),
    best: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(scale, (each) => {
      expect(readScale(scaleText(each))).toEqual({ weights: [...each.weights], best: each.best });
    }),
  );
});
