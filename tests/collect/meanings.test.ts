import { describe, expect, it } from 'vitest';
import { freshSeconds, retryAfterSeconds } from '../../lib/collect/cache-hints.ts';
import { httpDateMs } from '../../lib/collect/http-dates.ts';
import { backOffSeconds, intervalOf } from '../../lib/collect/interval.ts';
import { judgeAnswer } from '../../lib/collect/judge-answer.ts';
import { itemsPerDay, NO_RATE, rateOfDates, withItems } from '../../lib/collect/rate.ts';
import { noteMove, permanentTarget, redirectTarget } from '../../lib/collect/redirects.ts';
import { afterSkipped } from '../../lib/collect/skip-times.ts';
import { compareWindow, datedSeconds, windowSeconds } from '../../lib/collect/window.ts';

const NOW = Date.UTC(2026, 10, 20, 9, 0, 0);
const DAY_MS = 86_400_000;

describe('a date of HTTP', () => {
  it.each([
    ['Fri, 20 Nov 2026 09:00:00 GMT', NOW],
    ['Friday, 20-Nov-26 09:00:00 GMT', NOW],
    ['Fri Nov 20 09:00:00 2026', NOW],
    ['Fri, 20 Nov 2026 09:00:00 +0100', undefined],
    ['Fri, 20 Foo 2026 09:00:00 GMT', undefined],
    ['0', undefined],
    ['', undefined],
  ])('%s', (text, expected) => expect(httpDateMs(text, NOW)).toBe(expected));
});

describe('how long an answer is fresh', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['nothing said', {}, undefined],
    ['max-age', { 'cache-control': 'public, max-age=600' }, 600],
    ['max-age in quotes and capitals', { 'cache-control': 'Public, Max-Age="600"' }, 600],
    ['max-age less its age', { 'cache-control': 'max-age=600', age: '590' }, 10],
    ['max-age that has passed', { 'cache-control': 'max-age=600', age: '700' }, 0],
    ['s-maxage is for shared caches', { 'cache-control': 's-maxage=600' }, undefined],
    ['no-cache before max-age', { 'cache-control': 'no-cache, max-age=600' }, 0],
    [
      'max-age before Expires',
      { 'cache-control': 'max-age=60', expires: 'Fri, 20 Nov 2026 10:00:00 GMT' },
      60,
    ],
    ['Expires', { expires: 'Fri, 20 Nov 2026 10:00:00 GMT' }, 3600],
    [
      'Expires by the clock of its server',
      { expires: 'Fri, 20 Nov 2026 10:00:00 GMT', date: 'Fri, 20 Nov 2026 09:50:00 GMT' },
      600,
    ],
    ['Expires in the past', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    ['Expires that is no date', { expires: '-1' }, 0],
  ])('%s', (_, headers, expected) => expect(freshSeconds(headers, NOW)).toBe(expected));
});

describe('Retry-After', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['seconds', { 'retry-after': '120' }, 120],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 09:10:00 GMT' }, 600],
    [
      'a date by the clock of its server',
      { 'retry-after': 'Fri, 20 Nov 2026 09:10:00 GMT', date: 'Fri, 20 Nov 2026 09:05:00 GMT' },
      300,
    ],
    ['a date that has passed', { 'retry-after': 'Fri, 20 Nov 2026 08:10:00 GMT' }, 0],
    ['words', { 'retry-after': 'soon' }, undefined],
    ['below zero', { 'retry-after': '-5' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, headers, expected) => expect(retryAfterSeconds(headers, NOW)).toBe(expected));
});

describe('skipHours and skipDays', () => {
  it.each<[string, readonly number[], readonly number[], string]>([
    ['nothing', [], [], '2026-11-20T09:30:00.000Z'],
    ['another hour', [8], [], '2026-11-20T09:30:00.000Z'],
    ['this hour', [9], [], '2026-11-20T10:00:00.000Z'],
    ['this hour and the next', [9, 10], [], '2026-11-20T11:00:00.000Z'],
    ['this day', [], [5], '2026-11-21T00:00:00.000Z'],
    ['the weekend after this day', [], [5, 6, 0], '2026-11-23T00:00:00.000Z'],
    ['every hour', Array.from({ length: 24 }, (_, hour) => hour), [], '2026-11-20T09:30:00.000Z'],
    ['every day', [], [0, 1, 2, 3, 4, 5, 6], '2026-11-20T09:30:00.000Z'],
  ])('%s', (_, skipHours, skipDays, expected) => {
    const at = Date.UTC(2026, 10, 20, 9, 30);
    expect(new Date(afterSkipped(at, { skipHours, skipDays })).toISOString()).toBe(expected);
  });
});

