import { describe, expect, it } from 'vitest';
import { pollSubscription } from '../../lib/poll/poll-subscription.ts';
import { feedOf, type Scene, type SceneReply, type Script, scene } from './scene.ts';

const FEED = 'https://paper.example/feed';
const START_MS = Date.UTC(2026, 10, 20, 9);
const HOUR_MS = 3_600_000;
const body = (numbers: readonly number[], hours = 0) => feedOf(numbers, START_MS + hours * HOUR_MS);

/** Polls when it is due, `times` times; the outcomes by code. */
async function pollWhenDue(on: Scene, id: string, times: number): Promise<string[]> {
  const codes: string[] = [];
  for (let poll = 0; poll < times; poll += 1) {
    await on.untilDue(id);
    codes.push((await pollSubscription(on.deps, id, false)).code);
  }
  return codes;
}

/** Seconds between two requests each. */
function gapsOf(asked: Scene['asked']): number[] {
  return asked.slice(1).map(({ atMs }, index) => Math.round((atMs - (asked[index]?.atMs ?? 0)) / 1000));
}

describe('a permanent redirect', () => {
  const moved = (status: number): Script => ({
    [FEED]: { status, headers: { location: 'https://new.example/feed' } },
    'https://new.example/feed': { body: body([1, 2, 3]) },
  });

  it.each([
    [301, [FEED, FEED, 'https://new.example/feed']],
    [308, [FEED, FEED, 'https://new.example/feed']],
    [302, [FEED, FEED, FEED]],
    [303, [FEED, FEED, FEED]],
    [307, [FEED, FEED, FEED]],
  ])('of %i is adopted after three sightings or never', async (status, addresses) => {
    const on = scene(moved(status));
    const { id } = await on.subscribe(FEED);
    const seen: string[] = [];
    for (let poll = 0; poll < 3; poll += 1) {
      await pollWhenDue(on, id, 1);
      seen.push((await on.read(id)).settings.url);
    }
    expect(seen).toEqual(addresses);
    for (let poll = 0; poll < 10; poll += 1) await pollWhenDue(on, id, 1);
    expect((await on.read(id)).settings.url).toBe(addresses[2]);
  });

  it('that was seen twice and then no more is forgotten', async () => {
    const script = moved(301);
    const redirect = script[FEED] as object;
    const on = scene({ ...script, [FEED]: (_, count) => (count === 2 ? { body: body([1]) } : redirect) });
    const { id } = await on.subscribe(FEED);
    await pollWhenDue(on, id, 5);
    expect((await on.read(id)).state.move).toEqual({ to: 'https://new.example/feed', sightings: 2 });
  });

  it('to another host is told and not adopted while there are headers, which go to the first host alone', async () => {
    const on = scene(moved(301));
    const { id } = await on.subscribe(FEED, { headers: { authorization: 'Bearer secret' } });
    await pollWhenDue(on, id, 5);
    const { settings, state } = await on.read(id);
    expect([settings.url, state.move?.sightings]).toEqual([FEED, 5]);
    const told = on.asked.filter(({ headers }) => headers?.['authorization'] !== undefined);
    expect(new Set(told.map(({ url }) => url))).toEqual(new Set([FEED]));
    expect(on.asked.some(({ url }) => url === 'https://new.example/feed')).toBe(true);
  });

  it('from https to http of one host does not get the headers', async () => {
    const on = scene({
      [FEED]: { status: 302, headers: { location: 'http://paper.example/plain' } },
      'http://paper.example/plain': { body: body([1]) },
    });
    const { id } = await on.subscribe(FEED, { headers: { 'x-key': 'secret' } });
    await pollWhenDue(on, id, 1);
    expect(on.asked.map(({ headers }) => headers?.['x-key'])).toEqual(['secret', undefined]);
  });

  it('to the feed of another subscription ends this one', async () => {
    const on = scene(moved(301));
    await on.subscribe('https://new.example/feed');
    const { id } = await on.subscribe(FEED);
    await pollWhenDue(on, id, 3);
    const { state } = await on.read(id);
    expect([state.ended, state.lastOutcome?.code]).toEqual([true, 'doubled']);
  });

  it('leaves a subscription to be found under its new address', async () => {
    const on = scene(moved(301));
    const { id } = await on.subscribe(FEED);
    await pollWhenDue(on, id, 3);
    expect((await on.store.getByUrl('https://new.example/feed'))?.id).toBe(id);
  });

  it.each<[string, Script, string]>([
    ['in a circle', { [FEED]: { status: 301, headers: { location: FEED } } }, 'a circle of redirects'],
    ['without a Location', { [FEED]: { status: 301 } }, 'without a usable Location'],
    [
      'without an end',
      Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [
          `${FEED}${index || ''}`,
          { status: 302, headers: { location: `${FEED}${index + 1}` } },
        ]),
      ),
      'more than 5 redirects',
    ],
  ])('%s is a failure', async (_, script, found) => {
    const on = scene(script);
    const { id } = await on.subscribe(FEED);
    expect(await pollWhenDue(on, id, 1)).toEqual(['badRedirect']);
    expect((await on.read(id)).state.lastOutcome?.found).toContain(found);
  });

  it('after others has what is left of thirty seconds', async () => {
    const slow = (to: string) => ({ status: 302, headers: { location: to }, tookMs: 12_000 });
    const on = scene({
      [FEED]: slow('https://b.example/'),
      'https://b.example/': slow('https://c.example/'),
      'https://c.example/': { body: body([1]), tookMs: 12_000 },
    });
    const { id } = await on.subscribe(FEED);
    expect(await pollWhenDue(on, id, 1)).toEqual(['timeout']);
    expect(on.asked.map(({ wholeMs }) => wholeMs)).toEqual([30_000, 18_000, 6000]);
  });
});

