import { expect, it } from 'vitest';
import { countDoubled } from './doubled.ts';
import { HABITS } from './publishers.ts';
import { simulateWeek } from './simulate.ts';

it('three days of publishers of every habit loses nothing and bothers nobody', async () => {
  const week = await simulateWeek({
    feeds: HABITS.length,
    days: 3,
    seed: 20,
    sockets: false,
    keptBodies: 60,
  });
  expect(week.items).toBeGreaterThan(100);
  expect(week.missedOf).toEqual({});
  expect(week.uploadsOfUnchanged).toBe(0);
  expect(week.insideRetryAfter).toBe(0);
  expect(week.closerThan2s).toBe(0);
  expect(week.notModified).toBeGreaterThan(100);
  expect(await countDoubled(week.bodies)).toBe(0);
}, 120_000);

it('is the same over real sockets', async () => {
  const options = { feeds: HABITS.length, days: 0.1, seed: 21 };
  const [real, quick] = [
    await simulateWeek({ ...options, sockets: true }),
    await simulateWeek({ ...options, sockets: false }),
  ];
  const { requests, notModified, uploads, closerThan2s } = quick;
  expect(real).toMatchObject({ requests, notModified, uploads, closerThan2s });
}, 120_000);
