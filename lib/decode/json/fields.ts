import type { RawDate, RawImage, RawParty, RawText } from '../../article/raw-article.ts';
import { decodeEntities } from '../xml/entities.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of nested objects, or undefined; inherited members are none. */
export function member(value: unknown, ...keys: readonly string[]): unknown {
  let inner = value;
  for (const key of keys) {
    if (!isObject(inner) || !Object.hasOwn(inner, key)) return undefined;
    inner = inner[key];
  }
  return inner;
}

/** A value as a list: arrays are themselves, nothing is empty, all else is a list of one. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

/** The objects of a list. */
export function objects(value: unknown): readonly JsonObject[] {
  return list(value).filter(isObject);
}

/** A string with something in it, trimmed, or a number as text; undefined for all else. */
export function string(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  return value.trim() === '' ? undefined : value.trim();
}

/** The first that is a string by `string`. */
export function firstString(...values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const text = string(value);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The strings of a list. */
export function strings(value: unknown): readonly string[] {
  return list(value)
    .map(string)
    .filter((text) => text !== undefined);
}

/** The names of a list of strings or of objects with one of the keys. */
export function names(value: unknown, ...keys: readonly string[]): readonly string[] {
  return list(value)
    .map((each) => (isObject(each) ? firstString(...keys.map((key) => member(each, key))) : string(each)))
    .filter((name) => name !== undefined);
}

const MARKUP =
  /<\/?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|blockquote|figure|figcaption|img|table|tr|td|iframe|section|article|sup|sub|pre|code|hr|video|script|style)(?:\s[^<>]*)?\/?>/i;

/** Markup that was escaped once more for its carrier: the end of a known element. */
const ESCAPED_MARKUP = /&lt;\/(?:p|div|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|span)&gt;/i;

/** Text of a field that the format leaves open: HTML when it holds a known tag, escaped or not, else plain. */
export function anyText(value: unknown): RawText | undefined {
  const written = string(value)?.replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, '$1');
  if (written === undefined) return undefined;
  if (MARKUP.test(written)) return { type: 'html', value: written };
  const isEscaped = ESCAPED_MARKUP.test(written);
  return isEscaped ? { type: 'html', value: decodeEntities(written) } : { type: 'text', value: written };
}

export function plainText(value: unknown): RawText | undefined {
  const text = string(value);
  return text === undefined ? undefined : { type: 'text', value: text };
}

export function htmlText(value: unknown): RawText | undefined {
  const text = string(value);
  return text === undefined ? undefined : { type: 'html', value: text };
}

/** A date as text; a number, or text of ten digits and more, is seconds, milliseconds, micro- or nanoseconds since 1970. */
export function date(value: unknown): RawDate | undefined {
  const text = string(value);
  if (text === undefined) return undefined;
  if (!/^-?\d{9,19}(\.\d+)?$/.test(text)) return { value: text, from: 'payload' };
  return { value: epochMs(Number(text)), from: 'epochMs' };
}

/** Milliseconds from a number of an unknown unit: each unit is a thousand times the next for dates of this age. */
function epochMs(number: number): string {
  let ms = number * 1000;
  while (Math.abs(ms) >= 1e14) ms /= 1000;
  return String(Math.round(ms));
}

/** A number or its text, as `"1200"` and `"1200px"` are. */
export function number(value: unknown): number | undefined {
  const parsed = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
}

/** An image with what is known of it; undefined without an address. */
export function image(
  url: unknown,
  more: { caption?: unknown; creditText?: unknown; width?: unknown; height?: unknown } = {},
): RawImage | undefined {
  const address = string(url);
  if (address === undefined || address.startsWith('data:')) return undefined;
  const [caption, creditText] = [string(more.caption), string(more.creditText)];
  const [width, height] = [number(more.width), number(more.height)];
  return {
    url: address,
    ...(caption !== undefined && { caption }),
    ...(creditText !== undefined && { creditText }),
    ...(width !== undefined && width > 0 && { width }),
    ...(height !== undefined && height > 0 && { height }),
  };
}

/** A person or organization by name alone; undefined without one. */
export function party(name: unknown, more: Omit<RawParty, 'name'> = {}): RawParty | undefined {
  const text = string(name);
  return text === undefined ? undefined : { name: text, ...more };
}

/** The list without what is missing. */
export function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

/** `url` resolved against `base`; as it stands when either cannot be read as an address. */
export function resolveUrl(url: unknown, base: string | undefined): string | undefined {
  const address = string(url);
  if (address === undefined || base === undefined || !URL.canParse(address, base)) return address;
  return new URL(address, base).href;
}

/** The words of a list that is written as one string, separated by commas, semicolons or bars. */
export function splitWords(text: string): readonly string[] {
  return strings(text.split(/[,;|]/));
}
