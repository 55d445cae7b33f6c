import { expect, it } from 'vitest';
import { missedFigures, runStorm } from './run-storm.ts';

/* The short version of `npm run test:storm`. The seed stays, so that a failure is there for whoever runs it again. */
const seed = Number(process.env['NEWSLOOM_STORM_SEED'] ?? 20_781);

it(`loses and doubles nothing when stories, a long upload and kills come at once (seed ${seed})`, async () => {
  const { report, lost, doubled, faults, unfinished, afterMinute } = await runStorm({
    seed,
    stories: 2,
    articlesOfStory: 12,
    hotArticles: 4,
    longArticles: 30,
    sameKeys: 2,
    crossedPairs: 3,
    kills: 1,
    instances: 4,
    tableDelayMs: 2,
    limitSeconds: 120,
  });
  expect({ unfinished, lost, doubled, faults }).toEqual({ unfinished: 0, lost: [], doubled: [], faults: [] });
  expect(missedFigures(report, afterMinute)).toEqual([]);
  expect(report.linkedPairsSequential).toBeGreaterThan(100);
}, 300_000);
