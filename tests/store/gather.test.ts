import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherer } from '../../lib/store/gather.ts';

const units = (...keys: string[]) => new Map(keys.map((key) => [key, key]));

const CASES: { name: string; most: number; callers: string[][]; requests: string[][] }[] = [
  {
    name: 'callers of one turn share a request',
    most: 5,
    callers: [['a'], ['b', 'c']],
    requests: [['a', 'b', 'c']],
  },
  { name: 'what two ask for is sent once', most: 5, callers: [['a', 'b'], ['b']], requests: [['a', 'b']] },
  { name: 'no request is too large', most: 2, callers: [['a'], ['b', 'c']], requests: [['a', 'b'], ['c']] },
  { name: 'whoever asks for nothing sends nothing', most: 2, callers: [[]], requests: [] },
];

test.each(CASES)('$name', async ({ most, callers, requests }) => {
  const sent: string[][] = [];
  const ask = gatherer<string, string>(most, async (some) => {
    sent.push([...some]);
    return some;
  });
  await Promise.all(callers.map((keys) => ask(units(...keys))));
  expect(sent).toEqual(requests);
});

test('what is asked for later goes out later', async () => {
  const sent: string[][] = [];
  const ask = gatherer<string, string>(9, async (some) => {
    sent.push([...some]);
    return some;
  });
  await ask(units('a'));
  await ask(units('b'));
  expect(sent).toEqual([['a'], ['b']]);
});

test('every caller gets an answer to each key, and only those who asked for it suffer from a bad one', async () => {
  const keys = fc.array(fc.constantFrom(...'abcdefgh', 'bad'), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(keys, { maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      async (callers, most) => {
        const ask = gatherer<string, string>(most, async (some) => {
          if (some.includes('bad')) throw new Error('a bad one');
          return some;
        });
        const answers = await Promise.allSettled(callers.map((asked) => ask(units(...asked))));
        for (const [index, asked] of callers.entries()) {
          const answer = answers[index];
          if (asked.includes('bad')) expect(answer?.status).toBe('rejected');
          else expect(answer).toEqual({ status: 'fulfilled', value: expect.arrayContaining(asked) });
        }
      },
    ),
  );
});
