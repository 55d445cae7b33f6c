import type { RawArticle } from '../article/raw-article.ts';
import { senderOf } from '../article/sender.ts';
import { type Addresses, addressesOf } from './addresses.ts';
import { endingOf, withoutPublisher } from './headline.ts';

import type { NormalizeContext } from './normalize.ts';
import { type FoundPublisher, publisherOf } from './publisher.ts';
import type { ToldOfSource } from './source-memory.ts';
import { lineOf, shortened } from './text.ts';

/** Characters of a raw line that are looked at. */
export const MAX_RAW_LINE = 20_000;

/** What a payload alone says of an article: the same whenever it is read, whatever was learned meanwhile. */
export interface Told {
  readonly addresses: Addresses;
  readonly found: FoundPublisher | undefined;
  /** The headline as written, and what stands behind its last dash or bar. */
  readonly line: string;
  readonly ending: string;
}

/** Reads address, source and headline of a raw article. Pure. */
export function toldOf(raw: RawArticle, { baseUrl, pages, feed, aliases }: NormalizeContext): Told {
  // Feeds without a base of their own mean their site.
  const addresses = addressesOf(raw, baseUrl ?? feed?.url ?? feed?.feedUrl, pages);
  const line = lineOf(shortened(raw.headline, MAX_RAW_LINE));
  const ending = endingOf(line)?.outlet ?? '';
  const found = publisherOf({ raw, url: addresses.url, feed, ending }, { aliases });
  return { addresses, found, line, ending };
}

/** The headline of the hash by which an article is known that has no identifier. */
export function identityHeadline({ found, line }: Told): string {
  if (!found) return line;
  const { name, domain } = found.publisher;
  return withoutPublisher(line, [name, ...(domain === undefined ? [] : [domain])]);
}

/** The key of the publisher that the payload alone tells. */
export function identityPublisher({ found }: Told): string {
  return found?.publisher.key ?? 'unknown';
}

/** What the articles of a payload tell of their sources. Of one that cannot be read nothing is learned. Pure. */
export function toldOfSources(raws: readonly RawArticle[], context: NormalizeContext): ToldOfSource[] {
  const day = context.receivedAt.slice(0, 10);
  const sender = senderOf(context.upload) ?? '';
  return raws.flatMap((raw) => {
    try {
      const { found, ending, line, addresses } = toldOf(raw, context);
      if (!found) return [];
      const { key, name } = found.publisher;
      const at = context.spokesmen?.get(key)?.has(sender) ? '' : context.receivedAt;
      const hostname = addresses.url === undefined ? '' : new URL(addresses.url).hostname;
      const told = { sender, at };
      return [{ key, name, rank: found.rank, ending, headline: line, hostname, day, told }];
    } catch {
      // Its own normalization throws the same, and says so.
      return [];
    }
  });
}
