import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';

/**
 * What a decoder of one format makes of a payload: the feed's own description when the payload is a feed,
 * the articles in the order of the payload, and a refusal for every part that could not be read. Decoders
 * never throw on input: what is wrong with it stands in `refusals`.
 */
export interface Decoded {
  readonly feed?: RawFeed | undefined;
  readonly articles: readonly RawArticle[];
  readonly refusals: readonly Refusal[];
}

/** What is known of a payload beside its bytes. All of it is a hint: the content decides first. */
export interface DecodeHints {
  /** Where the payload came from: relative addresses are resolved against it when the payload has no base of its own. */
  readonly baseUrl?: string | undefined;
  /** MIME type as the sender gave it, with or without parameters. */
  readonly contentType?: string | undefined;
  /** Name of the upload; only its suffix is looked at. */
  readonly key?: string | undefined;
}
