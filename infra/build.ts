import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { cuts, WASM_SHARP } from './build-cuts.ts';
import { commandLine } from './commands/command-line.ts';
import { licenseTexts } from './licenses.ts';

const ROOT = resolve(import.meta.dirname, '..');

export interface BuildOptions {
  /** Receives one folder per function. */
  readonly outdir: string;
  /** Folder of the entry points; `functions` of the repository unless told. */
  readonly functionsFolder?: string;
  /** Take the whole credential chain of the SDK instead of the environment alone. */
  readonly fullCredentialChain?: boolean;
}

/** One built function: sizes in bytes of what is loaded at start, and of all with what is loaded on demand. */
export interface Bundle {
  readonly name: string;
  readonly folder: string;
  readonly startBytes: number;
  readonly totalBytes: number;
  /** What each source that is imported on demand loads beyond the start; two may share parts. */
  readonly lazyBytes: Readonly<Record<string, number>>;
  /** Files that it was built from, from the repository's root on; those of packages are among them. */
  readonly sources: readonly string[];
}

/** The functions to be deployed: file names in `functions` without their ending. */
export function functionNames(functionsFolder = join(ROOT, 'functions')): string[] {
  return readdirSync(functionsFolder)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => name.replace(/\.tsx?$/, ''))
    .sort();
}

/**
 * Bundles every function into `<outdir>/<name>/index.mjs`, what it imports dynamically into `chunks/` beside it,
 * the licenses of its packages into `LICENSES.txt`, the source map of each file beside it. Rejects with
 * esbuild's own message when a source does not compile.
 */
export async function build(options: BuildOptions): Promise<Bundle[]> {
  rmSync(options.outdir, { recursive: true, force: true });
  const bundles: Bundle[] = [];
  // One after the other: esbuild keeps all cores busy with one, and seven at once take a sixth longer.
  for (const name of functionNames(options.functionsFolder)) bundles.push(await buildFunction(name, options));
  return bundles;
}

/** The same for one function. */
export async function buildFunction(name: string, options: BuildOptions): Promise<Bundle> {
  const folder = options.functionsFolder ?? join(ROOT, 'functions');
  const outdir = join(options.outdir, name);
  const result = await esbuild.build({
    ...settings(options),
    outdir,
    entryPoints: [join(folder, `${name}.ts`)],
  });
  for (const { path, contents } of result.outputFiles) {
    const inside = relative(outdir, path);
    write(join(outdir, inside), contents);
  }
  const sources = Object.keys(result.metafile.inputs);
  const copied = Object.values(result.metafile.outputs).some(({ imports }) =>
    imports.some(({ path }) => path.startsWith(`${WASM_SHARP}/`)),
  );
  if (copied) {
    const inside = join('node_modules', WASM_SHARP);
    cpSync(join(ROOT, inside), join(outdir, inside), { recursive: true });
    sources.push(`${inside}/index.cjs`);
  }
  write(join(outdir, 'LICENSES.txt'), licenseTexts(ROOT, sources));
  return { name, folder: outdir, sources, ...sizes(result.metafile) };
}

/**
 * Target: Lambda runs Node 24, the local host any Node from 20.19 on, and both run the same files. Splitting
 * keeps dynamic imports lazy. The banner gives CommonJS packages the `require` of node's own modules.
 */
function settings(options: BuildOptions) {
  return {
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    minify: true,
    // Word lists of many scripts are twice as long in escapes.
    charset: 'utf8',
    plugins: [cuts(ROOT, { fullCredentialChain: options.fullCredentialChain === true })],
    // Beside the code, for lib/runtime/mapped-stack.ts alone; nothing names them, so that no start reads them.
    sourcemap: 'external',
    sourcesContent: false,
    metafile: true,
    write: false,
    logLevel: 'silent',
    entryNames: 'index',
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    legalComments: 'none',
    banner: {
      js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);",
    },
  } as const satisfies esbuild.BuildOptions;
}

/** Follows the static imports from the entry: what a cold start has to load; and from each source loaded on demand. */
function sizes({ outputs }: esbuild.Metafile): Pick<Bundle, 'startBytes' | 'totalBytes' | 'lazyBytes'> {
  const code = Object.entries(outputs).filter(([path]) => path.endsWith('.mjs'));
  const bytes = (paths: Iterable<string>) =>
    [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  const entry = code.find(([path]) => basename(path) === 'index.mjs')?.[0] ?? '';
  const started = reachedFrom(entry, outputs);
  const lazy = code.flatMap(([path, { entryPoint }]) => {
    if (entryPoint === undefined || started.has(path)) return [];
    return [
      [entryPoint, bytes([...reachedFrom(path, outputs)].filter((part) => !started.has(part)))] as const,
    ];
  });
  return {
    startBytes: bytes(started),
    totalBytes: bytes(code.map(([path]) => path)),
    lazyBytes: Object.fromEntries(lazy),
  };
}

function reachedFrom(path: string, outputs: esbuild.Metafile['outputs']): Set<string> {
  const reached = new Set<string>();
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    reached.add(next);
    for (const { path: imported, kind, external } of outputs[next]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true && !reached.has(imported)) waiting.push(imported);
    }
  }
  return reached;
}

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

async function main(): Promise<void> {
  commandLine({
    call: 'npm run build',
    about: 'Builds every function into a folder of dist/ and prints the sizes of the bundles.',
    options: {},
  });
  const bundles = await build({ outdir: join(ROOT, 'dist') });
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0).padStart(6)} KB`;
  for (const { name, startBytes, totalBytes } of bundles) {
    console.log(`${name.padEnd(12)}${kilobytes(startBytes)} at start ${kilobytes(totalBytes)} in all`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
