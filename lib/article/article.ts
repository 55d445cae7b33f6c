import type { Format } from './format.ts';
import type { DateSource, Instant, Precision } from './instant.ts';
import type { Warning } from './warning.ts';

/** 26 characters of lower-case base32: the first 130 bits of SHA-256 of the identity key; the same for ever. */
export type ArticleId = string;

/**
 * The canonical article. Names are those of schema.org NewsArticle; what is ours is marked. Texts are plain,
 * NFC, without control characters; paragraphs of `articleBody` are separated by one empty line.
 */
export interface Article {
  readonly id: ArticleId;
  /** Ours: the identity key behind `id`, first of all its identifiers, each as `scheme:value`. */
  readonly identifier: readonly [string, ...string[]];
  readonly url?: string;
  readonly sameAs: readonly string[];
  /** '' only for an article that was withdrawn before anything else was known of it. */
  readonly headline: string;
  readonly alternativeHeadline?: string;
  readonly description?: string;
  /** '' when the payload had no body. */
  readonly articleBody: string;
  /** Ours: the sender's markup after sanitizing, when there was any. */
  readonly contentHtml?: string;
  readonly datePublished: Instant;
  readonly datePublishedPrecision: Precision;
  readonly datePublishedSource: DateSource;
  readonly dateModified?: Instant;
  /** Ours: not shown before this instant. */
  readonly embargoedUntil?: Instant;
  /** Ours: not shown from this instant on. */
  readonly expires?: Instant;
  readonly author: readonly Author[];
  readonly publisher: Publisher;
  /** BCP 47; `und` when nothing decides. */
  readonly inLanguage: string;
  readonly articleSection: readonly string[];
  readonly keywords: readonly string[];
  readonly about: readonly Subject[];
  readonly genre: readonly string[];
  readonly contentLocation: readonly string[];
  readonly image: readonly Image[];
  readonly audio?: readonly MediaObject[];
  readonly video?: readonly MediaObject[];
  readonly citation: readonly Citation[];
  /** Identifier keys of the article that this one repeats. */
  readonly isBasedOn: readonly string[];
  readonly isAccessibleForFree?: boolean;
  readonly version?: string;
  readonly creativeWorkStatus: 'usable' | 'withheld' | 'canceled';
  readonly ingest: IngestNote;
}

export interface Author {
  readonly type: 'Person' | 'Organization';
  readonly name: string;
  readonly url?: string;
}

export interface Publisher {
  readonly name: string;
  /** Without `www.`, lower case; absent when no address told it. */
  readonly domain?: string;
  /** The feed key of the source: the domain, else the slug of the name (`russia-today`). */
  readonly key: string;
}

export interface Subject {
  readonly name: string;
  readonly code?: string;
}

export interface Image {
  readonly url: string;
  readonly caption?: string;
  /** Whom to name beside it. */
  readonly creditText?: string;
  readonly width?: number;
  readonly height?: number;
}

/** schema.org AudioObject or VideoObject: size in bytes, duration in ISO 8601. */
export interface MediaObject {
  readonly contentUrl: string;
  readonly encodingFormat?: string;
  readonly contentSize?: number;
  readonly duration?: string;
}

export interface Citation {
  readonly headline?: string;
  readonly url?: string;
  readonly publisher?: string;
}

/** How the article came in. */
export interface IngestNote {
  readonly format: Format;
  /** WHATWG name of the charset that the bytes were read in. */
  readonly encoding: string;
  /** The key of the upload. */
  readonly upload: string;
  readonly receivedAt: Instant;
  /** Place in the upload, counted from 0, which is left out. */
  readonly position?: number;
  readonly warnings: readonly Warning[];
}

/** A tag of an article: `key` for matching and addresses, `display` for people (`#WhiteHouse`). */
export interface Hashtag {
  readonly key: string;
  readonly display: string;
  readonly source: 'publisher' | 'neighbors' | 'text' | 'model';
  /** In [0, 1]. */
  readonly score: number;
}
