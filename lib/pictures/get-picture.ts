import type { Fetched, FetchRequest } from '../article/fetched.ts';
import { isRedirect, MAX_REDIRECTS, redirectTarget } from '../collect/redirects.ts';
import type { PictureWidth } from '../web/picture-address.ts';
import { type PictureFacts, pictureFacts } from './picture-type.ts';

/** Twice the largest picture of a good camera: what is decoded takes four bytes a pixel. */
const MAX_PIXELS = 40_000_000;
const MAX_SIDE = 16_384;
/** What may go out as it came: an answer of Lambda has at most 6 MB, in base64. */
const MAX_PASSED_BYTES = 4_000_000;
/** All redirects together: a page does not wait longer for a picture. */
const WHOLE_MS = 8000;

export interface PictureDeps {
  /** Fetches one address behind the collector's gate; redirects come back as answers. */
  readonly fetch: (request: FetchRequest) => Promise<Fetched>;
  /** The picture as WebP, not wider than `width`; `unchanged` where nothing resizes, `broken` for what cannot be decoded. */
  readonly resize: (bytes: Uint8Array, width: number) => Promise<Uint8Array | 'unchanged' | 'broken'>;
  readonly nowMs: () => number;
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: PictureFacts['type'];
}

/** Why there is no picture; `found` names what was seen. */
export interface PictureRefusal {
  readonly refused: 'unreachable' | 'notAPicture' | 'tooLarge' | 'broken';
  readonly found: string;
}

/**
 * Fetches a picture and makes it as wide as it is shown. What it is, is read from its bytes: five types of pictures
 * pass, of at most 40 million pixels. One request, one more for each of at most five redirects, each of which is
 * judged as the first address is.
 */
export async function getPicture(
  deps: PictureDeps,
  address: string,
  width: PictureWidth,
): Promise<Picture | PictureRefusal> {
  const answer = await follow(deps, address);
  if (!answer.ok)
    return { refused: answer.code === 'tooLarge' ? 'tooLarge' : 'unreachable', found: answer.code };
  if (answer.status !== 200) return { refused: 'unreachable', found: `status ${answer.status}` };
  const facts = pictureFacts(answer.body);
  if (!facts) return { refused: 'notAPicture', found: typeOf(answer.headers) };
  const { width: across, height: down } = facts;
  if (across * down > MAX_PIXELS || across > MAX_SIDE || down > MAX_SIDE)
    return { refused: 'tooLarge', found: `${across} × ${down} pixels` };
  const bytes = await deps.resize(answer.body, width);
  if (bytes === 'broken') return { refused: 'broken', found: facts.type };
  if (bytes !== 'unchanged') return { bytes, type: 'image/webp' };
  if (answer.body.length > MAX_PASSED_BYTES)
    return { refused: 'tooLarge', found: `${answer.body.length} bytes` };
  return { bytes: answer.body, type: facts.type };
}

async function follow({ fetch, nowMs }: PictureDeps, address: string): Promise<Fetched> {
  const end = nowMs() + WHOLE_MS;
  let url = address;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await fetch({ url, headers: { accept: ACCEPT }, wholeMs: Math.max(1, end - nowMs()) });
    if (!answer.ok || !isRedirect(answer.status) || redirects === MAX_REDIRECTS) return answer;
    const target = redirectTarget(answer.headers['location'], url);
    if (target === undefined) return answer;
    url = target;
  }
}

const ACCEPT = 'image/avif, image/webp, image/jpeg, image/png, image/gif';

function typeOf(headers: Readonly<Record<string, string>>): string {
  return (headers['content-type'] ?? 'no type').slice(0, 60);
}