describe('redirects', () => {
  const hop = (status: number, to: string) => ({ status, to });
  it.each([
    ['none', [], undefined],
    ['one for ever', [hop(301, 'http://b/')], 'http://b/'],
    ['308 is for ever too', [hop(308, 'http://b/')], 'http://b/'],
    ['one for now', [hop(302, 'http://b/')], undefined],
    ['307 and 303 are for now', [hop(307, 'http://b/'), hop(303, 'http://c/')], undefined],
    ['for ever, then for now', [hop(301, 'http://b/'), hop(302, 'http://c/')], 'http://b/'],
    ['for now, then for ever', [hop(302, 'http://b/'), hop(301, 'http://c/')], undefined],
  ])('%s', (_, hops, expected) => expect(permanentTarget(hops)).toBe(expected));

  it('are believed when they were seen three times in a row', () => {
    const to = [hop(301, 'http://b/')];
    const first = noteMove(undefined, to);
    expect(first).toEqual({ move: { to: 'http://b/', sightings: 1 } });
    const second = noteMove(first.move, to);
    expect(noteMove(second.move, to)).toEqual({ adopted: 'http://b/' });
    expect(noteMove(second.move, [hop(301, 'http://c/')])).toEqual({
      move: { to: 'http://c/', sightings: 1 },
    });
    expect(noteMove(second.move, [])).toEqual({});
  });

  it.each([
    ['/feed', 'http://a.example/feed'],
    ['//b.example/feed#x', 'http://b.example/feed'],
    ['https://b.example/', 'https://b.example/'],
    ['http://[', undefined],
    [undefined, undefined],
  ])('to %s lead to %s', (location, expected) => {
    expect(redirectTarget(location, 'http://a.example/old')).toBe(expected);
  });
});

describe('an interval', () => {
  const bounds = { minIntervalSeconds: 300, maxIntervalSeconds: 86_400 };
  const webSub = {
    hub: 'http://hub/',
    topic: 'http://a/',
    state: 'active',
    token: '',
    secret: '',
    requestedAt: '2026-11-20T00:00:00.000Z',
    leaseUntil: '2026-11-25T00:00:00.000Z',
  } as unknown as NonNullable<Parameters<typeof intervalOf>[0]['webSub']>;
  it.each<[string, Partial<Parameters<typeof intervalOf>[0]>, number, string]>([
    ['ten a day: 40 requests', { itemsPerDay: 10 }, 2160, 'rate'],
    ['a hundred a day', { itemsPerDay: 100 }, 683, 'rate'],
    ['a thousand a day', { itemsPerDay: 1000 }, 300, 'bounds'],
    ['one a day', { itemsPerDay: 1 }, 6831, 'rate'],
    ['one in a month', { itemsPerDay: 1 / 30 }, 86_400, 'bounds'],
    ['a window of half an hour for ten entries', { windowSeconds: 1800, shown: 10 }, 337, 'window'],
    ['a window of half an hour for fifty entries', { windowSeconds: 1800, shown: 50 }, 682, 'window'],
    ['a window of half an hour for two entries', { windowSeconds: 1800, shown: 2 }, 300, 'window'],
    ['the publisher asks for an hour', { itemsPerDay: 10, askedSeconds: 3600 }, 3600, 'publisher'],
    ['the publisher asks for less', { itemsPerDay: 10, askedSeconds: 60 }, 2160, 'rate'],
    ['the publisher asks for a week', { itemsPerDay: 10, askedSeconds: 604_800 }, 86_400, 'publisher'],
    [
      'the publisher asks for more than its own window',
      { itemsPerDay: 10, askedSeconds: 86_400, windowSeconds: 7200 },
      1347,
      'window',
    ],
    [
      'the publisher asks for a day, and all entries are of the last two hours',
      { itemsPerDay: 100, askedSeconds: 86_400, windowSeconds: 20_000, datedSeconds: 7200 },
      1347,
      'window',
    ],
    [
      'the publisher asks for a day, and all entries came in ten minutes',
      { itemsPerDay: 10, askedSeconds: 86_400, windowSeconds: 20_000, datedSeconds: 600 },
      2160,
      'rate',
    ],
    [
      'a hub pushes a feed that changes fast',
      { itemsPerDay: 100, webSub, datedSeconds: 7200 },
      1347,
      'window',
    ],
    ['a hub pushes', { itemsPerDay: 10, webSub }, 21_600, 'push'],
    ['a hub whose lease is over', { itemsPerDay: 10, webSub, nowMs: Date.UTC(2026, 11, 1) }, 2160, 'rate'],
    [
      'the operator wants an hour at least',
      { itemsPerDay: 10, bounds: { ...bounds, minIntervalSeconds: 3600 } },
      3600,
      'bounds',
    ],
    [
      'the operator wants ten minutes at most, the publisher an hour',
      { itemsPerDay: 10, askedSeconds: 3600, bounds: { ...bounds, maxIntervalSeconds: 600 } },
      3600,
      'publisher',
    ],
    [
      'the operator wants an hour at least, the window ten minutes',
      { itemsPerDay: 10, windowSeconds: 1800, bounds: { ...bounds, minIntervalSeconds: 3600 } },
      3600,
      'bounds',
    ],
    [
      'the operator wants ten minutes at most',
      { itemsPerDay: 10, bounds: { ...bounds, maxIntervalSeconds: 600 } },
      600,
      'bounds',
    ],
  ])('%s', (_, input, seconds, why) => {
    const interval = intervalOf({ itemsPerDay: 10, bounds, nowMs: NOW, ...input });
    expect([Math.round(interval.seconds), interval.why]).toEqual([seconds, why]);
  });

  it.each([
    [1, false, 600],
    [2, false, 1200],
    [1, true, 1800],
    [7, true, 86_400],
    [50, false, 86_400],
  ])('after %i failures (a refusal: %s) is %i s', (failures, isRefusal, expected) => {
    expect(backOffSeconds(failures, isRefusal)).toBe(expected);
  });
});

