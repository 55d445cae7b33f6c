import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SAMPLES = resolve(import.meta.dirname, '../../events/uploads');

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Uploads the payloads of `events/uploads` through the front door at `url`, unless the data folder says that it
 * was done. Resolves to the number of uploads. Rejects when the front door refuses one.
 */
export async function uploadSamples(
  url: string,
  data: string,
  onProgress: (progress: Progress) => void,
): Promise<number> {
  const mark = join(data, 'samples-uploaded');
  if (existsSync(mark)) return 0;
  const names = readdirSync(SAMPLES).sort();
  for (const [index, name] of names.entries()) {
    await upload(`${url}/uploads/samples/${encodeURIComponent(name)}`, readFileSync(join(SAMPLES, name)));
    onProgress({ done: index + 1, total: names.length });
  }
  writeFileSync(mark, '');
  return names.length;
}

async function upload(address: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await fetch(address, { method: 'PUT', body });
  if (answer.status !== 201) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
}
