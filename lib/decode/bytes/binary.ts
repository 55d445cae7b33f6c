import { REFUSED_BINARY, refusedName } from '../refused-formats.ts';

/** Text has hardly any control characters; compressed and compiled data has an eighth of them and more. */
const MAX_CONTROL_SHARE = 0.1;
/** A few bytes tell nothing. */
const MIN_CONTROLS = 3;
const SAMPLE_CHARACTERS = 4_096;

/** What kind of binary file the bytes are by their signature, in words for a refusal; undefined for none that is known. */
export function binarySignature(bytes: Uint8Array): string | undefined {
  return refusedName(REFUSED_BINARY, Buffer.from(bytes.subarray(0, SAMPLE_CHARACTERS)).toString('latin1'));
}

/** True when text, read in whatever charset, is full of control characters: no charset fits such bytes. */
export function isControlHeavy(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const controls = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x80-\x9f\ufffd]/g)?.length ?? 0;
  return controls > Math.max(MIN_CONTROLS, sample.length * MAX_CONTROL_SHARE);
}
