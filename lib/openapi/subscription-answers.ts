import * as v from 'valibot';
import { OUTCOME_CODES, SUBSCRIPTION_KINDS } from '../article/subscription.ts';

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
  reason: v.pipe(v.string(), v.description('Why the next poll is when it is.')),
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
