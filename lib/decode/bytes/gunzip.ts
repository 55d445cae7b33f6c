// gzip: RFC 1952, https://www.rfc-editor.org/rfc/rfc1952
import { constants, createGunzip } from 'node:zlib';
import type { Refusal } from '../../article/refusal.ts';
import { MAX_INFLATED_BYTES } from '../limits.ts';

/** A file that was packed twice is a known accident of servers; a third time is an attack. */
const MAX_LEVELS = 2;

interface Inflated {
  /** Undefined when nothing could be inflated. */
  readonly bytes: Uint8Array | undefined;
  readonly refusal?: Refusal | undefined;
}

/** True when the bytes start as gzip does. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes inside gzip; bytes that are no gzip come back as they are. Inflating stops at 20 MB
 * (`inflatedTooLarge`). A cut or damaged file is `gzipBroken`, and what was inflated before the damage comes
 * back all the same, for its first articles may be whole.
 */
export async function gunzip(bytes: Uint8Array): Promise<Inflated> {
  let inflated: Inflated = { bytes };
  for (let level = 0; level < MAX_LEVELS; level += 1) {
    if (inflated.bytes === undefined || inflated.refusal || !isGzip(inflated.bytes)) return inflated;
    inflated = await inflate(inflated.bytes);
  }
  if (inflated.bytes === undefined || !isGzip(inflated.bytes)) return inflated;
  return { bytes: undefined, refusal: broken('gzip inside gzip inside gzip') };
}

async function inflate(bytes: Uint8Array): Promise<Inflated> {
  const strict = await run(bytes, constants.Z_FINISH);
  if (strict.refusal?.code !== 'gzipBroken') return strict;
  // FINISH holds back the last bytes of a cut file; SYNC_FLUSH hands them out but does not notice the cut.
  const lenient = await run(bytes, constants.Z_SYNC_FLUSH);
  return { bytes: lenient.bytes?.length ? lenient.bytes : undefined, refusal: strict.refusal };
}

function run(bytes: Uint8Array, finishFlush: number): Promise<Inflated> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const stream = createGunzip({ chunkSize: 65_536, finishFlush });
    const inflated = () => (size === 0 ? undefined : Buffer.concat(chunks));
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= MAX_INFLATED_BYTES) return;
      stream.destroy();
      resolve({ bytes: undefined, refusal: tooLarge() });
    });
    stream.on('error', (error) => resolve({ bytes: inflated(), refusal: broken(error.message) }));
    stream.on('end', () => resolve({ bytes: Buffer.concat(chunks) }));
    stream.end(bytes);
  });
}

function broken(why: string): Refusal {
  return {
    code: 'gzipBroken',
    pointer: '',
    detail: `The gzip data could not be inflated to its end: ${why}.`,
  };
}

function tooLarge(): Refusal {
  return { code: 'inflatedTooLarge', pointer: '', detail: 'The gzip data inflates to more than 20 MB.' };
}
