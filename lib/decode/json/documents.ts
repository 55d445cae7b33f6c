// JSON: https://www.rfc-editor.org/rfc/rfc8259  one document a line: https://github.com/ndjson/ndjson-spec
// JSON text sequences: https://www.rfc-editor.org/rfc/rfc7464
import type { Warning } from '../../article/warning.ts';
import { MAX_JSON_CONTAINERS, MAX_JSON_DEPTH } from '../limits.ts';
import type { RefusalList } from '../refusal-list.ts';
import { closingQuote } from './closing-quote.ts';
import { linePlaces } from './line-places.ts';
import { mendedValue } from './mend.ts';
import { salvage } from './salvage.ts';
import { scanValue, skipSpace } from './scan.ts';
import { shallowObjects } from './shallow-objects.ts';

/** One JSON document of a payload. `pointer` is '' when it is the whole payload, else `line N` or a JSON Pointer. */
export interface JsonDocument {
  readonly value: unknown;
  readonly pointer: string;
  /** True when parts of it were broken and are missing: lists in it can be read, the object itself cannot. */
  readonly partial: boolean;
}

/** Where documents, refusals and warnings go, in the order of the payload. */
export interface DocumentSink {
  readonly take: (document: JsonDocument) => void;
  readonly refusals: RefusalList;
  readonly warnings: Warning[];
  /** True for a value that is or holds an article: only such are mended. */
  readonly holdsArticle: (value: unknown) => boolean;
}

/** The text of one document, its place and where it starts in the payload. */
interface Part {
  readonly text: string;
  readonly at: string;
  readonly start: number;
}

/** Lines that are looked at to tell one document a line from a broken document. */
const SAMPLE_LINES = 200;

/**
 * Reads every JSON document of a text: one, one a line, or several in a row (their places are then told as if
 * they were elements of one array). What JSON.parse would not take is refused with its place; whole elements
 * of broken lists are kept. Documents are handed on one at a time, so that a million of them fill no memory.
 */
export function readDocuments(text: string, sink: DocumentSink): void {
  const { depth, containers } = shapeOf(text);
  if (containers > MAX_JSON_CONTAINERS) {
    const detail = `The JSON has more than ${MAX_JSON_CONTAINERS} objects and lists.`;
    sink.refusals.add({ code: 'tooManyItems', pointer: '', detail });
    return;
  }
  const whole = depth <= MAX_JSON_DEPTH ? parse(text) : undefined;
  if (whole !== undefined) {
    sink.take({ value: whole.value, pointer: '', partial: false });
    return;
  }
  // Text sequences put U+001E before every document, where JSON allows no such character.
  const separated = text.replaceAll('\u001e', '\n');
  const placeOf = linePlaces(separated);
  for (const part of isOnePerLine(separated) ? lines(separated) : sequence(separated, sink)) {
    readOne(part, (offset) => placeOf(part.start + offset), sink);
  }
}

/** The parsed value in a box, because `null` is one. */
function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The deepest level and the number of objects and lists: JSON.parse takes any, its readers and memory do not. */
function shapeOf(text: string): { depth: number; containers: number } {
  let level = 0;
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = closingQuote(text, at);
    else if (code === 0x7b || code === 0x5b) {
      containers += 1;
      level += 1;
      depth = Math.max(depth, level);
    } else if (code === 0x7d || code === 0x5d) level -= 1;
  }
  return { depth, containers };
}

/**
 * One document a line: most lines start as an object does, and at least half of those are whole. A broken
 * document that merely has line breaks fails both, for its lines end in commas.
 */
function isOnePerLine(text: string): boolean {
  const filled: string[] = [];
  for (const line of lines(text)) if (filled.push(line.text) >= SAMPLE_LINES) break;
  const objects = filled.filter((line) => line.trimStart().startsWith('{'));
  if (filled.length < 2 || objects.length * 2 < filled.length) return false;
  const whole = objects.filter((line) => parse(line) !== undefined);
  return whole.length * 2 >= objects.length;
}

