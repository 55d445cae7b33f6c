import { readFileSync } from 'node:fs';
import type { RawArticle, RawDate, RawFeed } from '../../../lib/article/raw-article.ts';
import { decodeCharset } from '../../../lib/decode/charset.ts';
import { decodeXml, detectXml } from '../../../lib/decode/xml.ts';

export interface ReadFeed {
  readonly feed: RawFeed | undefined;
  readonly articles: readonly RawArticle[];
}

/** Reads a feed file from its bytes, as an upload would be read; a format that nobody knows gives no article. */
export function readFeed(path: string, baseUrl: string | undefined): ReadFeed {
  const { text } = decodeCharset(readFileSync(path), undefined);
  const format = detectXml(text);
  return format === undefined
    ? { feed: undefined, articles: [] }
    : { feed: undefined, ...decodeXml(text, format, { baseUrl }) };
}

/** True when the date as written names the instant `expected`; both have a form that Date reads for sure. */
export function saysInstant(actual: RawDate | undefined, expected: string): boolean {
  return actual !== undefined && Date.parse(actual.value) === Date.parse(expected);
}
