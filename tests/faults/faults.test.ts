import { expect, it } from 'vitest';
import { runFaults } from './run-faults.ts';

/* The short version of `npm run test:faults`. The seed stays, so that a failure is there for whoever runs it again. */
const seed = Number(process.env['NEWSLOOM_FAULT_SEED'] ?? 20_781);

it(`loses nothing, doubles nothing, forgets nothing under faults, repetitions and kills (seed ${seed})`, async () => {
  const report = await runFaults({
    seed,
    articles: 12,
    faultRate: 0.1,
    kills: 3,
    instances: 2,
    lanes: 4,
    limitSeconds: 240,
  });
  const { lost, duplicated, differing, orphans, undelivered } = report;
  expect({ lost, duplicated, differing, orphans, undelivered }).toEqual({
    lost: [],
    duplicated: [],
    differing: [],
    orphans: [],
    undelivered: 0,
  });
  const faults = Object.values(report.injected).reduce((total, count) => total + count, 0);
  expect(faults).toBeGreaterThan(50);
  expect(report.kills).toBe(3);
  expect(report.articles).toBeGreaterThan(24);
  expect(report.comments).toBeGreaterThan(5);
  expect(report.answers.worded + report.answers.embedded).toBeGreaterThan(2);
}, 600_000);
