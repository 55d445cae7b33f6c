// JSON: https://www.rfc-editor.org/rfc/rfc8259  one document a line: https://github.com/ndjson/ndjson-spec
// JSON text sequences: https://www.rfc-editor.org/rfc/rfc7464
import type { Refusal } from '../../article/refusal.ts';
import type { Warning } from '../../article/warning.ts';
import { MAX_JSON_DEPTH } from '../limits.ts';
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
  const lines = separated.split(/\r\n|[\n\r]/);
  if (isOnePerLine(lines)) readLines(lines, reading);
  else readSequence(separated, reading);
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

function readLines(lines: readonly string[], reading: JsonReading): void {
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '') readOne(line, `line ${index + 1}`, reading);
  }
}

/** A closing brace with an opening one right after it never stands inside a document, broken or not. */
const BOUNDARY = /\}[ \t\n\r]*(?=\{[ \t\n\r]*")/g;

/** Documents in a row; each should start on a line of its own, but not all do. */
function readSequence(text: string, reading: JsonReading): void {
  const parts: string[] = [];
  let runTogether = false;
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const end = documentEnd(text, at);
    parts.push(text.slice(at, end));
    at = skipSpace(text, end);
    runTogether ||= at < text.length && !text.slice(end, at).includes('\n');
  }
  for (const [index, part] of parts.entries()) readOne(part, parts.length === 1 ? '' : `/${index}`, reading);
  if (runTogether) reading.warnings.push(mended('documents without a line break between them'));
}

function documentEnd(text: string, at: number): number {
  const scan = scanValue(text, at);
  if ('end' in scan) return scan.end;
  BOUNDARY.lastIndex = scan.error;
  return BOUNDARY.test(text) ? BOUNDARY.lastIndex : text.length;
}

function readOne(text: string, at: string, reading: JsonReading): void {
  if (readWhole(text, at, reading)) return;
  const saved = salvage(text);
  for (const refusal of saved.refusals) reading.refusals.push({ ...refusal, at: at + refusal.at });
  if (saved.value !== undefined) reading.documents.push({ value: saved.value, at, partial: !saved.mended });
  if (saved.mended) reading.warnings.push(mended('commas between elements'));
}

function mended(detail: string): Warning {
  return { code: 'syntaxMended', at: '', detail };
}
