import type { Instant } from '../article/instant.ts';
import type { AppContext } from '../web/app.ts';
import type { Problem } from '../web/problem.ts';
import { type ListFormat, splitSuffix } from '../web/route.ts';
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import type { List } from './list.ts';
import { rss } from './rss.ts';

/** The formats that every list can be had in. */
export const LIST_FORMATS = {
  json: {
    type: 'application/feed+json',
    accepts: ['application/feed+json', 'application/json'],
    present: jsonFeed,
  },
  atom: {
    type: 'application/atom+xml',
    accepts: ['application/atom+xml'],
    // A feed has to have a date (RFC 4287, 4.1.1): an empty one is as it is now.
    present: (list, changed, now) => atom(list, changed ?? now),
  },
  rss: {
    type: 'application/rss+xml',
    accepts: ['application/rss+xml', 'application/xml', 'text/xml'],
    present: rss,
  },
} as const satisfies Record<ListFormat, ListFormatSettings>;

interface ListFormatSettings {
  readonly type: string;
  /** Media types that ask for it. */
  readonly accepts: readonly string[];
  readonly present: (list: List, changed: Instant | undefined, now: Instant) => string;
}

/** The problem of a request that accepts none of the formats. */
export const NOT_ACCEPTABLE: Problem = {
  code: 'notAcceptable',
  detail: `To be had: ${Object.values(LIST_FORMATS)
    .map(({ type }) => type)
    .join(', ')}.`,
};

/** The format of an answer: that of the address's suffix, else what the Accept header asks for. */
export function formatOf({ req }: AppContext): ListFormat | undefined {
  return splitSuffix(req.path).format ?? acceptedFormat(req.header('accept'));
}

/**
 * The format that an Accept header asks for (RFC 9110, 12.5.1): of those it takes the one it likes best, JSON Feed
 * among equals. Undefined when it takes none of them.
 */
export function acceptedFormat(accept: string | undefined): ListFormat | undefined {
  if (accept === undefined || accept.trim() === '') return 'json';
  const ranges = accept.slice(0, 2000).split(',').map(readRange);
  const scored = Object.entries(LIST_FORMATS).map(([name, { accepts }]) => ({
    name: name as ListFormat,
    quality: Math.max(...accepts.map((type) => qualityOf(type, ranges))),
  }));
  const [best] = scored.sort((a, b) => b.quality - a.quality);
  return best !== undefined && best.quality > 0 ? best.name : undefined;
}

/**
 * True for an Accept header of a browser that shows a page to a person: `text/html` is named and liked no less than
 * any format of lists.
 */
export function prefersHtml(accept: string | undefined): boolean {
  if (accept === undefined || !/\btext\/html\b/i.test(accept)) return false;
  const ranges = accept.slice(0, 2000).split(',').map(readRange);
  const html = qualityOf('text/html', ranges);
  const lists = Object.values(LIST_FORMATS).flatMap(({ accepts }) => accepts);
  return html > 0 && lists.every((type) => qualityOf(type, ranges) <= html);
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const value = quality === undefined ? 1 : Number(quality);
  return { type, quality: value >= 0 && value <= 1 ? value : 0 };
}

/** The most specific range that fits decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.split('/')[0]}/*`;
  for (const wanted of [type, group, '*/*']) {
    const found = ranges.find((range) => range.type === wanted);
    if (found) return found.quality;
  }
  return 0;
}
