import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INGESTION } from '../../infra/stack/ingestion.ts';
import { builtFunctions, type StartFunction } from '../faults/built-functions.ts';
import type { TableContents } from '../faults/read-table.ts';
import { percentile95 } from '../support/percentile.ts';
import { type Random, seededRandom } from '../support/seeded-random.ts';
import { foundStories, lostAndDoubled } from './measure.ts';
import { startScene } from './scene.ts';
import { type Storm, type StormSize, type StormUpload, stormUploads } from './storm-uploads.ts';

export interface StormOptions extends StormSize {
  readonly seed: number;
  /** Processes of the built function. */
  readonly instances: number;
  /** Milliseconds that each request to the table takes longer. */
  readonly tableDelayMs: number;
  /** Processes that are killed at work. */
  readonly kills: number;
  /** After which what is not ingested counts as lost. */
  readonly limitSeconds: number;
  readonly onProgress?: (line: string) => void;
}

export interface StormReport {
  readonly stories: number;
  readonly linkedPairs: number;
  readonly linkedPairsSequential: number;
  readonly storiesFound: number;
  readonly storiesSequential: number;
  readonly articlesWithoutEdge: number;
  readonly faultedUploads: number;
  readonly deadLetters: number;
  readonly longUploadDone: boolean;
  readonly smallUploadP95Ms: number;
  readonly doubled: number;
  readonly lost: number;
  readonly seconds: number;
  readonly seed: number;
}

/** A storm, and its first articles' links before they were looked at a second time. */
export interface StormOutcome {
  readonly report: StormReport;
  readonly beforeSecondLook: ReturnType<typeof foundStories>;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly faults: readonly string[];
}

/**
 * Ingests a storm of uploads by several instances of the built function on one table and queue, with the batch size
 * of the template, and the same stories one upload after the other by one instance. Waits that nobody works in are
 * skipped: the queue's clock jumps to the next message.
 */
export async function runStorm(options: StormOptions): Promise<StormOutcome> {
  const { onProgress = () => undefined } = options;
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-storm-'));
  try {
    const start = await builtFunctions(folder);
    const random = seededRandom(options.seed);
    const planned = stormUploads(random, options, Date.now());
    const uploads = [...planned.calm, ...planned.rush].flat();
    const sequential = await oneAfterTheOther(
      start,
      join(folder, 'sequential'),
      uploads,
      options.limitSeconds,
    );
    onProgress(`one after the other: ${JSON.stringify(sequential)}`);
    const storm = await allAtOnce(start, join(folder, 'storm'), planned, random, options);
    const { contents, first, faults, deadLetters, latenciesMs } = storm;
    const found = foundStories(contents, uploads);
    const { lost, doubled } = lostAndDoubled(contents, uploads);
    return {
      report: {
        stories: options.stories,
        linkedPairs: found.linkedPairs,
        linkedPairsSequential: sequential.linkedPairs,
        storiesFound: found.storiesFound,
        storiesSequential: sequential.storiesFound,
        articlesWithoutEdge: found.articlesWithoutEdge,
        faultedUploads: faults.length,
        deadLetters,
        longUploadDone: isLongDone(uploads, lost),
        smallUploadP95Ms: percentile95(latenciesMs),
        doubled: doubled.length,
        lost: lost.length,
        seconds: Math.round((performance.now() - started) / 1000),
        seed: options.seed,
      },
      beforeSecondLook: first,
      lost,
      doubled,
      faults,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function oneAfterTheOther(
  start: StartFunction,
  folder: string,
  uploads: readonly StormUpload[],
  limitSeconds: number,
): Promise<ReturnType<typeof foundStories>> {
  const scene = await startScene({ start, folder, instances: 1, batchSize: () => 1 });
  try {
    const told = uploads.filter(({ kind }) => kind === 'story' || kind === 'hot');
    for (const upload of told) {
      await scene.put([upload]);
      await scene.settled(limitSeconds);
    }
    return foundStories(await scene.contents(), told);
  } finally {
    await scene.close();
  }
}

async function allAtOnce(
  start: StartFunction,
  folder: string,
  { calm, rush }: Storm,
  random: Random,
  { instances, tableDelayMs, kills, limitSeconds, onProgress = () => undefined }: StormOptions,
) {
  const until = performance.now() + limitSeconds * 1000;
  const left = () => Math.max(0, until - performance.now()) / 1000;
  let isCalm = true;
  const scene = await startScene({
    start,
    folder,
    instances,
    tableDelayMs,
    batchSize: () => (isCalm ? 1 : INGESTION.batchSize),
    kills,
    random,
  });
  try {
    await scene.warm();
    const uploads = [...calm, ...rush].flat();
    for (const group of calm) {
      await scene.put(group);
      await scene.settled(left());
    }
    isCalm = false;
    for (const group of rush) await scene.put(group);
    const isFinished = await scene.settled(left());
    const before = await scene.contents();
    const first = foundStories(before, uploads);
    onProgress(`${isFinished ? 'at once' : 'at once, unfinished at the limit'}: ${JSON.stringify(first)}`);
    await scene.lookAgain(left());
    const contents: TableContents = await scene.contents();
    const latenciesMs = uploads.flatMap(({ key, kind }) => (kind === 'long' ? [] : [scene.latencyMs(key)]));
    return {
      contents,
      first,
      latenciesMs,
      faults: faultsOf(scene.logFile),
      deadLetters: scene.deadLetters(),
    };
  } finally {
    await scene.close();
  }
}

/** Messages that faulted, each once, with the fault; what a killed process had is none of them. */
function faultsOf(logFile: string): string[] {
  const faults = new Map<string, string>();
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    if (!line.includes('"event":"fault"')) continue;
    const { message, fault } = JSON.parse(line) as { message: string; fault: string };
    if (!faults.has(message)) faults.set(message, fault);
  }
  return [...faults.values()];
}

function isLongDone(uploads: readonly StormUpload[], lost: readonly string[]): boolean {
  const missing = new Set(lost);
  const long = uploads.find(({ kind }) => kind === 'long');
  return long?.addresses.every((group) => !missing.has(group.join(' '))) ?? true;
}
