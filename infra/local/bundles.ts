import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { buildFunction, functionNames } from '../build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/newsloom');
const DAY_MS = 86_400_000;
/** Stands in the folder of each bundle: the files that it was built from. */
const SOURCES = 'sources.json';

/** The functions by name, each with the folder of its bundle, which is there once the promise resolves. */
export type Bundles = ReadonlyMap<string, Promise<string>>;

/**
 * Links the built functions into the new folder `target`, `<target>/<name>/index.mjs`. A function is built first
 * when one of its own sources has changed since the last time. Functions are built one after the other, so that the
 * first ones answer while the others are built. When one does not compile, it and those after it reject with
 * esbuild's own message. Files of its own for every host, because Node loads a module file once per process, and
 * what it read from the environment then stays.
 */
export function linkBundles(target: string, functionsFolder = join(ROOT, 'functions')): Bundles {
  const cache = join(CACHE, digestOf([functionsFolder, ...BUILD_FILES.map(contentsOf)]));
  const bundles = new Map<string, Promise<string>>();
  let last: Promise<unknown> = Promise.resolve();
  for (const name of functionNames(functionsFolder)) {
    const linked = last.then(async () => {
      const built = builtAlready(cache, name) ?? (await buildInto(cache, name, functionsFolder));
      const folder = join(target, name);
      linkInto(built, folder);
      return folder;
    });
    bundles.set(name, linked);
    last = linked;
  }
  return bundles;
}

/** The files under other names, which is all that Node asks of a copy: copying them took half of a host's start. */
function linkInto(built: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(built, { withFileTypes: true })) {
    const [from, to] = [join(built, entry.name), join(folder, entry.name)];
    if (entry.isDirectory()) linkInto(from, to);
    else linkOrCopy(from, to);
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Another file system, or one without links.
    copyFileSync(from, to);
  }
}

/** The newest bundle of a function whose sources are what they were when it was built. */
function builtAlready(cache: string, name: string): string | undefined {
  const folders = existsSync(cache) ? readdirSync(cache) : [];
  return folders
    .filter((folder) => folder.startsWith(`${name}-`))
    .map((folder) => join(cache, folder))
    .find((folder) => {
      const sources = JSON.parse(readFileSync(join(folder, SOURCES), 'utf8')) as string[];
      return folder.endsWith(`-${digestOfSources(sources)}`);
    });
}

/** Builds aside and renames: another process may be building the same. */
async function buildInto(cache: string, name: string, functionsFolder: string): Promise<string> {
  const part = `${cache}.${process.pid}.part`;
  const { sources } = await buildFunction(name, { outdir: part, functionsFolder });
  // What comes with a package changes with the lock file, which names the cache.
  const own = sources.filter((source) => !source.startsWith('node_modules/'));
  writeFileSync(join(part, name, SOURCES), JSON.stringify(own));
  const built = join(cache, `${name}-${digestOfSources(own)}`);
  removeOld();
  mkdirSync(cache, { recursive: true });
  try {
    renameSync(join(part, name), built);
  } catch (error) {
    if (!existsSync(built)) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  return built;
}

function removeOld(): void {
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE)) {
    const folder = join(CACHE, name);
    if (Date.now() - statSync(folder).mtimeMs > DAY_MS) rmSync(folder, { recursive: true, force: true });
  }
}

/** Of files by their paths from the repository's root; one that is gone counts as empty. */
function digestOfSources(sources: readonly string[]): string {
  return digestOf(sources.flatMap((source) => [source, contentsOf(join(ROOT, source))]));
}

function contentsOf(file: string): string | Uint8Array {
  return existsSync(file) ? readFileSync(file) : '';
}

function digestOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update('\0').update(part);
  return hash.digest('hex').slice(0, 24);
}

const BUILD_FILES = ['infra/build.ts', 'infra/build-cuts.ts', 'package-lock.json'].map((file) =>
  join(ROOT, file),
);
