import type { Refusal } from '../../article/refusal.ts';
import { type RefusalList, refusalList } from '../refusal-list.ts';
import { type Mended, mendedValue } from './mend.ts';
import { resyncElement } from './resync.ts';
import { keyEnd, scanValue, skipSpace, stringEnd } from './scan.ts';

interface Salvaged {
  /** The document without its broken parts (they are holes in arrays); undefined when nothing could be read. */
  readonly value: unknown;
  readonly refusals: readonly Refusal[];
  /** True when nothing but commas between whole elements had to be mended. */
  readonly mended: boolean;
  /** What was mended inside elements that are articles. */
  readonly places: Mended['places'];
}

interface Cursor {
  readonly text: string;
  /** The end of the text once nothing after it can be read. */
  at: number;
  failed: boolean;
  readonly refusals: RefusalList;
  readonly placeOf: (offset: number) => string;
  readonly resync: (start: number, error: number) => number;
  readonly holdsArticle: (value: unknown) => boolean;
  readonly places: { pointer: string; what: string }[];
}

/** Envelopes are opened this deep (`/response/docs` is two); below it, a value is whole or refused. */
const MAX_ENVELOPES = 4;
/** Mended places that are told. */
const MAX_PLACES = 100;

/**
 * What is whole in a broken JSON document: its envelope objects are opened, the elements of their arrays are
 * read one by one, a broken element is refused with its JSON Pointer and reading goes on at the next one. A
 * document that is cut off keeps every element before the cut. `placeOf` tells an offset for a person.
 */
export function salvage(
  text: string,
  placeOf: (offset: number) => string,
  holdsArticle: (value: unknown) => boolean,
): Salvaged {
  const cursor: Cursor = {
    text,
    at: skipSpace(text, 0),
    failed: false,
    refusals: refusalList(),
    placeOf,
    resync: resyncElement(text),
    holdsArticle,
    places: [],
  };
  const value = readValue(cursor, '', 0);
  return { value, refusals: cursor.refusals.all(), mended: !cursor.failed, places: cursor.places };
}

function readValue(cursor: Cursor, pointer: string, level: number): unknown {
  const bracket = cursor.text[cursor.at];
  if (bracket === '{' && level < MAX_ENVELOPES) return readObject(cursor, pointer, level);
  if (bracket === '[' && level < MAX_ENVELOPES) return readArray(cursor, pointer);
  const scan = scanValue(cursor.text, cursor.at);
  if (!('end' in scan)) return stop(cursor, pointer, scan.error, scan.tooDeep);
  const value: unknown = JSON.parse(cursor.text.slice(cursor.at, scan.end));
  cursor.at = scan.end;
  return value;
}

function readObject(cursor: Cursor, pointer: string, level: number): Record<string, unknown> {
  const { text } = cursor;
  const object: Record<string, unknown> = {};
  cursor.at = skipSpace(text, cursor.at + 1);
  if (close(cursor, '}')) return object;
  while (cursor.at < text.length) {
    const valueAt = keyEnd(text, cursor.at);
    if (valueAt === undefined) return stop(cursor, pointer, cursor.at) ?? object;
    const key = String(JSON.parse(text.slice(cursor.at, stringEnd(text, cursor.at))));
    cursor.at = skipSpace(text, valueAt);
    const value = readValue(cursor, `${pointer}/${escapePointer(key)}`, level + 1);
    // A key `__proto__` would change the object instead of becoming a member of it.
    if (key !== '__proto__') object[key] = value;
    if (cursor.at >= text.length && cursor.failed) return object;
    cursor.at = skipSpace(text, cursor.at);
    if (close(cursor, '}')) return object;
    if (text[cursor.at] !== ',') return stop(cursor, pointer, cursor.at) ?? object;
    cursor.at = skipSpace(text, cursor.at + 1);
  }
  return stop(cursor, pointer, cursor.at) ?? object;
}

function readArray(cursor: Cursor, pointer: string): unknown[] {
  const { text } = cursor;
  const array: unknown[] = [];
  cursor.at = skipSpace(text, cursor.at + 1);
  if (close(cursor, ']')) return array;
  while (cursor.at < text.length) {
    readElement(cursor, `${pointer}/${array.length}`, array);
    cursor.at = skipSpace(text, cursor.at);
    if (close(cursor, ']')) return array;
    if (text[cursor.at] === ',') cursor.at = skipSpace(text, cursor.at + 1);
    else if (cursor.at < text.length && text[cursor.at] !== '{')
      skipStray(cursor, `${pointer}/${array.length}`);
  }
  if (!cursor.failed) stop(cursor, `${pointer}/${array.length}`, cursor.at);
  return array;
}

function readElement(cursor: Cursor, pointer: string, array: unknown[]): void {
  const start = cursor.at;
  const scan = scanValue(cursor.text, start);
  if ('end' in scan) {
    array.push(JSON.parse(cursor.text.slice(start, scan.end)));
    cursor.at = scan.end;
    return;
  }
  const nearly = cursor.text[start] === '{' ? mendedValue(cursor.text, start) : undefined;
  const next = nearly && cursor.text[skipSpace(cursor.text, nearly.end)];
  if (nearly && (next === ',' || next === ']') && cursor.holdsArticle(nearly.value)) {
    array.push(nearly.value);
    cursor.at = nearly.end;
    for (const { pointer: inner, what } of nearly.places)
      if (cursor.places.length < MAX_PLACES) cursor.places.push({ pointer: pointer + inner, what });
    return;
  }
  array.length += 1;
  stop(cursor, pointer, scan.error, scan.tooDeep);
  // A closing bracket where an element should be is a comma too many, not an element.
  cursor.at = cursor.text[start] === ']' ? start : cursor.resync(start, scan.error);
}

/** Refuses what stands between two elements and is no comma. */
function skipStray(cursor: Cursor, pointer: string): void {
  const stray = cursor.at;
  stop(cursor, pointer, stray);
  cursor.at = skipSpace(cursor.text, cursor.resync(stray, stray));
  if (cursor.text[cursor.at] === ',') cursor.at = skipSpace(cursor.text, cursor.at + 1);
}

function close(cursor: Cursor, bracket: string): boolean {
  if (cursor.text[cursor.at] !== bracket) return false;
  cursor.at += 1;
  return true;
}

/** Refuses what stands at `error` and everything after it. */
function stop(cursor: Cursor, pointer: string, error: number, tooDeep = false): undefined {
  cursor.refusals.add(refusalAt(cursor, pointer, error, tooDeep));
  cursor.failed = true;
  cursor.at = cursor.text.length;
  return undefined;
}

function refusalAt(cursor: Cursor, pointer: string, error: number, tooDeep: boolean): Refusal {
  if (tooDeep) return { code: 'tooDeep', pointer, detail: 'The JSON is nested more than 512 levels deep.' };
  if (error >= cursor.text.length)
    return { code: 'syntaxError', pointer, detail: 'The JSON ends before it is complete.' };
  return { code: 'syntaxError', pointer, detail: `The JSON breaks at ${cursor.placeOf(error)}.` };
}

/** RFC 6901, section 3. */
export function escapePointer(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}
