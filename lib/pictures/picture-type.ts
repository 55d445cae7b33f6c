/** What a picture is, by its own bytes: nobody's Content-Type is believed. */
export interface PictureFacts {
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | 'image/avif';
  readonly width: number;
  readonly height: number;
}

/**
 * Type and size of a picture, read from its first bytes; undefined for whatever is none of the five types, SVG among
 * them: that is a document that may run and load things. Never throws. Pure.
 */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const found = READERS.map((read) => read(data)).find((each) => each !== undefined);
    return found && found.width > 0 && found.height > 0 ? found : undefined;
  } catch (error) {
    // Cut off before its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const READERS: readonly ((data: Buffer) => PictureFacts | undefined)[] = [jpeg, png, gif, webp, avif];

/** ITU T.81, annex B: segments up to the frame header, which has the size. */
function jpeg(data: Buffer): PictureFacts | undefined {
  if (data.readUInt16BE(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < data.length) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker))
      return { type: 'image/jpeg', height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    else at += 2 + (hasNoLength(marker) ? 0 : data.readUInt16BE(at + 2));
  }
  return undefined;
}

/** SOF0 to SOF15, without the tables of Huffman codes and arithmetic coding between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function hasNoLength(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** https://www.w3.org/TR/png-3/, 5.2 and 11.2.1. */
function png(data: Buffer): PictureFacts | undefined {
  if (data.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  if (data.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { type: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

/** GIF 89a, 17 and 18. */
function gif(data: Buffer): PictureFacts | undefined {
  if (!/^GIF8[79]a$/.test(data.toString('latin1', 0, 6))) return undefined;
  return { type: 'image/gif', width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
}

/** RFC 9649, 2.4 to 2.7. */
function webp(data: Buffer): PictureFacts | undefined {
  if (data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') return undefined;
  const type = 'image/webp';
  const chunk = data.toString('latin1', 12, 16);
  if (chunk === 'VP8 ')
    return { type, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
  if (chunk === 'VP8X')
    return { type, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (chunk !== 'VP8L') return undefined;
  const packed = data.readUInt32LE(21);
  return { type, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/** ISO/IEC 14496-12 and 23008-12: the brand, and the first property that tells a size. */
function avif(data: Buffer): PictureFacts | undefined {
  if (data.toString('latin1', 4, 8) !== 'ftyp' || !/^avi[fs]$/.test(data.toString('latin1', 8, 12)))
    return undefined;
  const at = data.subarray(0, 4096).indexOf('ispe');
  if (at === -1) return undefined;
  return { type: 'image/avif', width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) };
}
