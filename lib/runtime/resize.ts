import { faultOf } from '../article/fault.ts';
import { log } from './log.ts';

/** As many pixels as are let through, four bytes each. */
const MAX_PIXELS = 40_000_000;
/** What eyes do not tell from the original at the size of a page. */
const QUALITY = 74;

type Resize = (bytes: Uint8Array, width: number) => Promise<Uint8Array>;

let loaded: Promise<Resize | undefined> | undefined;

/**
 * A picture as WebP, not wider than `width` pixels, upright, without its metadata; `unchanged` where sharp is not there
 * and `broken` for what cannot be decoded. Sharp is loaded with the first picture. Built functions have its build for
 * WebAssembly: one file for every processor, and what a hostile picture does to a decoder stays in its own memory.
 */
export async function resizePicture(
  bytes: Uint8Array,
  width: number,
): Promise<Uint8Array | 'unchanged' | 'broken'> {
  loaded ??= load();
  const resize = await loaded;
  if (!resize) return 'unchanged';
  return resize(bytes, width).catch(() => 'broken' as const);
}

async function load(): Promise<Resize | undefined> {
  const sharp = await import('sharp').then(
    (module) => module.default,
    (error: unknown) => void log({ event: 'noResizing', ...faultOf(error) }),
  );
  if (!sharp) return undefined;
  // One picture at a time: an instance has half a core, and a large picture takes 160 MB.
  sharp.concurrency(1);
  sharp.cache(false);
  return (bytes, width) =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .timeout({ seconds: 8 })
      .webp({ quality: QUALITY })
      .toBuffer();
}
