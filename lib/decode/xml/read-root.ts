import type { Format } from '../../article/format.ts';
import type { Warning } from '../../article/warning.ts';
import type { XmlElement } from './element.ts';

/** What every decoder of an XML format gets: one outermost element, and what is known beside it. */
export interface ReadRoot {
  readonly root: XmlElement;
  readonly format: Format;
  readonly baseUrl: string | undefined;
}

/** A warning for an item that has no end tag: the payload was cut there, or an outer element ended first. */
export function endWarnings(item: XmlElement): Warning[] | undefined {
  return item.closed
    ? undefined
    : [{ code: 'syntaxMended', pointer: '', detail: `no end tag for ${item.name}` }];
}