describe('a rate', () => {
  it('is that of what came, whatever the polls', () => {
    let rate = NO_RATE;
    for (let poll = 0; poll < 40 * 14; poll += 1) rate = withItems(rate, poll % 4 === 0 ? 1 : 0, DAY_MS / 40);
    expect(itemsPerDay(rate)).toBeGreaterThan(8.5);
    expect(itemsPerDay(rate)).toBeLessThan(11);
  });

  it('falls when nothing comes any more', () => {
    let rate = withItems(NO_RATE, 100, DAY_MS);
    for (let day = 0; day < 30; day += 1) rate = withItems(rate, 0, DAY_MS);
    expect(itemsPerDay(rate)).toBeLessThan(0.2);
  });

  it('is first told by dates', () => {
    const entries = Array.from({ length: 20 }, (_, index) => ({
      id: `${index}`,
      digest: '',
      dateMs: NOW - index * 2 * 3_600_000,
    }));
    expect(itemsPerDay(rateOfDates(entries, NOW))).toBeGreaterThan(9);
    expect(itemsPerDay(rateOfDates(entries, NOW))).toBeLessThan(13);
    expect(rateOfDates([], NOW)).toEqual(NO_RATE);
  });
});

describe('a window', () => {
  const entry = (id: string, dateMs?: number) => ({
    id,
    digest: id,
    ...(dateMs !== undefined && { dateMs }),
  });
  const known = compareWindow(
    [],
    ['a', 'b', 'c'].map((id) => entry(id)),
  ).window;
  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['the same', ['a', 'b', 'c'], [], false],
    ['one more', ['d', 'a', 'b'], ['d'], false],
    ['all others', ['d', 'e', 'f'], ['d', 'e', 'f'], true],
    ['empty', [], [], false],
  ])('%s', (_, ids, fresh, isOverlapLost) => {
    const change = compareWindow(
      known,
      ids.map((id) => entry(id)),
    );
    expect([change.fresh.map(({ id }) => id), change.isOverlapLost]).toEqual([fresh, isOverlapLost]);
  });

  const HOUR = 3_600_000;
  it.each<[string, readonly [id: string, hoursAgo: number][], boolean]>([
    [
      'all others, dated since',
      [
        ['f', 0],
        ['e', 0.2],
        ['d', 0.5],
      ],
      true,
    ],
    [
      'all others, dated before: their ids are new',
      [
        ['f', 3],
        ['e', 4],
        ['d', 5],
      ],
      false,
    ],
    [
      'all others but a pinned one on top',
      [
        ['a', 90],
        ['f', 0],
        ['e', 0.2],
        ['d', 0.5],
      ],
      true,
    ],
    [
      'all others but a pinned one below, oldest first',
      [
        ['d', 0.5],
        ['e', 0.2],
        ['f', 0],
        ['a', 90],
      ],
      true,
    ],
    [
      'new ones above known ones',
      [
        ['f', 0],
        ['e', 0.2],
        ['a', 2],
        ['b', 3],
      ],
      false,
    ],
    [
      'new ones below known ones, oldest first',
      [
        ['b', 3],
        ['a', 2],
        ['e', 0.2],
        ['f', 0],
      ],
      false,
    ],
    [
      'a feed that begins to show more',
      [
        ['a', 2],
        ['b', 3],
        ['y', 50],
        ['z', 60],
      ],
      false,
    ],
  ])('an hour later: %s', (_, ids, isOverlapLost) => {
    const entries = ids.map(([id, hours]) => entry(id, NOW - hours * HOUR));
    expect(compareWindow(known, entries, NOW - HOUR).isOverlapLost).toBe(isOverlapLost);
  });

  const dated = (...hoursAgo: number[]) =>
    hoursAgo.map((hours, index) => entry(`${index}`, NOW - hours * HOUR));
  it.each<[string, ReturnType<typeof dated>, number, number | undefined]>([
    ['a steady feed: as its dates reach', dated(0, 8, 16, 24), 4, 86_400],
    ['a day’s batch within ten minutes', dated(0, 1 / 18, 1 / 9, 1 / 6), 4, 7200],
    ['dates that reach further than its rate: as the rate', dated(0, 240, 480), 3, 86_400],
    ['dates of one moment: as the rate', dated(0, 0, 0), 3, 86_400],
    ['no dates: as the rate', [entry('a'), entry('b')], 1, 172_800],
    ['no entries', [], 10, undefined],
  ])('stays in %s', (_, entries, perDay, expected) => {
    expect(windowSeconds(entries, perDay, datedSeconds(entries, NOW))).toBe(expected);
  });
});

