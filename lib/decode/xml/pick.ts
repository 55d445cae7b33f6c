import type { RawDate, RawText } from '../../article/raw-article.ts';
import { elementText, type XmlElement } from './element.ts';
import { openText } from './text-of-type.ts';

/** What `read` makes of the first child that it can read, trying the names in their order. */
export function firstOf<T>(
  element: XmlElement | undefined,
  names: readonly string[],
  read: (child: XmlElement) => T | undefined,
): T | undefined {
  if (element === undefined) return undefined;
  for (const name of names) {
    for (const child of element.children) {
      if (typeof child === 'string' || child.name !== name) continue;
      const value = read(child);
      if (value !== undefined) return value;
    }
  }
  return undefined;
}

/** The first text of undeclared type under the names. */
export function firstText(
  element: XmlElement | undefined,
  base: string | undefined,
  names: readonly string[],
): RawText | undefined {
  return firstOf(element, names, (child) => openText(child, base));
}

/** The first text under the names, as a date field of the payload. */
export function firstDate(element: XmlElement | undefined, ...names: string[]): RawDate | undefined {
  return payloadDate(firstOf(element, names, elementText));
}

/** `value` as a date field of the payload. */
export function payloadDate(value: string | undefined): RawDate | undefined {
  return value === undefined ? undefined : { value, from: 'payload' };
}

/** The texts of all children with one of the names; undefined when there are none. */
export function textsOf(element: XmlElement | undefined, ...names: string[]): string[] | undefined {
  let found: string[] | undefined;
  for (const child of element?.children ?? []) {
    if (typeof child === 'string' || !names.includes(child.name)) continue;
    const text = elementText(child);
    if (text === undefined) continue;
    found ??= [];
    found.push(text);
  }
  return found;
}

/** What is there of `values`; undefined when nothing is. */
export function someOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
  const found = values.filter((value) => value !== undefined);
  return found.length > 0 ? found : undefined;
}
