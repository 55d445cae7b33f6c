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
import { buildFunction, functionNames } from '../build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/newsloom');
const DAY_MS = 86_400_000;

/** The functions by name, each with the folder of its bundle, which is there once the promise resolves. */
export type Bundles = ReadonlyMap<string, Promise<string>>;

/**
 * Copies the built functions into the new folder `target`, `<target>/<name>/index.mjs`, building those first
 * whose sources have changed since the last time: one after the other, so that the first ones answer while the
 * others are built. When one does not compile, it and those after it reject with esbuild's own message. A copy
 * of its own for every host, because Node loads a module file once per process, and what it read from the
 * environment then stays.
 */
export function copyBundles(target: string, functionsFolder = join(ROOT, 'functions')): Bundles {
  const cache = join(CACHE, sourceHash(functionsFolder));
  const bundles = new Map<string, Promise<string>>();
  let last: Promise<unknown> = Promise.resolve();
  for (const name of functionNames(functionsFolder)) {
    const copy = last.then(() => copyBundle(name, { cache, target, functionsFolder }));
    bundles.set(name, copy);
    last = copy;
  }
  return bundles;
}

interface Folders {
  readonly cache: string;
  readonly target: string;
  readonly functionsFolder: string;
}

async function copyBundle(name: string, { cache, target, functionsFolder }: Folders): Promise<string> {
  const built = join(cache, name);
  if (!existsSync(built)) await buildInto(cache, name, functionsFolder);
  const folder = join(target, name);
  cpSync(built, folder, { recursive: true });
  return folder;
}

/** Builds aside and renames: another process may be building the same. */
async function buildInto(cache: string, name: string, functionsFolder: string): Promise<void> {
  const built = join(cache, name);
  const part = `${cache}.${process.pid}.part`;
  await buildFunction(name, { outdir: part, functionsFolder, sourceMaps: false });
  removeOld();
  mkdirSync(cache, { recursive: true });
  try {
    renameSync(join(part, name), built);
  } catch (error) {
    if (!existsSync(built)) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
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
