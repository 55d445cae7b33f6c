import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readLinkHeader } from '../../lib/collect/link-header.ts';
import { pollSubscription } from '../../lib/poll/poll-subscription.ts';
import { answerIntent, takePush } from '../../lib/poll/websub.ts';
import { feedOf, type Scene, type SceneReply, scene } from './scene.ts';

const FEED = 'https://paper.example/feed';
const HUB = 'https://hub.example/';
const START_MS = Date.UTC(2026, 10, 20, 9);
const DAY_SECONDS = 86_400;
const NAMED = `<atom:link rel="hub" href="${HUB}"/><atom:link rel="self" href="${FEED}"/>`;

/** So many that none falls out between two looks at what a hub does. */
const entries = () => Array.from({ length: 60 }, (_, index) => 60 - index);

/** A feed with a hub whose validators are right. */
function pushed(hub: SceneReply | (() => SceneReply) = { status: 202 }, numbers = entries()) {
  return scene({
    [HUB]: hub,
    [FEED]: ({ headers = {} }) => {
      const etag = `"${numbers.join()}"`;
      if (headers['if-none-match'] === etag) return { status: 304 };
      return { headers: { etag }, body: feedOf(numbers, START_MS, NAMED) };
    },
  });
}

const requestsTo = (on: Scene, url: string) => on.asked.filter((each) => each.url === url);

async function confirm(on: Scene, id: string, leaseSeconds: number) {
  const { webSub } = (await on.read(id)).state;
  const question = {
    'hub.mode': 'subscribe',
    'hub.topic': webSub?.topic ?? '',
    'hub.challenge': 'c',
    'hub.lease_seconds': String(leaseSeconds),
  };
  return answerIntent(on.deps, id, webSub?.token ?? '', new URLSearchParams(question));
}

async function push(on: Scene, id: string, text: string, method = 'sha256') {
  const { webSub } = (await on.read(id)).state;
  const body = Buffer.from(text);
  const signature = `${method}=${createHmac(method, webSub?.secret ?? '')
    .update(body)
    .digest('hex')}`;
  return takePush(on.deps, id, webSub?.token ?? '', { body, signature, contentType: 'application/rss+xml' });
}

async function pollUntil(on: Scene, id: string, ms: number): Promise<void> {
  for (;;) {
    const { nextPollAt } = (await on.read(id)).state;
    if (Date.parse(nextPollAt) > ms) return;
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
  }
}

