// JSON: https://www.rfc-editor.org/rfc/rfc8259  one document a line: https://github.com/ndjson/ndjson-spec
// JSON text sequences: https://www.rfc-editor.org/rfc/rfc7464
import type { Refusal } from '../../article/refusal.ts';
import type { Warning } from '../../article/warning.ts';
import { MAX_JSON_DEPTH } from '../limits.ts';
import { linePlaces } from './line-places.ts';
import { salvage } from './salvage.ts';
import { scanValue, skipSpace } from './scan.ts';

/** One JSON document of a payload. `at` is '' when it is the whole payload, else `line N` or a JSON Pointer. */
export interface JsonDocument {
  readonly value: unknown;
  readonly at: string;
  /** True when parts of it were broken and are missing: lists in it can be read, the object itself cannot. */
  readonly partial: boolean;
}

interface JsonReading {
  readonly documents: JsonDocument[];
  readonly refusals: Refusal[];
  readonly warnings: Warning[];
}

/** The text of one document, its `at` and where it starts in the payload. */
interface Part {
  readonly text: string;
  readonly at: string;
  readonly start: number;
}

/** Lines that are looked at to tell one document a line from a broken document. */
const SAMPLE_LINES = 200;

/**
 * Every JSON document of a text: one, one a line, or several in a row (their places are then told as if they
 * were elements of one array). What JSON.parse would not take is refused with its place; whole elements of
 * broken lists are kept.
 */
export function readDocuments(text: string): JsonReading {
  const reading: JsonReading = { documents: [], refusals: [], warnings: [] };
  if (readWhole(text, '', reading)) return reading;
  // Text sequences put U+001E before every document, where JSON allows no such character.
  const separated = text.replaceAll('\u001e', '\n');
  const placeOf = linePlaces(separated);
  const lines = separated.split('\n');
  for (const part of isOnePerLine(lines) ? onePerLine(lines) : sequence(separated, reading)) {
    readOne(part, (offset) => placeOf(part.start + offset), reading);
  }
  return reading;
}

function readWhole(text: string, at: string, reading: JsonReading): boolean {
  const parsed = parse(text);
  if (parsed === undefined || isTooDeep(text)) return false;
  reading.documents.push({ value: parsed.value, at, partial: false });
  return true;
}

/** The parsed value in a box, because `null` is one. */
function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** JSON.parse takes any depth, readers of its values need not. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  if (text.length <= MAX_JSON_DEPTH * 2) return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = closingQuote(text, at);
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > MAX_JSON_DEPTH) return true;
  }
  return false;
}

function closingQuote(text: string, opening: number): number {
  let at = opening + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

/**
 * One document a line: most lines start as an object does, and at least half of those are whole. A broken
 * document that merely has line breaks fails both, for its lines end in commas.
 */
function isOnePerLine(lines: readonly string[]): boolean {
  const filled = lines.slice(0, SAMPLE_LINES).filter((line) => line.trim() !== '');
  const objects = filled.filter((line) => line.trimStart().startsWith('{'));
  if (filled.length < 2 || objects.length * 2 < filled.length) return false;
  const whole = objects.filter((line) => parse(line) !== undefined);
  return whole.length * 2 >= objects.length;
}

function onePerLine(lines: readonly string[]): readonly Part[] {
  let start = 0;
  return lines.flatMap((text, index) => {
    const part = { text, at: `line ${index + 1}`, start };
    start += text.length + 1;
    return text.trim() === '' ? [] : [part];
  });
}

/** A closing brace with an opening one right after it never stands inside a document, broken or not. */
const BOUNDARY = /\}(?=[ \t\n\r]*\{[ \t\n\r]*")/g;

/** Documents in a row; each should start on a line of its own, but not all do. */
function sequence(text: string, reading: JsonReading): readonly Part[] {
  const ranges: { readonly start: number; readonly end: number }[] = [];
  let runTogether = false;
  for (let start = skipSpace(text, 0); start < text.length; ) {
    const end = documentEnd(text, start);
    ranges.push({ start, end });
    start = skipSpace(text, end);
    runTogether ||= start < text.length && !text.slice(end, start).includes('\n');
  }
  if (runTogether) reading.warnings.push(mended('documents without a line break between them'));
  return ranges.map(({ start, end }, index) => ({
    text: text.slice(start, end),
    at: ranges.length === 1 ? '' : `/${index}`,
    start,
  }));
}

function documentEnd(text: string, at: number): number {
  const scan = scanValue(text, at);
  if ('end' in scan) return scan.end;
  BOUNDARY.lastIndex = scan.error;
  return BOUNDARY.test(text) ? BOUNDARY.lastIndex : text.length;
}

function readOne({ text, at }: Part, placeOf: (offset: number) => string, reading: JsonReading): void {
  if (readWhole(text, at, reading)) return;
  const saved = salvage(text, placeOf);
  for (const refusal of saved.refusals) reading.refusals.push({ ...refusal, at: at + refusal.at });
  if (saved.value !== undefined) reading.documents.push({ value: saved.value, at, partial: !saved.mended });
  if (saved.mended) reading.warnings.push(mended('commas between elements'));
}

function mended(detail: string): Warning {
  return { code: 'syntaxMended', at: '', detail };
}
