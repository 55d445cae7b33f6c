const subscription = {
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

/** One example of what the collector is asked and answers. */
export const SUBSCRIPTION_EXAMPLES = {
  SubscriptionRequest: { url: 'harbor-post.example', fullText: true },
  SubscriptionChange: { minIntervalSeconds: 1800 },
  Subscription: subscription,
  Subscribed: {
    ...subscription,
    alternatives: [{ url: 'https://harbor-post.example/sports/feed', title: 'Harbor Post: Sports' }],
  },
  Subscriptions: { subscriptions: [subscription] },
  Imported: {
    subscribed: 1,
    already: 0,
    doubled: 0,
    refused: 1,
    lines: [
      { line: 4, url: 'https://harbor-post.example/feed', outcome: 'subscribed', id: subscription.id },
      {
        line: 5,
        url: 'ftp://island-echo.example/feed',
        outcome: 'refused',
        detail: 'Only http and https are fetched.',
      },
    ],
  },
};
