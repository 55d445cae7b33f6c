// Signatures: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and the sections after it
const SIGNATURES: readonly (readonly [name: string, signature: string])[] = [
  ['a PNG image', '\x89PNG'],
  ['a JPEG image', '\xff\xd8\xff'],
  ['a GIF image', 'GIF8'],
  ['a TIFF image', 'II*\0'],
  ['a TIFF image', 'MM\0*'],
  ['an icon', '\0\0\x01\0'],
  ['a PDF document', '%PDF-'],
  ['a ZIP archive or Office document', 'PK\x03\x04'],
  ['a ZIP archive', 'PK\x05\x06'],
  ['a RAR archive', 'Rar!\x1a\x07'],
  ['a 7z archive', '7z\xbc\xaf\x27\x1c'],
  ['an xz archive', '\xfd7zXZ'],
  ['a bzip2 archive', 'BZh'],
  ['a Zstandard archive', '\x28\xb5\x2f\xfd'],
  ['an old Office document', '\xd0\xcf\x11\xe0'],
  ['a program', '\x7fELF'],
  ['a program', 'MZ\x90'],
  ['an Ogg file', 'OggS'],
  ['an MP3 file', 'ID3'],
  ['a Matroska file', '\x1a\x45\xdf\xa3'],
  ['a font', 'wOFF'],
  ['a font', 'wOF2'],
  ['an SQLite database', 'SQLite format 3\0'],
  ['a WebAssembly module', '\0asm'],
];

/** Text has hardly any control characters; compressed and compiled data has an eighth of them and more. */
const MAX_CONTROL_SHARE = 0.1;
/** A few bytes tell nothing. */
const MIN_CONTROLS = 3;
const SAMPLE_CHARACTERS = 4_096;

/** What kind of binary file the bytes are by their signature, in words for a refusal; undefined for none that is known. */
export function binarySignature(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (/^RIFF....(WEBP|WAVE|AVI )/s.test(head)) return 'an image, sound or video';
  if (/^.{4}ftyp/s.test(head)) return 'a video or image';
  return SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0];
}

/** True when text, read in whatever charset, is full of control characters: no charset fits such bytes. */
export function isControlHeavy(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f\ufffd]/g)?.length ?? 0;
  return controls > Math.max(MIN_CONTROLS, sample.length * MAX_CONTROL_SHARE);
}
