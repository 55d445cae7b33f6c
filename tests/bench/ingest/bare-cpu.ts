import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { StartFunction } from '../../faults/built-functions.ts';
import type { Recorded } from './bare-requests.ts';

const NAME = 'bare-requests';

/** Bundles what sends the bare requests, beside the built functions of `folder`, as they are bundled. */
export async function buildBareRequests(folder: string): Promise<void> {
  const outdir = join(folder, 'functions', NAME);
  mkdirSync(outdir, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'bare-requests.ts')],
    outfile: join(outdir, 'index.mjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  });
}

/**
 * Milliseconds of processor that a process of its own spends on sending `measured` by the SDK alone, once it has sent
 * `first`.
 */
export async function bareCpuMs(options: {
  readonly start: StartFunction;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly first: readonly Recorded[];
  readonly measured: readonly Recorded[];
}): Promise<number> {
  const { start, folder, env, first, measured } = options;
  const instance = start<{ file: string }, { sent: number }>(NAME, env);
  const send = async (name: string, requests: readonly Recorded[]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(requests));
    await instance.invoke({ file });
    return instance.cpuMs();
  };
  try {
    const before = await send('first', first);
    return (await send('measured', measured)) - before;
  } finally {
    await instance.close();
  }
}