describe('validators', () => {
  it.each(['"a b"', 'W/"1"', 'not quoted', '""', '"é"', `"${'x'.repeat(500)}"`])(
    '%s are echoed exactly',
    async (etag) => {
      const lastModified = 'Thursday, 19-Nov-26 08:49:37 GMT';
      const on = scene({
        [FEED]: { headers: { etag, 'last-modified': lastModified }, body: body([1, 2, 3]) },
      });
      const { id } = await on.subscribe(FEED);
      await pollWhenDue(on, id, 2);
      expect(on.asked[1]?.headers).toMatchObject({
        'if-none-match': etag,
        'if-modified-since': lastModified,
      });
    },
  );

  it('that hide new entries are found out, and not sent any more', async () => {
    let newest = 30;
    const window = () => Array.from({ length: 20 }, (_, index) => newest - index);
    const on = scene({
      [FEED]: ({ headers = {} }) =>
        headers['if-none-match'] === '"1"'
          ? { status: 304 }
          : { headers: { etag: '"1"' }, body: feedOf(window(), Date.parse(on.now())) },
    });
    const { id } = await on.subscribe(FEED);
    for (let poll = 0; poll < 60; poll += 1) {
      await pollWhenDue(on, id, 1);
      newest += 1;
    }
    const { state } = await on.read(id);
    expect([state.validators, state.mayHaveMissed]).toEqual(['wrong', 0]);
    expect(on.asked.at(-1)?.headers).not.toHaveProperty('if-none-match');
  });

  it('that were right are trusted for a day of nothing new', async () => {
    const on = scene({
      [FEED]: ({ headers = {} }, count) => {
        const etag = count < 3 ? '"1"' : '"2"';
        if (headers['if-none-match'] === etag) return { status: 304 };
        return { headers: { etag }, body: body(count < 3 ? [3, 2, 1] : [4, 3, 2]) };
      },
    });
    const { id } = await on.subscribe(FEED, { maxIntervalSeconds: 3600 });
    await pollWhenDue(on, id, 24);
    expect((await on.read(id)).state.validators).toBe('right');
    expect(on.asked.filter(({ headers }) => headers?.['if-none-match'] === undefined).length).toBeLessThan(4);
  });

  it('are not sent after a status that means nothing', async () => {
    const on = scene({
      [FEED]: (_, count) =>
        count === 1 ? { status: 412 } : { headers: { etag: '"1"' }, body: body([1, 2, 3]) },
    });
    const { id } = await on.subscribe(FEED);
    expect(await pollWhenDue(on, id, 3)).toEqual(['fetched', 'badStatus', 'unchanged']);
    expect(on.asked.map(({ headers }) => headers?.['if-none-match'])).toEqual([undefined, '"1"', undefined]);
  });
});