describe('an answer', () => {
  const RSS = '<rss version="2.0"><channel><title>A</title><item><title>B</title></item></channel></rss>';
  const answer = (status: number, body: string, headers: Record<string, string> = {}) => ({
    ok: true as const,
    url: 'http://a.example/feed',
    status,
    headers,
    body: Buffer.from(body),
    bytes: body.length,
  });
  it.each<[string, string, ReturnType<typeof answer>]>([
    ['a feed', 'body', answer(200, RSS)],
    ['a feed as text/html', 'body', answer(200, RSS, { 'content-type': 'text/html' })],
    ['a feed behind a byte order mark and blank lines', 'body', answer(200, `\uFEFF\n\n${RSS}`)],
    ['203', 'body', answer(203, RSS)],
    ['304', 'notModified', answer(304, '')],
    ['304 with a body', 'notModified', answer(304, RSS)],
    ['410', 'ended', answer(410, '')],
    ['410 with a page of a wall', 'ended', answer(410, '<title>Access denied</title>')],
    ['404', 'notFound', answer(404, '')],
    ['403', 'unauthorized', answer(403, '')],
    ['403 with a challenge', 'challenge', answer(403, '<html><title>Just a moment...</title></html>')],
    ['503 with a challenge', 'challenge', answer(503, '', { 'cf-mitigated': 'challenge' })],
    ['200 with a challenge', 'challenge', answer(200, '<html><title>Just a moment...</title></html>')],
    ['429', 'tooManyRequests', answer(429, '')],
    ['503', 'unavailable', answer(503, '')],
    ['500', 'serverError', answer(500, '')],
    ['204', 'badStatus', answer(204, '')],
    ['a page', 'htmlForFeed', answer(200, '<!doctype html><html><title>Paper</title><body>')],
    [
      'a page that names feeds',
      'htmlForFeed',
      answer(200, '<html><head><link type="application/rss+xml" href="/feed"></head>'),
    ],
    ['words', 'notAFeed', answer(200, 'It works!')],
    ['nothing', 'notAFeed', answer(200, '')],
  ])('%s means %s', (_, expected, fetched) => {
    const judged = judgeAnswer(fetched, 'feed', true);
    expect(judged.type === 'failure' ? judged.code : judged.type).toBe(expected);
  });

  it('of 304 means nothing when no validator was sent', () => {
    expect(judgeAnswer(answer(304, ''), 'feed', false)).toMatchObject({ type: 'failure', code: 'badStatus' });
  });
});
