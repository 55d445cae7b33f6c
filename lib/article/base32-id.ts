const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 26 characters of lower-case base32 (RFC 4648): the first 130 bits of `digest`, which has at least 17 bytes. */
export function base32Id(digest: Uint8Array): string {
  let bits = 0;
  let waiting = 0;
  let id = '';
  for (const byte of digest) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5 && id.length < 26) {
      bits -= 5;
      id += BASE32.charAt((waiting >> bits) & 31);
    }
    waiting &= 0xff;
    if (id.length === 26) break;
  }
  return id;
}

/** The 17 bytes of which `base32Id` makes an id, the last six bits 0. */
export function base32Bytes(id: string): Uint8Array {
  const bytes = new Uint8Array(17);
  let [held, width, at] = [0, 0, 0];
  for (const letter of id) {
    held = ((held << 5) | Math.max(0, BASE32.indexOf(letter))) & 0xfff;
    width += 5;
    if (width < 8) continue;
    width -= 8;
    bytes[at] = held >>> width;
    at += 1;
  }
  if (width > 0) bytes[at] = held << (8 - width);
  return bytes;
}
