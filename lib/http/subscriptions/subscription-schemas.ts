import * as v from 'valibot';
import {
  MAX_INTERVAL_SECONDS,
  MIN_INTERVAL_SECONDS,
  OUTCOME_CODES,
  SUBSCRIPTION_KINDS,
} from '../../article/subscription.ts';

const interval = (description: string) =>
  v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(MIN_INTERVAL_SECONDS),
      v.maxValue(MAX_INTERVAL_SECONDS),
      v.description(description),
    ),
  );
/** Words that may be taken back with null. */
const words = (most: number, description: string) =>
  v.optional(
    v.pipe(
      v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(most))),
      v.description(`${description} Null takes it back.`),
    ),
  );
const choice = (description: string) => v.optional(v.pipe(v.boolean(), v.description(description)));

/** Headers that are ours to set, or that would change what a request means. */
const OWN_HEADER =
  /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|cookie|user-agent|accept-encoding|if-.*|proxy-.*)$/i;

const SETTINGS = {
  kind: v.optional(
    v.pipe(v.picklist(SUBSCRIPTION_KINDS), v.description('What is at the address; looked for unless told.')),
  ),
  title: words(200, 'What it is called; the feed’s own title unless told.'),
  sender: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -'),
      v.description('First part of the keys of its uploads: what is trusted of a sender holds for it.'),
    ),
  ),
  paused: choice('Not fetched while it is true.'),
  fullText: choice('Fetch the page of each new article too.'),
  backfill: choice('Read the archives of the feed once (RFC 5005).'),
  minIntervalSeconds: interval('Never asked for more often.'),
  maxIntervalSeconds: interval(
    'Asked for at least as often, unless it fails or its publisher asks for more time.',
  ),
  section: words(100, 'Section of articles that have none of their own.'),
  source: words(100, 'Name of the source of articles that name none; the feed’s title unless told.'),
  language: v.optional(
    v.pipe(
      v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language tag'))),
      v.description('Language of articles that do not say theirs. Null takes it back.'),
    ),
  ),
  headers: v.optional(
    v.pipe(
      v.record(
        v.pipe(
          v.string(),
          v.regex(/^[\w!#$%&'*+.^`|~-]{1,60}$/, 'a name of a header'),
          v.check((name) => !OWN_HEADER.test(name), 'a header that is not yours to set'),
        ),
        v.pipe(v.string(), v.regex(/^[\x20-\x7e]{0,1000}$/, 'printable ASCII')),
      ),
      v.check((headers) => Object.keys(headers).length <= 10, 'ten headers at most'),
      v.description('Sent to the host of the address alone; never told back.'),
    ),
  ),
};

/** Body of `POST /v1/subscriptions`. */
export const SUBSCRIPTION_REQUEST = v.strictObject({
  url: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(4096),
    v.description('Address of a feed, a sitemap or a site.'),
  ),
  ...SETTINGS,
});

/** Body of `PATCH /v1/subscriptions/{id}`: what is to be another. */
export const SUBSCRIPTION_CHANGE = v.strictObject({
  url: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.description('The new address.'))),
  ...SETTINGS,
});

const INSTANT = v.pipe(v.string(), v.isoTimestamp());

/** One subscription as it is told. */
export const SUBSCRIPTION = v.object({
  id: v.string(),
  url: v.string(),
  kind: v.picklist(SUBSCRIPTION_KINDS),
  title: v.optional(v.string()),
  sender: v.string(),
  paused: v.boolean(),
  fullText: v.boolean(),
  backfill: v.boolean(),
  minIntervalSeconds: v.number(),
  maxIntervalSeconds: v.number(),
  section: v.optional(v.string()),
  language: v.optional(v.string()),
  source: v.optional(v.string()),
  headers: v.pipe(v.array(v.string()), v.description('Names of the headers that are sent.')),
  createdAt: INSTANT,
  state: v.pipe(v.picklist(['new', 'active', 'failing', 'paused', 'ended']), v.description('How it goes.')),
  failures: v.pipe(v.number(), v.description('Failures in a row.')),
  lastOutcome: v.optional(
    v.object({
      code: v.picklist(OUTCOME_CODES),
      at: INSTANT,
      status: v.optional(v.number()),
      bytes: v.number(),
      newItems: v.number(),
      detail: v.pipe(v.string(), v.description('What it means and what to do.')),
    }),
  ),
  lastNewAt: v.optional(INSTANT),
  nextPollAt: v.optional(INSTANT),
  intervalSeconds: v.number(),
  why: v.pipe(v.string(), v.description('Why the next poll is when it is.')),
  itemsPerDay: v.pipe(
    v.number(),
    v.description('How often entries come, fading with a half-life of three days.'),
  ),
  mayHaveMissed: v.pipe(v.number(), v.description('Entries that may have come and gone between two polls.')),
  moving: v.optional(v.object({ to: v.string(), sightings: v.number() })),
  push: v.optional(
    v.object({
      hub: v.string(),
      state: v.string(),
      leaseUntil: v.optional(INSTANT),
      lastPushAt: v.optional(INSTANT),
    }),
  ),
});

/** Answer of `POST /v1/subscriptions`. */
export const SUBSCRIBED = v.object({
  ...SUBSCRIPTION.entries,
  alternatives: v.pipe(
    v.array(v.object({ url: v.string(), title: v.optional(v.string()) })),
    v.description('Other feeds that the site names.'),
  ),
});

/** Answer of `GET /v1/subscriptions`. */
export const SUBSCRIPTIONS = v.object({
  subscriptions: v.array(SUBSCRIPTION),
  next_url: v.optional(v.string()),
});

/** Answer of `POST /v1/subscriptions/import`. */
export const IMPORTED = v.object({
  subscribed: v.number(),
  already: v.number(),
  doubled: v.number(),
  refused: v.number(),
  lines: v.array(
    v.object({
      line: v.number(),
      url: v.string(),
      outcome: v.picklist(['subscribed', 'already', 'doubled', 'refused']),
      id: v.optional(v.string()),
      detail: v.optional(v.string()),
    }),
  ),
});
