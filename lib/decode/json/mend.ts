// The dialects that exports write for JSON: Python and JavaScript literals, https://spec.json5.org
import { escapePointer } from './salvage.ts';

export interface Mended {
  readonly value: unknown;
  /** Exclusive offset in the text. */
  readonly end: number;
  /** What was mended, with the JSON Pointer of its place; at most 20. */
  readonly places: readonly { readonly pointer: string; readonly what: string }[];
}

interface State {
  readonly text: string;
  at: number;
  readonly places: { pointer: string; what: string }[];
}

const MAX_LEVELS = 64;
const MAX_PLACES = 20;
const SPACE = /(?:[\s\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?=[\s,\]}/]|$)/y;
const WORD = /[-+]?[\p{L}_$][\p{L}\d_$]*/uy;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['True', true],
  ['False', false],
  ['None', null],
  ['NaN', null],
  ['nan', null],
  ['undefined', null],
  ['Infinity', null],
  ['-Infinity', null],
  ['+Infinity', null],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

/**
 * The value at `at`, read as JSON is meant where it is nearly JSON: literals of Python and JavaScript, single quotes,
 * unquoted keys, wrong escapes, raw control characters, comments, trailing commas. Undefined for all else, and for
 * values deeper than 64 levels.
 */
export function mendedValue(text: string, at: number): Mended | undefined {
  const state: State = { text, at, places: [] };
  skip(state, '');
  const found = value(state, '', 0);
  return found && { value: found.value, end: state.at, places: state.places };
}

function tell({ places }: State, pointer: string, what: string): void {
  if (places.length < MAX_PLACES && !places.some((place) => place.pointer === pointer))
    places.push({ pointer, what });
}

function skip(state: State, pointer: string): void {
  const found = take(state, SPACE) ?? '';
  if (found.includes('/')) tell(state, pointer, 'a comment');
}

function take(state: State, pattern: RegExp): string | undefined {
  pattern.lastIndex = state.at;
  const found = pattern.exec(state.text)?.[0];
  if (found !== undefined) state.at += found.length;
  return found;
}

/** In a box, because null is a value. */
function value(state: State, pointer: string, level: number): { readonly value: unknown } | undefined {
  if (level > MAX_LEVELS) return undefined;
  const first = state.text[state.at];
  if (first === '{') return container(state, pointer, level, '}');
  if (first === '[') return container(state, pointer, level, ']');
  if (first === '"' || first === "'") {
    const text = quoted(state, pointer);
    return text === undefined ? undefined : { value: text };
  }
  const number = take(state, NUMBER);
  if (number) return { value: Number(number) };
  const word = take(state, WORD) ?? '';
  if (!WORDS.has(word)) return undefined;
  if (!/^(?:true|false|null)$/.test(word)) tell(state, pointer, word);
  return { value: WORDS.get(word) };
}

function container(
  state: State,
  pointer: string,
  level: number,
  closing: '}' | ']',
): { readonly value: unknown } | undefined {
  const members: [string, unknown][] = [];
  state.at += 1;
  for (let index = 0; ; index += 1) {
    skip(state, pointer);
    if (state.text[state.at] === closing) {
      if (index > 0) tell(state, pointer, 'a trailing comma');
      break;
    }
    const name = closing === '}' ? key(state, pointer) : String(index);
    if (name === undefined) return undefined;
    const place = `${pointer}/${escapePointer(name)}`;
    const inner = value(state, place, level + 1);
    if (inner === undefined) return undefined;
    if (name !== '__proto__') members.push([name, inner.value]);
    skip(state, place);
    if (state.text[state.at] === closing) break;
    if (state.text[state.at] !== ',') return undefined;
    state.at += 1;
  }
  state.at += 1;
  return { value: closing === '}' ? Object.fromEntries(members) : members.map(([, each]) => each) };
}

function key(state: State, pointer: string): string | undefined {
  const isQuoted = /["']/.test(state.text[state.at] ?? '');
  const name = isQuoted ? quoted(state, pointer) : take(state, WORD);
  if (name === undefined) return undefined;
  if (!isQuoted) tell(state, `${pointer}/${escapePointer(name)}`, 'an unquoted key');
  skip(state, pointer);
  if (state.text[state.at] !== ':') return undefined;
  state.at += 1;
  skip(state, pointer);
  return name;
}

/** Text to the closing quote; a raw line break is taken, because the value after it tells whether it was meant. */
function quoted(state: State, pointer: string): string | undefined {
  const { text } = state;
  const quote = text[state.at];
  if (quote === "'") tell(state, pointer, 'single quotes');
  let found = '';
  for (let at = state.at + 1; at < text.length; at += 1) {
    const character = text[at] as string;
    if (character === quote) {
      state.at = at + 1;
      return found;
    }
    if (character === '\\') {
      at += 1;
      const unicode = /^u[\da-f]{4}/i.exec(text.slice(at, at + 5))?.[0];
      const next = text[at] ?? '';
      if (unicode) {
        found += String.fromCharCode(Number.parseInt(unicode.slice(1), 16));
        at += 4;
      } else {
        if (!/["\\/bfnrt]/.test(next)) tell(state, pointer, 'an escape that JSON does not have');
        found += ESCAPES.get(next) ?? (next === '\n' ? '' : next);
      }
      continue;
    }
    if (character < ' ') tell(state, pointer, 'a raw control character');
    found += character;
  }
  return undefined;
}
