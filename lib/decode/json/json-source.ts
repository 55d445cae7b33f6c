import type { Format } from '../../article/format.ts';
import type { RawArticle, RawFeed } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import type { JsonObject } from './fields.ts';
import type { Lookup } from './linked.ts';

/** What surrounds one item. */
export interface ItemContext {
  /** The item's place, the `pointer` of the article. */
  readonly pointer: string;
  readonly baseUrl: string | undefined;
  /** The feed that the item stands in. */
  readonly feed: RawFeed | undefined;
  /** Follows references of the document that the item stands in. */
  readonly lookup?: Lookup | undefined;
}

/** One JSON format: how to know it and how to read one of its items. */
export interface JsonFormat {
  readonly format: Format;
  /** What the envelope says of the feed, when the object is this format's envelope. */
  readonly feed?: (envelope: JsonObject, baseUrl: string | undefined) => RawFeed | undefined;
  /** True when the object can only be an item of this format. */
  readonly isItem: (item: JsonObject) => boolean;
  readonly read: (item: JsonObject, context: ItemContext) => RawArticle | Refusal;
  /** Members of an item that hold further items of their own. */
  readonly nested?: readonly string[];
}

/** The article without members that are undefined or empty lists, so that a field that is absent is absent. */
export function rawArticle(article: RawArticle): RawArticle {
  const filled: Record<string, unknown> = {};
  // Pairs of all members would be a third of what reading a table allocates.
  for (const key of Object.keys(article) as (keyof RawArticle)[]) {
    const value = article[key];
    const isEmpty =
      value === undefined || (Array.isArray(value) && value.length === 0 && key !== 'identifiers');
    if (!isEmpty) filled[key] = value;
  }
  return filled as unknown as RawArticle;
}

export function notAnArticle(pointer: string, detail: string): Refusal {
  return { code: 'notAnArticle', pointer, detail };
}
