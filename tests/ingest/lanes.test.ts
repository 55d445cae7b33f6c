import { describe, expect, it } from 'vitest';
import { lanesOf, namedLanesOf } from '../../lib/ingest/lanes.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('lanes', () => {
  it('run so many tasks at the same time, and all of them', async () => {
    const lanes = lanesOf(3);
    let running = 0;
    let most = 0;
    const done = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        lanes(async () => {
          running += 1;
          most = Math.max(most, running);
          await pause(1);
          running -= 1;
          return number;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are free again after a task that throws', async () => {
    const lanes = lanesOf(1);
    const failing = lanes(async () => {
      throw new Error('planted');
    });
    const next = lanes(async () => 'next');
    await expect(failing).rejects.toThrow('planted');
    expect(await next).toBe('next');
  });

  it('keep the order of tasks that share a name, directly or through others, whatever they throw', async () => {
    const lanes = namedLanesOf(8);
    const ended: string[] = [];
    const firsts: boolean[] = [];
    const run = (label: string, ms: number, ...names: string[]) =>
      lanes(names, async (isFirst) => {
        firsts.push(isFirst);
        await pause(ms);
        ended.push(label);
        if (label === 'a') throw new Error('planted');
      });
    await Promise.allSettled([run('a', 20, 'x'), run('b', 1, 'x', 'y'), run('c', 0, 'y'), run('d', 0, 'z')]);
    expect(ended).toEqual(['d', 'a', 'b', 'c']);
    expect(firsts).toEqual([true, true, false, false]);
  });
});