describe('what is uploaded', () => {
  it.each<[string, readonly string[], number]>([
    ['the same bytes twice', [body([1, 2]), body([1, 2])], 1],
    [
      'the same entries at another time of building',
      [body([1, 2]), `${body([1, 2])}<!-- built later -->`],
      1,
    ],
    ['one more entry', [body([1, 2]), body([3, 1, 2])], 2],
    ['a corrected entry', [body([1, 2]), body([1, 2]).replace('Entry 2', 'Entry two')], 2],
    ['nothing for a while', [body([1, 2]), body([]), body([1, 2])], 1],
    ['nothing yet', [body([]), `${body([])}<!-- built later -->`, body([1])], 1],
  ])('of %s', async (_, bodies, expected) => {
    const on = scene({ [FEED]: (_request, count) => ({ body: bodies[count] ?? '' }) });
    const { id } = await on.subscribe(FEED);
    await pollWhenDue(on, id, bodies.length);
    expect(on.uploads).toHaveLength(expected);
    expect((await on.read(id)).state.mayHaveMissed).toBe(0);
  });

  it('lies under the sender, and says where it came from and what the operator says of it', async () => {
    const on = scene({
      [FEED]: { status: 302, headers: { location: 'https://cdn.example/f.xml' } },
      'https://cdn.example/f.xml': { body: body([1]), headers: { 'content-type': 'application/rss+xml' } },
    });
    const told = { sender: 'wire', section: 'Häfen', language: 'de', source: 'Hafenblatt' };
    const { id } = await on.subscribe(FEED, told);
    await pollWhenDue(on, id, 1);
    const [upload] = on.uploads;
    expect(upload?.key).toMatch(new RegExp(`^uploads/wire/${id}/[0-9a-f]{64}$`));
    expect(upload?.facts).toEqual({
      baseUrl: 'https://cdn.example/f.xml',
      contentType: 'application/rss+xml',
      section: 'Häfen',
      language: 'de',
      source: 'Hafenblatt',
    });
  });
});

describe('a feed that changes faster than it is asked', () => {
  it('says how many entries may be lost, and is asked more often', async () => {
    let newest = 10;
    const on = scene({
      [FEED]: () => {
        newest += 30;
        return {
          headers: { 'cache-control': 'max-age=86400' },
          body: `<rss><channel>${Array.from({ length: 10 }, (_, index) => `<item><guid>g${newest - index}</guid></item>`).join('')}</channel></rss>`,
        };
      },
    });
    const { id } = await on.subscribe(FEED);
    await pollWhenDue(on, id, 1);
    const first = (await on.read(id)).state;
    await pollWhenDue(on, id, 1);
    const second = (await on.read(id)).state;
    expect(second.mayHaveMissed).toBeGreaterThan(0);
    expect(second.why).toBe('window');
    expect(second.intervalSeconds).toBeLessThan(first.intervalSeconds / 3);
  });
});

