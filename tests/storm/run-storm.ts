import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INGESTION } from '../../infra/stack/ingestion.ts';
import { builtFunctions, type StartFunction } from '../faults/built-functions.ts';
import type { TableContents } from '../faults/read-table.ts';
import { percentile95 } from '../support/percentile.ts';
import { type Random, seededRandom } from '../support/seeded-random.ts';
import { type FoundStories, foundStories, lostAndDoubled } from './measure.ts';
import { ALL_LOOKS_SECONDS, startScene } from './scene.ts';
import { type Storm, type StormSize, type StormUpload, stormUploads } from './storm-uploads.ts';

export interface StormOptions extends StormSize {
  readonly seed: number;
  /** Processes of the built function. */
  readonly instances: number;
  /** Milliseconds that each request to the table takes longer. */
  readonly tableDelayMs: number;
  /** Processes that are killed at work. */
  readonly kills: number;
  /** After which each of the two runs ends, whatever is left. */
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

/** A storm, and its links at earlier times. */
export interface StormOutcome {
  readonly report: StormReport;
  /** Messages that were left when the time of a run was up; 0, or the report says nothing. */
  readonly unfinished: number;
  /** As soon as everything was ingested, before anything was looked at again. */
  readonly atOnce: FoundStories;
  /** A minute later: the first looks have been taken. */
  readonly afterMinute: FoundStories;
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
    const [sequential, leftOfSequential] = await oneAfterTheOther(
      start,
      join(folder, 'sequential'),
      uploads,
      options.limitSeconds,
    );
    onProgress(`one after the other: ${JSON.stringify(sequential)}`);
    const storm = await allAtOnce(start, join(folder, 'storm'), planned, random, options);
    const { contents, atOnce, afterMinute, faults, deadLetters, latenciesMs } = storm;
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
      unfinished: leftOfSequential + storm.left,
      atOnce,
      afterMinute,
      lost,
      doubled,
      faults,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the linked pairs of articles that come one after the other, what has to be found a minute after a storm. */
const FOUND_SOON = 0.97;
/** So many stories there may be, for each that is found one after the other. */
const MOST_STORIES = 1.1;

/** The figures that a finished storm did not reach, in words; none when it is well. */
export function missedFigures(report: StormReport, afterMinute: FoundStories): string[] {
  const { linkedPairs, linkedPairsSequential, storiesFound, storiesSequential, longUploadDone } = report;
  const { faultedUploads, deadLetters, doubled, lost } = report;
  const none = { faultedUploads, deadLetters, doubled, lost };
  return [
    ...(afterMinute.linkedPairs < FOUND_SOON * linkedPairsSequential
      ? [`${afterMinute.linkedPairs} of ${linkedPairsSequential} linked pairs a minute later`]
      : []),
    ...(linkedPairs < linkedPairsSequential
      ? [`${linkedPairs} of ${linkedPairsSequential} linked pairs after the last look`]
      : []),
    ...(storiesFound > MOST_STORIES * storiesSequential
      ? [`${storiesFound} stories instead of ${storiesSequential}`]
      : []),
    ...Object.entries(none).flatMap(([name, count]) => (count > 0 ? [`${name} ${count}`] : [])),
    ...(longUploadDone ? [] : ['the long upload']),
  ];
}

/** What is found, and how many messages were left at the limit. */
async function oneAfterTheOther(
  start: StartFunction,
  folder: string,
  uploads: readonly StormUpload[],
  limitSeconds: number,
): Promise<[FoundStories, left: number]> {
  const scene = await startScene({ start, folder, instances: 1, batchSize: () => 1 });
  const until = performance.now() + limitSeconds * 1000;
  try {
    const told = uploads.filter(({ kind }) => kind === 'story' || kind === 'hot');
    for (const [index, upload] of told.entries()) {
      await scene.put([upload]);
      const isDone = await scene.settled((until - performance.now()) / 1000);
      if (!isDone) return [foundStories(await scene.contents(), told), told.length - index];
    }
    return [foundStories(await scene.contents(), told), 0];
  } finally {
    await scene.close();
  }
}

const MINUTE_SECONDS = 60;

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
    await scene.settled(left());
    const atOnce = foundStories(await scene.contents(), uploads);
    onProgress(`at once: ${JSON.stringify(atOnce)}`);
    await scene.settled(left(), MINUTE_SECONDS);
    const afterMinute = foundStories(await scene.contents(), uploads);
    onProgress(`after a minute: ${JSON.stringify(afterMinute)}`);
    const isFinished = await scene.settled(left(), ALL_LOOKS_SECONDS);
    const contents: TableContents = await scene.contents();
    const latenciesMs = uploads.flatMap(({ key, kind }) => (kind === 'long' ? [] : [scene.latencyMs(key)]));
    return {
      contents,
      atOnce,
      afterMinute,
      left: isFinished ? 0 : Math.max(1, scene.left()),
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
