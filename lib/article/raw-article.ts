import type { Format } from './format.ts';
import type { PreservedDecisions } from './preserved-decisions.ts';
import type { Warning } from './warning.ts';

/**
 * What a payload says about one article, before any rule: decoders copy, they do not judge. Every field may
 * be absent; a decoder leaves out what the payload leaves out. Addresses are resolved against the payload's
 * own base (xml:base, atom:link self, <base>) when it has one and are otherwise left as they stand.
 */
export interface RawArticle {
  readonly format: Format;
  /** Where it stood in the payload; the `pointer` of a Refusal. */
  readonly pointer: string;
  readonly identifiers: readonly RawIdentifier[];
  readonly url?: string | undefined;
  /** Other addresses of the same article: AMP, redirects, proxies, a feed's tracking links. */
  readonly sameAs?: readonly string[] | undefined;
  readonly headline?: RawText | undefined;
  readonly alternativeHeadline?: RawText | undefined;
  readonly description?: RawText | undefined;
  readonly articleBody?: RawText | undefined;
  /** True when the payload itself says that the body is cut ("… [+1234 chars]"); the marker is removed. */
  readonly bodyTruncated?: boolean | undefined;
  readonly datePublished?: RawDate | undefined;
  readonly dateModified?: RawDate | undefined;
  readonly embargoedUntil?: RawDate | undefined;
  readonly expires?: RawDate | undefined;
  /** When an archive fetched it, RFC 3339: "an hour ago" is counted from there, and not from the upload. */
  readonly retrievedAt?: string | undefined;
  readonly author?: readonly RawParty[] | undefined;
  readonly publisher?: RawParty | undefined;
  /** As the payload has it: `en-US`, `english`, `eng`. */
  readonly inLanguage?: string | undefined;
  readonly articleSection?: readonly string[] | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly about?: readonly RawSubject[] | undefined;
  readonly genre?: readonly string[] | undefined;
  readonly contentLocation?: readonly string[] | undefined;
  readonly image?: readonly RawImage[] | undefined;
  /** Audio and video. */
  readonly media?: readonly RawMedia[] | undefined;
  readonly citation?: readonly RawCitation[] | undefined;
  /** Identifiers or addresses of the article that this one repeats. */
  readonly isBasedOn?: readonly string[] | undefined;
  readonly isAccessibleForFree?: boolean | undefined;
  readonly version?: string | undefined;
  readonly creativeWorkStatus?: 'usable' | 'withheld' | 'canceled' | undefined;
  readonly warnings?: readonly Warning[] | undefined;
  /** What newsloom had decided before, in an export of its own. */
  readonly preserved?: PreservedDecisions | undefined;
}

/**
 * `newsId` an id that a news system gives for ever (ninjs uri, NewsML guid, Guardian id, NYT uri);
 * `guid` a feed's own, unique only inside `scope` (the feed's address or title) unless it is a URL, urn or tag.
 */
export interface RawIdentifier {
  readonly type: 'newsId' | 'guid' | 'url';
  readonly value: string;
  readonly scope?: string | undefined;
}

/** Text as plain characters, or as HTML whose markup is still to be read. Entities of the carrier (XML, JSON) are already resolved once. */
export interface RawText {
  readonly type: 'text' | 'html';
  readonly value: string;
}

/**
 * A date as written. `from` says which reading applies: `payload` a field of the format; `page` a date found in
 * a web page or scrape; `relative` words such as "an hour ago"; `url` digits of an address; `epochMs` a number
 * of milliseconds since 1970 as decimal text.
 */
export interface RawDate {
  readonly value: string;
  readonly from: 'payload' | 'page' | 'relative' | 'url' | 'epochMs';
}

export interface RawParty {
  readonly name?: string | undefined;
  readonly type?: 'Person' | 'Organization' | undefined;
  readonly url?: string | undefined;
  readonly email?: string | undefined;
}

export interface RawSubject {
  readonly name?: string | undefined;
  /** A code of a vocabulary, `medtop:20000339`. */
  readonly code?: string | undefined;
}

export interface RawImage {
  readonly url: string;
  readonly caption?: string | undefined;
  readonly creditText?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A recording: its type (MIME), size in bytes, and duration as written: seconds, `45:30` or ISO 8601. */
export interface RawMedia {
  readonly kind: 'audio' | 'video';
  readonly url: string;
  readonly encodingFormat?: string | undefined;
  readonly contentSize?: number | undefined;
  readonly duration?: string | undefined;
}

/** Another article that this one names: a link of a related list, an original. */
export interface RawCitation {
  readonly headline?: string | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
}

/** What the payload says of the feed it is, when it is one. */
export interface RawFeed {
  readonly title?: RawText | undefined;
  readonly description?: RawText | undefined;
  readonly url?: string | undefined;
  /** Its own address. */
  readonly feedUrl?: string | undefined;
  readonly id?: string | undefined;
  readonly inLanguage?: string | undefined;
  readonly dateModified?: RawDate | undefined;
  readonly author?: readonly RawParty[] | undefined;
  readonly image?: RawImage | undefined;
}
