import { Parser } from 'htmlparser2';
import type { SubscriptionKind } from '../article/subscription.ts';

/** One outline that names a feed, or should. `line` counts from 1 in the file. */
export interface Outline {
  readonly line: number;
  readonly url: string;
  readonly title?: string;
  readonly kind?: SubscriptionKind;
  /** The folders that it lies in, outermost first. */
  readonly folders: readonly string[];
}

/** True for a text that is OPML rather than a list of addresses. */
export function isOpml(text: string): boolean {
  return /<(?:opml|outline)[\s>]/i.test(text.slice(0, 20_000));
}

/**
 * The feeds of an OPML file (http://opml.org/spec2.opml), however deep, and of a broken one as far as it can be read:
 * every outline with an address, and every one of type rss without.
 */
export function readOpml(text: string): Outline[] {
  const outlines: Outline[] = [];
  const folders: (string | undefined)[] = [];
  const lineOf = lineCounter(text);
  const parser = new Parser(
    {
      onopentag(name, raw) {
        if (name.toLowerCase() !== 'outline') return;
        const attributes = lowerCased(raw);
        const title = (attributes['title'] || attributes['text'] || '').trim();
        const url = (attributes['xmlurl'] ?? attributes['url'] ?? '').trim();
        const isFeed = url !== '' || /^(?:rss|atom)$/i.test(attributes['type'] ?? '');
        if (isFeed)
          outlines.push({
            line: lineOf(parser.startIndex),
            url,
            folders: named(folders),
            ...(title && { title }),
            ...kindOf(attributes),
          });
        folders.push(isFeed ? undefined : title);
      },
      onclosetag(name) {
        if (name.toLowerCase() === 'outline') folders.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return outlines;
}

/** The addresses of a text, one a line; lines that start with `#` and empty ones say nothing. */
export function readAddresses(text: string): Outline[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [first = ''] = line.trim().split(/\s+/);
    // What stands behind an address is its name; words without an address are told as they are.
    const url = /[.:/]/.test(first) ? first : line.trim();
    return url === '' || url.startsWith('#') ? [] : [{ line: index + 1, url, folders: [] }];
  });
}

function lowerCased(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}

function kindOf({ newsloomkind }: Readonly<Record<string, string>>): { kind?: SubscriptionKind } {
  return newsloomkind === 'sitemap' || newsloomkind === 'pageList' ? { kind: newsloomkind } : {};
}

const named = (folders: readonly (string | undefined)[]): string[] =>
  folders.filter((each) => each !== undefined);

/** Lines are counted once, as the parser moves forward. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let read = 0;
  return (index) => {
    for (; read < index; read += 1) if (text.charCodeAt(read) === 10) line += 1;
    return line;
  };
}
