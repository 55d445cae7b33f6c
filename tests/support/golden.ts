import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { repositoryRoot } from './root.ts';

const FOLDER = join(repositoryRoot, 'tests/golden');
const isUpdate = process.env['GOLDEN'] === 'update';

/** The cases of `tests/golden` whose names begin with one of `kinds`. */
export function goldenCases(...kinds: readonly string[]): string[] {
  return readdirSync(FOLDER).filter((name) => kinds.some((kind) => name.startsWith(`${kind}-`)));
}

/** The path of a case's input: its file `input.*`. Throws when there is none. */
export function goldenInput(name: string): string {
  const input = readdirSync(join(FOLDER, name)).find((file) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`tests/golden/${name} has no input`);
  return join(FOLDER, name, input);
}

/** Holds what a case gives to its `expected.json`. With `GOLDEN=update` the file is written anew instead. */
export function expectGolden(name: string, actual: unknown): void {
  const file = join(FOLDER, name, 'expected.json');
  if (isUpdate) writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`);
  expect(JSON.parse(JSON.stringify(actual))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}
