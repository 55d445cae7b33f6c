/*
 * Decodes and normalizes mutants in a process of its own, so that one that hangs or runs out of memory takes
 * nobody along. It is told a file, another to splice it with, and a seed; the mutant follows from these.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { toInstant } from '../../lib/article/instant.ts';
import { decode } from '../../lib/decode/decode.ts';
import { normalize } from '../../lib/normalize/normalize.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { mutate } from './mutate.ts';

interface Task {
  readonly file: string;
  readonly other: string;
  readonly seed: number;
  /** Write the mutant here and do nothing else. */
  readonly keepAs?: string;
}

const RECEIVED_AT = toInstant(Date.parse('2026-11-25T12:00:00Z'));

async function run(bytes: Buffer): Promise<void> {
  const payload = await decode(bytes, { key: 'uploads/mutant' });
  for (const raw of payload.articles) {
    await normalize(raw, {
      upload: 'uploads/mutant',
      receivedAt: RECEIVED_AT,
      encoding: payload.encoding,
      warnings: payload.warnings,
      ...(payload.feed && { feed: payload.feed }),
    });
  }
}

/** What is packed is mutated inside one time of two: outside, little gets past the unpacking. */
function bytesOf(file: string, seed: number): Buffer {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') && seed % 2 === 0 ? gunzipSync(bytes) : bytes;
}

process.on('message', async ({ file, other, seed, keepAs }: Task) => {
  const mutant = mutate(bytesOf(file, seed), bytesOf(other, seed), seededRandom(seed));
  if (keepAs !== undefined) {
    writeFileSync(keepAs, mutant);
    process.send?.({ ms: 0, mb: 0 });
    return;
  }
  // Processor time: what else the machine does must not look like a hang.
  const before = process.cpuUsage();
  const crash = await run(mutant).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  // Kilobytes, the most that the process ever had.
  const mb = process.resourceUsage().maxRSS / 1024;
  const { user, system } = process.cpuUsage(before);
  process.send?.({ ms: (user + system) / 1000, mb, ...(crash !== undefined && { crash }) });
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
