import type { Instant } from './instant.ts';

/** What is collected: a feed in any format that ingestion reads, a sitemap or an index of them, a page that lists pages. */
export const SUBSCRIPTION_KINDS = ['feed', 'sitemap', 'pageList'] as const;
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number];

/** What the operator says of a subscription. */
export interface SubscriptionSettings {
  readonly url: string;
  readonly kind: SubscriptionKind;
  readonly title?: string;
  /** First part of the keys of its uploads: what is trusted of a sender holds for it. */
  readonly sender: string;
  readonly paused: boolean;
  /** Fetch the page of each new article too. */
  readonly fullText: boolean;
  /** Follow the archives of a feed (RFC 5005) once. */
  readonly backfill: boolean;
  readonly minIntervalSeconds: number;
  readonly maxIntervalSeconds: number;
  /** Sent with each request to the host of `url`, and to no other. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of articles that do not say their own. */
  readonly section?: string;
  readonly language?: string;
  /** Name of the source of articles that name none; the feed's title unless told. */
  readonly source?: string;
}

/** What a poll came to. The sentence for each is in lib/collect/outcome-words.ts. */
export const OUTCOME_CODES = [
  'fetched', //        something new was put into the bucket
  'unchanged', //      the same bytes or entries as before
  'notModified', //    304
  'ended', //          410: never asked again
  'doubled', //        the feed is subscribed by another subscription: never asked again
  'notFound', //       404
  'unauthorized', //   401, 403, 407, 451
  'tooManyRequests', // 429
  'unavailable', //    503
  'serverError', //    other 5xx
  'badStatus', //      any other status
  'badRedirect', //    no usable Location, too many, or in a circle
  'refusedAddress', // an address that may not be fetched
  'noSuchHost', //     the name does not resolve
  'noConnection', //   refused, reset or unreachable
  'tlsFault', //       the certificate or the handshake
  'timeout', //        10 s to the first byte, 30 s in all
  'tooLarge', //       more than 10 MB
  'cutOff', //         the body ended before its end
  'badEncoding', //    a Content-Encoding that cannot be undone
  'htmlForFeed', //    a web page where a feed was
  'challenge', //      a page that asks whether a person is there
  'notAFeed', //       neither a feed nor a page
  'disallowed', //     robots.txt
  'noRobots', //       robots.txt could not be read: nothing is allowed meanwhile
] as const;
export type OutcomeCode = (typeof OUTCOME_CODES)[number];

/** The last poll as it is told. */
export interface Outcome {
  readonly code: OutcomeCode;
  readonly at: Instant;
  readonly status?: number;
  /** Of the body as it came over the line. */
  readonly bytes: number;
  /** Entries that were not there before. */
  readonly newItems: number;
  /** What exactly was found; no text of a payload. */
  readonly found?: string;
}

/** Why the next poll is when it is. */
export type IntervalReason =
  | 'new' //        not polled yet
  | 'rate' //       as often as entries come
  | 'window' //     entries would fall out of the feed before
  | 'publisher' //  Cache-Control, Expires, ttl or sy:updatePeriod ask for it
  | 'skip' //       skipHours or skipDays
  | 'retryAfter' // Retry-After
  | 'failing' //    after failures, up to a day
  | 'push' //       a hub pushes, polls only check
  | 'bounds' //     the bounds of the subscription
  | 'asked'; //     the operator asked

/** A hub that pushes this feed (W3C WebSub). */
export interface WebSubState {
  readonly hub: string;
  readonly topic: string;
  readonly state: 'requested' | 'active' | 'denied' | 'failed';
  /** Part of the callback's address; unguessable. */
  readonly token: string;
  readonly secret: string;
  readonly requestedAt: Instant;
  readonly leaseUntil?: Instant;
  readonly lastPushAt?: Instant;
}

/** An address that the feed says it has moved to, and how often in a row. */
export interface Move {
  readonly to: string;
  readonly sightings: number;
}

/** What is known of a subscription from polling it. */
export interface PollState {
  readonly nextPollAt: Instant;
  readonly intervalSeconds: number;
  readonly why: IntervalReason;
  readonly lastOutcome?: Outcome;
  /** The last poll that went well. */
  readonly lastGoodAt?: Instant;
  /** The last answer with a whole body. */
  readonly lastBodyAt?: Instant;
  readonly lastNewAt?: Instant;
  /** Failures in a row. */
  readonly failures: number;
  readonly ended: boolean;
  readonly etag?: string;
  readonly lastModified?: string;
  /** What its validators have shown: `right` when a conditional request brought new entries, `wrong` when 304 hid some. */
  readonly validators?: 'right' | 'wrong';
  /** Of the entries, or of the bytes where there are none: the same digest is not uploaded again. */
  readonly digest?: string;
  /** Eight hexadecimal digits for each entry of the last body, newest first as the feed has them. */
  readonly window: readonly string[];
  /** Entries that came and the days in which they came, both fading with a half-life. */
  readonly rate: { readonly items: number; readonly days: number };
  /** How long an entry stays in the feed, by its dates, by how often entries come, and by what was seen. */
  readonly windowSeconds?: number;
  /** From the oldest to the newest date of its entries. */
  readonly datedSeconds?: number;
  /** Entries that the last body had. */
  readonly shown?: number;
  /** Within how long all entries of the feed were seen to change; slowly forgotten. */
  readonly turnoverSeconds?: number;
  /** What the publisher asked to wait for at least, and when to be left alone, in the last body. */
  readonly askedSeconds?: number;
  readonly skip?: { readonly skipHours: readonly number[]; readonly skipDays: readonly number[] };
  /** Digests of the news sitemaps behind an index as they were last. */
  readonly children?: readonly string[];
  /** Entries that may have come and gone between two polls. */
  readonly mayHaveMissed: number;
  readonly move?: Move;
  readonly webSub?: WebSubState;
  /** Archives of a feed that are still to be read; absent before the first body. */
  readonly archives?: readonly string[];
}

/** One thing that is collected. Its id follows from the address that was subscribed, so that nothing is there twice. */
export interface Subscription {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Instant;
  readonly settings: SubscriptionSettings;
  readonly state: PollState;
}

/** Bounds of every interval: five minutes and a day. */
export const MIN_INTERVAL_SECONDS = 300;
export const MAX_INTERVAL_SECONDS = 86_400;
