/**
 * The text of bytes that are UTF-8 beyond doubt: valid, without NULs (UTF-16 has them) and without escapes (ISO
 * 2022 has them). Undefined for all others, which the tables of lib/decode/bytes/charset.ts are loaded for; most uploads
 * do without them.
 */
export function plainUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0) || bytes.includes(0x1b)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
