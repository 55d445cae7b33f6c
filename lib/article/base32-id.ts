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
