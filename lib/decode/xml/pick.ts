import type { RawDate } from '../../article/raw-article.ts';
import { childrenOf, textOf, type XmlElement } from './element.ts';

/** The first child of the first name that has any text, as a date field of the payload. */
export function firstDate(element: XmlElement | undefined, ...names: string[]): RawDate | undefined {
  for (const name of names) {
    for (const child of childrenOf(element, name)) {
      const value = textOf(child);
      if (value !== undefined) return { value, from: 'payload' };
    }
  }
  return undefined;
}

/** `value` as a date field of the payload. */
export function payloadDate(value: string | undefined): RawDate | undefined {
  return value === undefined ? undefined : { value, from: 'payload' };
}

/** The texts of all children with one of the names; undefined when there are none. */
export function textsOf(element: XmlElement | undefined, ...names: string[]): string[] | undefined {
  return someOf(childrenOf(element, ...names).map(textOf));
}

/** What is there of `values`; undefined when nothing is. */
export function someOf<T>(values: readonly (T | undefined)[]): T[] | undefined {
  const found = values.filter((value) => value !== undefined);
  return found.length > 0 ? found : undefined;
}