function* lines(text: string): Generator<Part> {
  let line = 0;
  for (let start = 0; start < text.length; line += 1) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const part = text.slice(start, end);
    if (part.trim() !== '') yield { text: part, at: `line ${line + 1}`, start };
    start = end + 1;
  }
}

/** Where a document ends and another starts at the beginning of a line: inside one document a comma would stand there. */
const BOUNDARY = /[}\]](?=[ \t\r]*\n[\n\r]*[{[])/g;

/** Documents in a row; each should start on a line of its own, but not all do. */
function* sequence(text: string, { warnings }: DocumentSink): Generator<Part> {
  let runTogether = false;
  let index = 0;
  for (let start = skipSpace(text, 0); start < text.length; index += 1) {
    const end = documentEnd(text, start);
    const next = skipSpace(text, end);
    const isOnly = index === 0 && next >= text.length;
    yield { text: text.slice(start, end), at: isOnly ? '' : `/${index}`, start };
    runTogether ||= next < text.length && !text.slice(end, next).includes('\n');
    start = next;
  }
  if (runTogether) warnings.push(mended('documents without a line break between them'));
}

function documentEnd(text: string, at: number): number {
  const scan = scanValue(text, at);
  if ('end' in scan) return scan.end;
  BOUNDARY.lastIndex = scan.error;
  return BOUNDARY.test(text) ? BOUNDARY.lastIndex : text.length;
}

function readOne({ text, at: pointer }: Part, placeOf: (offset: number) => string, sink: DocumentSink): void {
  const isTooDeep = text.length > MAX_JSON_DEPTH && shapeOf(text).depth > MAX_JSON_DEPTH;
  const whole = isTooDeep ? undefined : parse(text);
  if (whole !== undefined) {
    sink.take({ value: whole.value, pointer, partial: false });
    return;
  }
  const nearly = mendedValue(text, 0);
  if (nearly && skipSpace(text, nearly.end) >= text.length && sink.holdsArticle(nearly.value)) {
    for (const place of nearly.places)
      sink.warnings.push(mended(`${place.what} at ${pointer}${place.pointer}`));
    sink.take({ value: nearly.value, pointer, partial: false });
    return;
  }
  const saved = salvage(text, placeOf, sink.holdsArticle);
  if (isTooDeep && !sink.holdsArticle(saved.value) && readShallow(text, placeOf, sink)) return;
  for (const place of saved.places) sink.warnings.push(mended(`${place.what} at ${pointer}${place.pointer}`));
  for (const refusal of saved.refusals) sink.refusals.add({ ...refusal, pointer: pointer + refusal.pointer });
  if (saved.value !== undefined) sink.take({ value: saved.value, pointer, partial: !saved.mended });
  if (saved.mended) sink.warnings.push(mended('commas between elements'));
}

/** The value, or the first inside it, that holds an article: the articles of a span of a few levels have it around them. */
function holderIn(value: unknown, holdsArticle: (value: unknown) => boolean): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (holdsArticle(value)) return value;
  for (const inner of Object.values(value)) {
    const found = holderIn(inner, holdsArticle);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The articles of a document that is too deep as a whole; false when there is none. What is around them is refused. */
function readShallow(text: string, placeOf: (offset: number) => string, sink: DocumentSink): boolean {
  let found = false;
  for (const { start, end } of shallowObjects(text)) {
    const value = holderIn(parse(text.slice(start, end))?.value, sink.holdsArticle);
    if (value === undefined) continue;
    if (!found) {
      const detail = `The document is nested past ${MAX_JSON_DEPTH} levels; articles in it are read.`;
      sink.refusals.add({ code: 'tooDeep', pointer: '', detail });
    }
    found = true;
    sink.take({ value, pointer: placeOf(start), partial: false });
  }
  return found;
}

function mended(detail: string): Warning {
  return { code: 'syntaxMended', pointer: '', detail };
}
