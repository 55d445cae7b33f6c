import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../support/root.ts';
import { runFuzz } from './run-fuzz.ts';

const folders = ['tests/golden', 'events/uploads'].map((folder) => join(repositoryRoot, folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);

it('decodes and normalizes mutants of every golden and sample payload without a crash or a hang', async () => {
  const report = await runFuzz({ files, inputs: files.length * 3, seed: 20_261_125, processes: 1 });
  expect(files.length).toBeGreaterThan(50);
  expect(report.failures).toEqual([]);
  expect(report.inputs).toBe(files.length * 3);
});
