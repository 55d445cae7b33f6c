import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';
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

/** `describe` for a suite that needs the data folder; without it the suite's name says why it is skipped. */
export function describeWithData(name: string, suite: (folder: string) => void): void {
  if (dataFolder === undefined) {
    describe.skip(`${name} (skipped: no data folder; set NEWSLOOM_DATA)`, () => suite(''));
    return;
  }
  const folder = dataFolder;
  describe(name, () => suite(folder));
}
