import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { build, functionNames } from '../build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/newsloom');
const DAY_MS = 86_400_000;

/** Built functions: `<folder>/<name>/index.mjs`. */
export interface Bundles {
  readonly folder: string;
  readonly names: readonly string[];
}

/**
 * Copies the built functions into the new folder `target`, building first when a source has changed since the
 * last time. A copy of its own for every host, because Node loads a module file once per process, and what it
 * read from the environment then stays.
 */
export async function copyBundles(
  target: string,
  functionsFolder = join(ROOT, 'functions'),
): Promise<Bundles> {
  const built = join(CACHE, sourceHash(functionsFolder));
  if (!existsSync(built)) await buildInto(built, functionsFolder);
  const names = functionNames(functionsFolder);
  for (const name of names) cpSync(join(built, name), join(target, name), { recursive: true });
  return { folder: target, names };
}

/** Builds aside and renames: another process may be building the same. */
async function buildInto(built: string, functionsFolder: string): Promise<void> {
  const part = `${built}.${process.pid}.part`;
  await build({ outdir: part, functionsFolder });
  removeOld();
  try {
    renameSync(part, built);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(built)) throw error;
  }
}

function removeOld(): void {
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name);
    if (Date.now() - statSync(folder).mtimeMs > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function sourceHash(functionsFolder: string): string {
  mkdirSync(CACHE, { recursive: true });
  const hash = createHash('sha256').update(functionsFolder);
  for (const file of [
    ...sources(functionsFolder),
    ...sources(join(ROOT, 'lib')),
    ...sources(join(ROOT, 'infra/stand-ins')),
    ...BUILD_FILES,
  ]) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 24);
}

const BUILD_FILES = ['infra/build.ts', 'infra/build-cuts.ts', 'package-lock.json'].map((file) =>
  join(ROOT, file),
);

function sources(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
