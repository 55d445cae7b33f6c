import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'vitest';
import { repositoryRoot } from './root.ts';

/**
 * The public data sets that some suites measure on: `NEWSLOOM_DATA`, else `../shared/data` beside the
 * repository; undefined in a clone that has neither.
 */
export const dataFolder: string | undefined = [
  process.env['NEWSLOOM_DATA'],
  join(repositoryRoot, '../shared/data'),
]
  .filter((folder) => folder !== undefined)
  .map((folder) => resolve(folder))
  .find((folder) => existsSync(folder));

/**
 * `describe` for a suite that needs the data folder; without it one skipped test says why. The suite is not even
 * collected then: many read their cases from the data.
 */
export function describeWithData(name: string, suite: (folder: string) => void): void {
  const folder = dataFolder;
  if (folder === undefined) it.skip(`${name} (skipped: no data folder; set NEWSLOOM_DATA)`, () => undefined);
  else describe(name, () => suite(folder));
}
