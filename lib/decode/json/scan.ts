// The grammar of JSON: https://www.rfc-editor.org/rfc/rfc8259
import { MAX_JSON_DEPTH } from '../limits.ts';

/** `end` is exclusive; `error` is the offset of the first character that cannot stand there. */
export type Scan = { readonly end: number } | { readonly error: number; readonly tooDeep: boolean };

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: raw control characters are what JSON forbids
const STRING_RUN = /[^"\\\0-\x1f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The offset after the white space at `at`. */
export function skipSpace(text: string, at: number): number {
  return match(SPACE, text, at) ?? at;
}

/**
 * Where the JSON value that starts at `at` ends, without building it. Unlike JSON.parse it tells where a
 * broken value breaks, stops there, and needs no stack of its own for deep nesting.
 */
export function scanValue(text: string, at: number): Scan {
  const open: string[] = [];
  let position = at;
  for (;;) {
    position = skipSpace(text, position);
    const character = text[position];
    if (character === '{' || character === '[') {
      if (open.length >= MAX_JSON_DEPTH) return { error: position, tooDeep: true };
      open.push(character);
      const inside = enter(text, position, character);
      if (inside.value) {
        position = inside.at;
        continue;
      }
      if (inside.error) return { error: inside.at, tooDeep: false };
      open.pop();
      position = inside.at;
    } else {
      const end = scalarEnd(text, position);
      if (end === undefined) return { error: position, tooDeep: false };
      position = end;
    }
    const next = leave(text, position, open);
    if ('error' in next) return { error: next.error, tooDeep: false };
    if (open.length === 0) return { end: next.at };
    position = next.at;
  }
}

/** The offset after the string, number or literal at `at`; undefined when there is none. */
function scalarEnd(text: string, at: number): number | undefined {
  if (text[at] === '"') return stringEnd(text, at);
  const end = match(NUMBER, text, at) ?? match(LITERAL, text, at);
  return end === at ? undefined : end;
}

/** The offset after the string at `at`; undefined when it is broken or does not end. */
export function stringEnd(text: string, at: number): number | undefined {
  if (text[at] !== '"') return undefined;
  let position = at + 1;
  for (;;) {
    position = match(STRING_RUN, text, position) ?? position;
    if (text[position] === '"') return position + 1;
    const escaped = match(ESCAPE, text, position);
    if (escaped === undefined) return undefined;
    position = escaped;
  }
}

/** After an opening bracket: at the first value, or past the closing bracket of an empty container. */
function enter(text: string, at: number, bracket: string): { at: number; value: boolean; error: boolean } {
  const position = skipSpace(text, at + 1);
  const closing = bracket === '{' ? '}' : ']';
  if (text[position] === closing) return { at: position + 1, value: false, error: false };
  if (bracket === '[') return { at: position, value: true, error: false };
  const value = keyEnd(text, position);
  return value === undefined
    ? { at: position, value: false, error: true }
    : { at: value, value: true, error: false };
}

/** After a value: closes what closes there, and goes past a comma (and the key after it) to the next value. */
function leave(text: string, at: number, open: string[]): { at: number } | { error: number } {
  let position = at;
  while (open.length > 0) {
    const space = skipSpace(text, position);
    const inObject = open.at(-1) === '{';
    if (text[space] === (inObject ? '}' : ']')) {
      open.pop();
      position = space + 1;
      continue;
    }
    if (text[space] !== ',') return { error: space };
    const next = skipSpace(text, space + 1);
    const value = inObject ? keyEnd(text, next) : next;
    return value === undefined ? { error: next } : { at: value };
  }
  return { at: position };
}

/** The offset after `"key":`. */
export function keyEnd(text: string, at: number): number | undefined {
  const end = stringEnd(text, at);
  if (end === undefined) return undefined;
  const colon = skipSpace(text, end);
  return text[colon] === ':' ? colon + 1 : undefined;
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
