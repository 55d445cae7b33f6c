import * as v from 'valibot';
import { OUTCOME_CODES, SUBSCRIPTION_KINDS } from '../article/subscription.ts';
import type { SUBSCRIPTION_ROUTES } from '../http/subscriptions/subscription-routes.ts';
import { SUBSCRIPTION_CHANGE, SUBSCRIPTION_REQUEST } from '../http/subscriptions/subscription-schemas.ts';
import { model } from './model.ts';
import type { DocsOf } from './route-docs.ts';
import { instant } from './values.ts';

const OPERATOR = 'For whoever has a token with the scope `operate`.';

const example = {
  id: 'wvglw5ca7bfvyd3ugk3ovdw2lq',
  url: 'https://harbor-post.example/feed',
  kind: 'feed',
  title: 'Harbor Post',
  sender: 'collector',
  paused: false,
  fullText: false,
  backfill: false,
  minIntervalSeconds: 300,
  maxIntervalSeconds: 86_400,
  headers: [],
  createdAt: '2026-11-20T08:00:00.000Z',
  state: 'active',
  failures: 0,
  lastOutcome: {
    code: 'fetched',
    at: '2026-11-20T09:12:00.000Z',
    status: 200,
    bytes: 48_213,
    newItems: 2,
    detail: 'New entries came.',
  },
  lastNewAt: '2026-11-20T09:12:00.000Z',
  nextPollAt: '2026-11-20T09:49:30.000Z',
  intervalSeconds: 2250,
  reason: 'As often as entries come.',
  itemsPerDay: 9.8,
  mayHaveMissed: 0,
};

const REQUEST = model('SubscriptionRequest', SUBSCRIPTION_REQUEST, {
  url: 'harbor-post.example',
  fullText: true,
});

const CHANGE = model('SubscriptionChange', SUBSCRIPTION_CHANGE, { minIntervalSeconds: 1800 });

export const SUBSCRIPTION = model(
  'Subscription',
  v.object({
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
    createdAt: instant,
    state: v.pipe(v.picklist(['new', 'active', 'failing', 'paused', 'ended']), v.description('How it goes.')),
    failures: v.pipe(v.number(), v.description('Failures in a row.')),
    lastOutcome: v.optional(
      v.object({
        code: v.picklist(OUTCOME_CODES),
        at: instant,
        status: v.optional(v.number()),
        bytes: v.number(),
        newItems: v.number(),
        detail: v.pipe(v.string(), v.description('What it means and what to do.')),
      }),
    ),
    lastNewAt: v.optional(instant),
    nextPollAt: v.optional(instant),
    intervalSeconds: v.number(),
    reason: v.pipe(v.string(), v.description('Why the next poll is when it is.')),
    itemsPerDay: v.pipe(
      v.number(),
      v.description('How often entries come, fading with a half-life of three days.'),
    ),
    mayHaveMissed: v.pipe(
      v.number(),
      v.description('Entries that may have come and gone between two polls.'),
    ),
    moving: v.optional(v.object({ to: v.string(), sightings: v.number() })),
    push: v.optional(
      v.object({
        hub: v.string(),
        state: v.string(),
        leaseUntil: v.optional(instant),
        lastPushAt: v.optional(instant),
      }),
    ),
  }),
  example,
);

const SUBSCRIBED = model(
  'Subscribed',
  v.object({
    ...SUBSCRIPTION.schema.entries,
    alternatives: v.pipe(
      v.array(v.object({ url: v.string(), title: v.optional(v.string()) })),
      v.description('Other feeds that the site names.'),
    ),
  }),
  {
    ...example,
    alternatives: [{ url: 'https://harbor-post.example/sports/feed', title: 'Harbor Post: Sports' }],
  },
);

export const SUBSCRIPTIONS = model(
  'Subscriptions',
  v.object({
    subscriptions: v.array(SUBSCRIPTION.schema),
    next_url: v.optional(v.string()),
  }),
  { subscriptions: [example] },
);

export const IMPORTED = model(
  'Imported',
  v.object({
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
  }),
  {
    subscribed: 1,
    already: 0,
    doubled: 0,
    refused: 1,
    lines: [
      { line: 4, url: 'https://harbor-post.example/feed', outcome: 'subscribed', id: example.id },
      {
        line: 5,
        url: 'ftp://island-echo.example/feed',
        outcome: 'refused',
        detail: 'Only http and https are fetched.',
      },
    ],
  },
);

export const SUBSCRIPTION_DOCS = {
  'GET /v1/subscriptions': {
    id: 'subscriptions',
    tag: 'Subscriptions',
    summary: 'What is collected, and how it goes',
    description: `In the order of their ids. ${OPERATOR}`,
    answer: SUBSCRIPTIONS,
    problems: [400],
    needsToken: true,
    parameters: {
      state: {
        description: 'Only those of which it goes so.',
        schema: { type: 'string', enum: ['new', 'active', 'failing', 'paused', 'ended'] },
        example: 'failing',
      },
    },
  },
  'POST /v1/subscriptions': {
    id: 'subscribe',
    tag: 'Subscriptions',
    summary: 'Subscribe to a feed, a sitemap or a site',
    description: `Without \`kind\` the address is looked at, and the feeds of a site are found: on its page, at the usual paths, in its sitemaps. 200 for one that was there before. What was found instead of a feed stands in \`errors\`. ${OPERATOR}`,
    body: REQUEST,
    answer: SUBSCRIBED,
    status: 201,
    problems: [400, 413, 415, 422],
    needsToken: true,
  },
  'GET /v1/subscriptions.opml': {
    id: 'exportSubscriptions',
    tag: 'Subscriptions',
    summary: 'All subscriptions as OPML',
    description: `Sections are folders. ${OPERATOR}`,
    type: 'text/x-opml',
    needsToken: true,
  },
  'POST /v1/subscriptions/import': {
    id: 'importSubscriptions',
    tag: 'Subscriptions',
    summary: 'Subscribe to the feeds of a file',
    description: `OPML, or a text with an address on each line. Says of each line what became of it; nothing is fetched while its client waits. ${OPERATOR}`,
    text: true,
    answer: IMPORTED,
    problems: [400, 413],
    needsToken: true,
  },
  'GET /v1/subscriptions/{id}': {
    id: 'subscription',
    tag: 'Subscriptions',
    summary: 'One subscription',
    description: `Its last outcome with what to do about it, its next poll and why then. ${OPERATOR}`,
    answer: SUBSCRIPTION,
    needsToken: true,
  },
  'PATCH /v1/subscriptions/{id}': {
    id: 'changeSubscription',
    tag: 'Subscriptions',
    summary: 'Change a subscription',
    description: `What is not told stays. One that goes on is asked at once. ${OPERATOR}`,
    body: CHANGE,
    answer: SUBSCRIPTION,
    problems: [400, 413, 415, 422],
    needsToken: true,
  },
  'DELETE /v1/subscriptions/{id}': {
    id: 'unsubscribe',
    tag: 'Subscriptions',
    summary: 'End a subscription',
    description: `Its articles stay. ${OPERATOR}`,
    status: 204,
    needsToken: true,
  },
  'POST /v1/subscriptions/{id}/poll': {
    id: 'poll',
    tag: 'Subscriptions',
    summary: 'Ask for it now',
    description: `In its host's turn, and not before a Retry-After has passed. ${OPERATOR}`,
    answer: SUBSCRIPTION,
    status: 202,
    needsToken: true,
  },
} as const satisfies DocsOf<typeof SUBSCRIPTION_ROUTES>;
