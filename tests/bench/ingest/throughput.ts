import { readFileSync } from 'node:fs';
import { INGESTION } from '../../../infra/stack/ingestion.ts';
import type { StartFunction } from '../../faults/built-functions.ts';
import { startScene } from '../../storm/scene.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { bareCpuMs } from './bare-cpu.ts';
import type { Recorded } from './bare-requests.ts';
import { writtenArticles } from './written-articles.ts';

/** What one instance did, for each article after those that it ingested before. */
export interface Throughput {
  /** Milliseconds that each request to the table took longer. */
  readonly ms: number;
  readonly articlesPerSecond: number;
  readonly serialRounds: number;
  readonly requests: number;
  readonly cpuMs: number;
  /** Billed for a million articles at 1 024 MB. */
  readonly gbSecondsPerMillion: number;
}

/** With the processor time of the same requests sent by the bare SDK, in milliseconds an article. */
export interface MeasuredThroughput extends Throughput {
  readonly bareCpuMs: number;
}

export interface ThroughputOptions {
  readonly start: StartFunction;
  readonly folder: string;
  readonly ms: number;
  readonly articles: number;
  /** Articles that it ingests before, ten to an upload. */
  readonly before: number;
  /** One to an upload and one upload to a batch, instead of ten and ten. */
  readonly oneAtATime?: boolean;
}

const LIMIT_SECONDS = 280;

/** Ingests articles by one instance that has ingested others before, and sends their requests again by the bare SDK. Rejects when it takes too long. */
export async function throughput(options: ThroughputOptions): Promise<MeasuredThroughput> {
  const { start, folder, ms, articles, before: earlier, oneAtATime = false } = options;
  const recorded: Recorded[] = [];
  const scene = await startScene({
    start,
    onTableRequest: (operation, input) => recorded.push({ operation, input }),
    folder,
    instances: 1,
    batchSize: () => (oneAtATime ? 1 : INGESTION.batchSize),
    tableDelayMs: ms,
  });
  try {
    const written = writtenArticles(seededRandom(14), earlier + articles);
    await scene.put(packed('first', written.splice(0, earlier), 10));
    await settle(scene);
    const first = recorded.splice(0);
    const before = { requests: scene.table.count(), rounds: scene.table.rounds(), cpuMs: scene.cpuMs() };
    const billedBefore = billedMs(scene.logFile);
    await scene.put(packed('next', written, oneAtATime ? 1 : 10));
    await settle(scene);
    const billed = billedMs(scene.logFile) - billedBefore;
    const ingested = { requests: scene.table.count(), rounds: scene.table.rounds(), cpuMs: scene.cpuMs() };
    const bareMs = await bareCpuMs({ start, folder, env: scene.env, first, measured: [...recorded] });
    const each = (amount: number, digits = 1) => Number((amount / articles).toFixed(digits));
    return {
      ms,
      articlesPerSecond: Number(((articles * 1000) / billed).toFixed(1)),
      serialRounds: each(ingested.rounds - before.rounds),
      requests: each(ingested.requests - before.requests),
      cpuMs: each(ingested.cpuMs - before.cpuMs),
      gbSecondsPerMillion: Math.round((billed * 1000) / articles),
      bareCpuMs: each(bareMs),
    };
  } finally {
    await scene.close();
  }
}

async function settle(scene: Awaited<ReturnType<typeof startScene>>): Promise<void> {
  if (!(await scene.settled(LIMIT_SECONDS))) throw new Error(`not ingested after ${LIMIT_SECONDS} s`);
}

function packed(name: string, articles: readonly object[], size: number) {
  const uploads = [];
  for (let at = 0; at < articles.length; at += size) {
    const body = Buffer.from(JSON.stringify(articles.slice(at, at + size)));
    uploads.push({ key: `uploads/${name}-${at}.json`, body });
  }
  return uploads;
}

/** What all invocations lasted, by the lines that they log. */
function billedMs(logFile: string): number {
  const lines = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"durationMs"'));
  return lines.reduce((sum, line) => sum + (JSON.parse(line) as { durationMs: number }).durationMs, 0);
}