describe('a feed with a hub', () => {
  it('is subscribed at the hub with a secret, and polled seldom once that is confirmed', async () => {
    const on = pushed();
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    const form = new URLSearchParams(requestsTo(on, HUB)[0]?.body);
    expect(Object.fromEntries(form)).toEqual({
      'hub.callback': `https://us.example/v1/websub/${id}/token1`,
      'hub.mode': 'subscribe',
      'hub.topic': FEED,
      'hub.lease_seconds': '864000',
      'hub.secret': 'token2',
    });
    expect(await confirm(on, id, 10 * DAY_SECONDS)).toEqual({ status: 200, challenge: 'c' });
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    expect((await on.read(id)).state).toMatchObject({ why: 'push', intervalSeconds: 21_600 });
  });

  it.each([
    ['ten days', 10 * DAY_SECONDS],
    ['a day', DAY_SECONDS],
    ['three hours', 10_800],
    ['an hour', 3600],
  ])('renews a lease of %s before it ends, also while nothing but 304 comes', async (_, lease) => {
    const on = pushed();
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    await confirm(on, id, lease);
    for (let renewal = 1; renewal <= 3; renewal += 1) {
      const endMs = Date.parse((await on.read(id)).state.webSub?.leaseUntil ?? '');
      while (requestsTo(on, HUB).length <= renewal) {
        await on.untilDue(id);
        await pollSubscription(on.deps, id, false);
      }
      expect(requestsTo(on, HUB).at(-1)?.atMs).toBeLessThan(endMs);
      expect((await on.read(id)).state.webSub?.state).toBe('active');
      await confirm(on, id, lease);
    }
    expect(requestsTo(on, HUB)).toHaveLength(4);
  });

  it('whose hub does not renew is polled by its rate, and the hub is asked again', async () => {
    let isUp = true;
    const on = pushed(() => ({ status: isUp ? 202 : 500 }));
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    await confirm(on, id, DAY_SECONDS);
    isUp = false;
    await pollUntil(on, id, START_MS + 3 * DAY_SECONDS * 1000);
    const { why, webSub } = (await on.read(id)).state;
    expect(why).toBe('rate');
    expect(Date.parse(webSub?.leaseUntil ?? '')).toBeLessThan(Date.parse(on.now()));
    isUp = true;
    const before = requestsTo(on, HUB).length;
    await pollUntil(on, id, START_MS + 5 * DAY_SECONDS * 1000);
    expect(requestsTo(on, HUB).length).toBeGreaterThan(before);
  });

  it('that denies is polled by its rate', async () => {
    const on = pushed();
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    const { token = '' } = (await on.read(id)).state.webSub ?? {};
    const denied = new URLSearchParams({ 'hub.mode': 'denied', 'hub.topic': FEED, 'hub.reason': 'no' });
    expect(await answerIntent(on.deps, id, token, denied)).toEqual({ status: 202 });
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    expect((await on.read(id)).state).toMatchObject({ why: 'rate', webSub: { state: 'denied' } });
  });

  it('that pushes keeps its rate, so that polls are right when the hub is gone', async () => {
    const numbers = entries();
    const on = pushed({ status: 202 }, numbers);
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    await confirm(on, id, 20 * DAY_SECONDS);
    for (let hour = 0; hour < 240; hour += 1) {
      on.pass(3_600_000);
      numbers.unshift(100 + hour);
      numbers.length = 60;
      await push(on, id, feedOf(numbers, Date.parse(on.now()), NAMED));
      await pollUntil(on, id, Date.parse(on.now()));
    }
    const { items, days } = (await on.read(id)).state.rate;
    expect(items / days).toBeGreaterThan(20);
    expect(items / days).toBeLessThan(30);
  });

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])('takes what is signed by %s', async (method) => {
    const on = pushed();
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    await confirm(on, id, DAY_SECONDS);
    expect(await push(on, id, feedOf([61, 60, 59], START_MS), method)).toEqual({ status: 202 });
    expect(on.uploads.map(({ text }) => text.includes('Entry 61'))).toEqual([false, true]);
  });

  it('whose pushes stopped is found out by a poll', async () => {
    const numbers = entries();
    const on = pushed({ status: 202 }, numbers);
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    await confirm(on, id, 20 * DAY_SECONDS);
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    on.pass(4 * 3_600_000);
    numbers.unshift(61);
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    expect((await on.read(id)).state).toMatchObject({ webSub: { state: 'failed' }, why: 'rate' });
  });
});

describe('a hub that the headers name', () => {
  it.each<[string, string, string | undefined, string]>([
    [
      'quoted',
      `<${HUB}>; rel="hub", <https://paper.example/self>; rel="self"`,
      HUB,
      'https://paper.example/self',
    ],
    ['bare, and relative to the feed', '</hub>;rel=hub', 'https://paper.example/hub', FEED],
    [
      'among others',
      `<style.css>; rel=preload; as="a,b", <${HUB}>; title="a \\"b\\", c"; rel="hub other"`,
      HUB,
      FEED,
    ],
    ['before that of the feed', '<https://first.example/>; rel=hub', 'https://first.example/', FEED],
    ['of another scheme', '<ftp://hub.example/>; rel=hub', HUB, FEED],
    ['broken', '<https://hub', HUB, FEED],
  ])('%s is asked', async (_, link, hub, topic) => {
    const on = scene({ [FEED]: { headers: { link }, body: feedOf([1], START_MS, NAMED) } });
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    expect((await on.read(id)).state.webSub).toMatchObject({ hub, topic });
  });

  it('is read in no time however long the header is', () => {
    const started = performance.now();
    for (const text of [
      '<'.repeat(50_000),
      `<a>${';a="'.repeat(20_000)}`,
      `<a>;${' '.repeat(50_000)}`,
      '<a>;rel=x,'.repeat(9000),
    ])
      readLinkHeader(text);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