describe('a host that says when to come again', () => {
  const tooMany = (headers: Record<string, string>, status = 429) => ({ status, headers });
  it.each<[string, ReturnType<typeof tooMany>, number]>([
    ['in seconds', tooMany({ 'retry-after': '7200' }), 7200],
    ['by date', tooMany({ 'retry-after': new Date(START_MS + 2 * HOUR_MS).toUTCString() }, 503), 7100],
    ['in another refusal', tooMany({ 'retry-after': '7200' }, 403), 7200],
    ['in a fault', tooMany({ 'retry-after': '7200' }, 500), 7200],
    ['with 429 and no word', tooMany({}), 300],
  ])('%s is left alone by all its feeds', async (_, refusal, seconds) => {
    const other = 'https://paper.example/sport';
    const on = scene({ [FEED]: refusal, [other]: { body: body([1]) } });
    const [{ id }, second] = [await on.subscribe(FEED), await on.subscribe(other)];
    await pollWhenDue(on, id, 1);
    expect((await pollSubscription(on.deps, second.id, true)).code).toBe('postponed');
    const waits = (Date.parse((await on.read(second.id)).state.nextPollAt) - START_MS) / 1000;
    expect(waits).toBeGreaterThanOrEqual(seconds);
    expect(waits).toBeLessThan(seconds + 200);
    await pollWhenDue(on, second.id, 1);
    expect(on.uploads).toHaveLength(1);
  });

  it('in a storm of refusals is asked less and less, down to once a day, and as before when it is over', async () => {
    const on = scene({ [FEED]: (_, count) => (count < 12 ? { status: 429 } : { body: body([1, 2, 3]) }) });
    const { id } = await on.subscribe(FEED);
    await pollWhenDue(on, id, 13);
    const gaps = gapsOf(on.asked);
    expect(gaps.slice(0, 8)).toEqual([1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400]);
    expect((await on.read(id)).state).toMatchObject({ failures: 0, lastOutcome: { code: 'fetched' } });
  });

  it('410 ends a subscription', async () => {
    const on = scene({ [FEED]: { status: 410 } });
    const { id } = await on.subscribe(FEED);
    expect(await pollWhenDue(on, id, 3)).toEqual(['ended', 'skipped', 'skipped']);
  });
});

describe('the turn of a host', () => {
  const poll = async (reply: SceneReply, isLastOfHost: boolean, settings: object = {}) => {
    const on = scene({ [FEED]: (_, count) => (count === 0 ? { body: body([1, 2]) } : reply) });
    const { id } = await on.subscribe(FEED, settings);
    await pollWhenDue(on, id, 1);
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false, isLastOfHost);
    const turn = await on.store.takeTurn('paper.example', Date.parse(on.now()) + 2000, 0);
    return turn.state === 'taken';
  };

  it.each<[string, SceneReply, boolean, object, boolean]>([
    ['is left to end by itself when nothing else is due', { body: body([1, 2]) }, true, {}, false],
    ['is given back when something else is', { body: body([1, 2]) }, false, {}, true],
    ['is given back when pages may follow', { body: body([1, 2]) }, true, { fullText: true }, true],
    ['is given back after a failure', { status: 404 }, true, {}, true],
    ['is given back after a fault', { fault: 'cutOff' }, true, {}, true],
    [
      'is kept as long as it is asked for',
      { status: 429, headers: { 'retry-after': '99' } },
      true,
      {},
      false,
    ],
    ['is kept two seconds beyond a slow answer', { body: body([1, 2]), tookMs: 29_900 }, true, {}, false],
  ])('%s', async (_, reply, isLastOfHost, settings, isFree) => {
    expect(await poll(reply, isLastOfHost, settings)).toBe(isFree);
  });
});

describe('a line of the log', () => {
  it('is one for a fetch, without the query of an address', async () => {
    const secret = `${FEED}?token=very-secret#part`;
    const on = scene({
      [secret.replace('#part', '')]: { body: body([1]) },
      'https://paper.example/a/1': {
        body: '<html><body>1</body></html>',
        headers: { 'content-type': 'text/html' },
      },
    });
    const { id } = await on.subscribe(secret.replace('#part', ''), { fullText: true });
    await pollWhenDue(on, id, 1);
    expect(on.logged).toEqual([
      {
        event: 'polled',
        subscription: id,
        host: 'paper.example',
        path: '/feed',
        code: 'fetched',
        status: 200,
        bytes: expect.any(Number),
        newItems: 1,
        redirects: 0,
        durationMs: 100,
      },
    ]);
    expect(JSON.stringify(on.logged)).not.toContain('secret');
  });
});
