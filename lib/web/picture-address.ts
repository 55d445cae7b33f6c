import { createHmac, timingSafeEqual } from 'node:crypto';

/** The two widths that pictures are shown in, in pixels: in lists, and on the page of an article. */
export const PICTURE_WIDTHS = [480, 1200] as const;
export type PictureWidth = (typeof PICTURE_WIDTHS)[number];

/** Letters of the code of authentication: 132 bits. */
const MAC_LENGTH = 22;
/** Addresses whose codes are remembered: those of a few hundred pages. */
const REMEMBERED = 4000;
const remembered = new Map<string, string>();

/**
 * The path of a picture at `width` pixels: `/images/<width>-<code>-<address in base64url>`. Only we can make the code, so
 * that nothing is fetched but what stands in stored articles. The first secret signs.
 */
export function picturePath(address: string, width: PictureWidth, secrets: readonly string[]): string {
  return `/images/${width}-${signed(address, secrets[0] ?? '')}`;
}

/** What a path names; undefined for an address that none of the secrets signed, and for another width. */
export function readPicturePath(
  name: string,
  secrets: readonly string[],
): { readonly address: string; readonly width: PictureWidth } | undefined {
  const [, digits, code = '', encoded = ''] = /^(\d{3,4})-([\w-]{22})-([\w-]{1,5500})$/.exec(name) ?? [];
  const width = PICTURE_WIDTHS.find((each) => String(each) === digits);
  if (width === undefined) return undefined;
  const address = Buffer.from(encoded, 'base64url').toString();
  // Whoever writes the same bytes in another way would have it cached once more.
  if (Buffer.from(address).toString('base64url') !== encoded) return undefined;
  const isOurs = secrets.some((secret) => isSame(codeOf(address, secret), code));
  return isOurs ? { address, width } : undefined;
}

function signed(address: string, secret: string): string {
  const key = `${secret}\n${address}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const made = `${codeOf(address, secret)}-${Buffer.from(address).toString('base64url')}`;
  remembered.set(key, made);
  return made;
}

/** `picture` keeps these codes apart from those of cursors, which have the same secrets. */
function codeOf(address: string, secret: string): string {
  return createHmac('sha256', secret).update(`picture\n${address}`).digest('base64url').slice(0, MAC_LENGTH);
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
