import { describe, expect, it } from 'vitest';
import { handleTasks } from '../../lib/poll/handle-tasks.ts';
import { pollSubscription } from '../../lib/poll/poll-subscription.ts';
import { feedOf, type Scene, type SceneReply, type Script, scene } from './scene.ts';

const FEED = 'https://paper.example/feed';
const ROBOTS = 'https://paper.example/robots.txt';
const START_MS = Date.UTC(2026, 10, 20, 9);
const page = (text: string): SceneReply => ({
  headers: { 'content-type': 'text/html' },
  body: `<html><body><article><h1>${text}</h1></article></body></html>`,
});
const numbers = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => from + count - 1 - index);
const pagesOf = (count: number): Script =>
  Object.fromEntries(
    numbers(count).map((number) => [`https://paper.example/a/${number}`, page(`Page ${number}`)]),
  );

/** Does what waits in the queue, and what comes of it, until nothing is left or `untilMs` has come. */
async function work(on: Scene, untilMs = Number.POSITIVE_INFINITY, hasTime = () => true): Promise<void> {
  for (;;) {
    const [next, ...rest] = on.sent
      .splice(0)
      .toSorted((a, b) => (a.delaySeconds ?? 0) - (b.delaySeconds ?? 0));
    if (!next || Date.parse(on.now()) > untilMs) return;
    on.sent.push(...rest);
    on.pass((next.delaySeconds ?? 0) * 1000);
    const { failed } = await handleTasks(on.deps, [{ messageId: '1', body: next.body }], hasTime);
    expect(failed).toEqual([]);
  }
}

const pageUploads = (on: Scene) =>
  on.uploads.filter(({ text }) => text.startsWith('<html>')).map(({ facts }) => facts.baseUrl);
const gaps = (on: Scene) => on.asked.slice(1).map(({ atMs }, index) => atMs - (on.asked[index]?.atMs ?? 0));

describe('full texts', () => {
  it('of a first body are those of its twenty newest entries, then of each that is new', async () => {
    let shown = numbers(30);
    const on = scene({ [FEED]: () => ({ body: feedOf(shown, START_MS) }), ...pagesOf(32) });
    const { id } = await on.subscribe(FEED, { fullText: true });
    await pollSubscription(on.deps, id, false);
    await work(on);
    expect(pageUploads(on)).toEqual(numbers(20, 11).map((number) => `https://paper.example/a/${number}`));
    shown = numbers(30, 3);
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    await work(on);
    expect(pageUploads(on).slice(20)).toEqual(['https://paper.example/a/32', 'https://paper.example/a/31']);
    expect(Math.min(...gaps(on))).toBeGreaterThanOrEqual(2000);
  });

  it('are not fetched unless asked for', async () => {
    const on = scene({ [FEED]: { body: feedOf([1, 2], START_MS) } });
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    expect(on.sent).toEqual([]);
  });

  it('that robots.txt forbids are left, here and where a redirect leads', async () => {
    const on = scene({
      [FEED]: { body: feedOf([1, 2, 3, 4], START_MS) },
      ...pagesOf(4),
      [ROBOTS]: { body: 'User-agent: *\nDisallow: /a/2' },
      'https://paper.example/a/3': { status: 302, headers: { location: 'https://closed.example/3' } },
      'https://closed.example/robots.txt': { body: 'User-agent: newsloom\nDisallow: /' },
      'https://closed.example/3': page('Closed'),
      'https://paper.example/a/4': { status: 301, headers: { location: 'https://paper.example/a/2' } },
    });
    const { id } = await on.subscribe(FEED, { fullText: true });
    await pollSubscription(on.deps, id, false);
    await work(on);
    expect(pageUploads(on)).toEqual(['https://paper.example/a/1']);
    const urls = on.asked.map(({ url }) => url);
    expect(urls).not.toContain('https://paper.example/a/2');
    expect(urls).not.toContain('https://closed.example/3');
    expect(urls.filter((url) => url === ROBOTS)).toHaveLength(1);
  });

  it('are as far apart as the crawl-delay says', async () => {
    const on = scene({
      [FEED]: { body: feedOf(numbers(5), START_MS) },
      ...pagesOf(5),
      [ROBOTS]: { body: 'User-agent: *\nCrawl-delay: 20' },
    });
    const { id } = await on.subscribe(FEED, { fullText: true });
    await pollSubscription(on.deps, id, false);
    await work(on);
    expect(pageUploads(on)).toHaveLength(5);
    const pages = on.asked.filter(({ url }) => url.includes('/a/'));
    for (const [index, { atMs }] of pages.slice(1).entries())
      expect(atMs - (pages[index]?.atMs ?? 0)).toBeGreaterThanOrEqual(20_000);
  });

  it.each<[string, SceneReply, number]>([
    ['a fault', { status: 500 }, 3],
    ['no answer', { fault: 'timeout' }, 3],
    ['a cut', { fault: 'cutOff' }, 3],
    ['429', { status: 429, headers: { 'retry-after': '7200' } }, 3],
    ['503', { status: 503 }, 3],
    ['404', { status: 404 }, 2],
    ['410', { status: 410 }, 2],
    ['too large', { fault: 'tooLarge' }, 2],
    ['a challenge', { ...page(''), body: '<html><title>Just a moment...</title></html>' }, 2],
    ['a picture', { headers: { 'content-type': 'image/png' }, body: 'png' }, 2],
  ])('of which one meets %s at first: %s', async (_, first, expected) => {
    const on = scene({
      [FEED]: { body: feedOf([3, 2, 1], START_MS) },
      ...pagesOf(3),
      'https://paper.example/a/2': (_request, count) => (count === 0 ? first : page('Page 2')),
    });
    const { id } = await on.subscribe(FEED, { fullText: true });
    await pollSubscription(on.deps, id, false);
    await work(on);
    expect(new Set(pageUploads(on)).size).toBe(expected);
    expect(pageUploads(on)).toHaveLength(expected);
  });

  it('of a host that is down are given up after a day', async () => {
    const on = scene({
      [FEED]: { body: feedOf([1], START_MS) },
      'https://paper.example/a/1': { status: 503 },
    });
    const { id } = await on.subscribe(FEED, { fullText: true });
    await pollSubscription(on.deps, id, false);
    await work(on, START_MS + 3 * 86_400_000);
    expect(on.logged.at(-1)).toMatchObject({ event: 'pagesGivenUp', pages: 1 });
    expect(Date.parse(on.now()) - START_MS).toBeLessThan(1.1 * 86_400_000);
  });

  it('that an invocation has no time for are fetched by the next', async () => {
    let left = 3;
    const on = scene({ [FEED]: { body: feedOf(numbers(6), START_MS) }, ...pagesOf(6) });
    const { id } = await on.subscribe(FEED, { fullText: true });
    await pollSubscription(on.deps, id, false);
    await work(on, undefined, () => {
      left -= 1;
      if (left > 0) return true;
      left = 3;
      return false;
    });
    expect(pageUploads(on)).toHaveLength(6);
  });
});

describe('a list of pages', () => {
  const LIST = 'https://paper.example/news/';
  const list = (count: number) =>
    `<html><head><title>News</title></head><body><nav><a href="/section-of-the-site/">x</a></nav>${numbers(
      count,
    )
      .map((number) => `<a href="/2026/11/2${number}/story-of-the-day">Story ${number}</a>`)
      .join('')}</body></html>`;
  const stories = (count: number): Script =>
    Object.fromEntries(
      numbers(count).map((n) => [`https://paper.example/2026/11/2${n}/story-of-the-day`, page(`Story ${n}`)]),
    );

  it('is not uploaded, and its pages are, each once', async () => {
    let shown = 2;
    const on = scene({
      [LIST]: () => ({ headers: { 'content-type': 'text/html' }, body: list(shown) }),
      ...stories(3),
    });
    const { id } = await on.subscribe(LIST, { kind: 'pageList' });
    await pollSubscription(on.deps, id, false);
    await work(on);
    shown = 3;
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    await work(on);
    expect(pageUploads(on)).toEqual(
      [2, 1, 3].map((n) => `https://paper.example/2026/11/2${n}/story-of-the-day`),
    );
  });

  it.each<[string, SceneReply, string]>([
    ['forbids it', { body: 'User-agent: *\nDisallow: /news' }, 'disallowed'],
    ['cannot be read', { status: 503 }, 'noRobots'],
    ['does not answer', { fault: 'noConnection' }, 'noRobots'],
    ['is not there', { status: 404 }, 'fetched'],
  ])('whose robots.txt %s is %s', async (_, robots, code) => {
    const on = scene({
      [LIST]: { headers: { 'content-type': 'text/html' }, body: list(1) },
      [ROBOTS]: robots,
    });
    const { id } = await on.subscribe(LIST, { kind: 'pageList' });
    expect((await pollSubscription(on.deps, id, false)).code).toBe(code);
    expect(on.asked.some(({ url }) => url === LIST)).toBe(code === 'fetched');
  });
});

describe('an index of sitemaps', () => {
  const INDEX = 'https://paper.example/sitemap.xml';
  const child = (name: string) => `https://paper.example/${name}.xml`;
  const index = `<sitemapindex>${['old', 'sport', 'news', 'more-news', 'pages']
    .map((name) => `<sitemap><loc>${child(name)}</loc></sitemap>`)
    .join('')}</sitemapindex>`;
  const news = (...ids: readonly number[]): SceneReply => ({
    body: `<urlset xmlns:news="n">${ids.map((id) => `<url><loc>https://paper.example/a/${id}</loc><news:news><news:title>T ${id}</news:title></news:news></url>`).join('')}</urlset>`,
  });

  it('has its news read, and of these what has changed is uploaded', async () => {
    let latest = news(1, 2);
    const on = scene({
      [INDEX]: { body: index },
      [child('news')]: () => latest,
      [child('more-news')]: news(3),
      [child('old')]: news(4),
      ...pagesOf(9),
    });
    const { id } = await on.subscribe(INDEX, { kind: 'sitemap' });
    await pollSubscription(on.deps, id, false);
    expect(on.uploads.map(({ facts }) => facts.baseUrl)).toEqual([
      child('news'),
      child('more-news'),
      child('old'),
    ]);
    await work(on);
    expect(pageUploads(on)).toHaveLength(4);
    latest = news(5, 1, 2);
    const before = on.uploads.length;
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    expect(on.uploads.slice(before).map(({ facts }) => facts.baseUrl)).toEqual([child('news')]);
  });

  it.each<[string, Script, string]>([
    ['that cannot be read', {}, 'notFound'],
    [
      'that robots.txt forbids',
      { [ROBOTS]: { body: 'User-agent: *\nDisallow: /*news.xml\nDisallow: /old' } },
      'disallowed',
    ],
    [
      'that are pages',
      Object.fromEntries(['news', 'more-news', 'old'].map((name) => [child(name), page('x')])),
      'htmlForFeed',
    ],
  ])('with sitemaps %s is a failure', async (_, script, code) => {
    const on = scene({ [INDEX]: { body: index }, ...script });
    const { id } = await on.subscribe(INDEX, { kind: 'sitemap' });
    expect((await pollSubscription(on.deps, id, false)).code).toBe(code);
  });

  it('is read behind a crawl-delay too', async () => {
    const on = scene({
      [INDEX]: { body: index },
      [child('news')]: news(1),
      [child('more-news')]: news(2),
      [child('old')]: news(3),
      [ROBOTS]: { body: 'User-agent: *\nCrawl-delay: 30' },
    });
    const { id } = await on.subscribe(INDEX, { kind: 'sitemap' });
    await pollSubscription(on.deps, id, false);
    expect(on.uploads).toHaveLength(3);
    expect(Math.min(...gaps(on).slice(1))).toBeGreaterThanOrEqual(30_000);
  });
});

describe('the archives of a feed (RFC 5005)', () => {
  const archive = (number: number, previous?: string) => ({
    body: feedOf(
      [number],
      START_MS,
      previous === undefined ? '' : `<atom:link rel="prev-archive" href="${previous}"/>`,
    ),
  });
  const script: Script = {
    [FEED]: archive(9, '/2026/10'),
    'https://paper.example/2026/10': archive(8, '/2026/09'),
    'https://paper.example/2026/09': archive(7, '/2026/10'),
  };

  it('are read once, each once, when that is wanted', async () => {
    const on = scene(script);
    const { id } = await on.subscribe(FEED, { backfill: true });
    for (let poll = 0; poll < 3; poll += 1) {
      await on.untilDue(id);
      await pollSubscription(on.deps, id, false);
      await work(on, START_MS + 86_400_000);
    }
    expect(on.uploads.map(({ facts }) => facts.baseUrl)).toEqual([
      FEED,
      'https://paper.example/2026/10',
      'https://paper.example/2026/09',
    ]);
    expect(Math.min(...gaps(on))).toBeGreaterThanOrEqual(2000);
  });

  it('are left alone otherwise', async () => {
    const on = scene(script);
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    expect(on.sent).toEqual([]);
  });

  it('that are busy or faulty are tried again', async () => {
    const on = scene({
      ...script,
      'https://paper.example/2026/10': (_, count) => (count === 0 ? { status: 503 } : archive(8)),
    });
    const { id } = await on.subscribe(FEED, { backfill: true });
    await pollSubscription(on.deps, id, false);
    await work(on, START_MS + 2 * 86_400_000);
    expect(on.uploads).toHaveLength(2);
  });
});

describe('an address of a list that is a site', () => {
  const SITE = 'https://paper.example/';
  const home: SceneReply = {
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>Paper</title><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
  };

  it('becomes its feed with the first poll', async () => {
    const on = scene({ [SITE]: home, [FEED]: { body: feedOf([1, 2], START_MS) } });
    const { id } = await on.subscribe(SITE);
    await pollSubscription(on.deps, id, false);
    await work(on);
    const { settings, state } = await on.read(id);
    expect([settings.url, settings.title, state.lastOutcome?.code]).toEqual([FEED, 'Paper', 'fetched']);
    expect(on.uploads).toHaveLength(1);
  });

  it('says what was found when it has none, and looks once', async () => {
    const on = scene({ [SITE]: { ...home, body: '<html><head><title>Shop</title></head></html>' } });
    const { id } = await on.subscribe(SITE);
    await pollSubscription(on.deps, id, false);
    const { lastOutcome } = (await on.read(id)).state;
    expect(lastOutcome?.code).toBe('notAFeed');
    expect(lastOutcome?.found).toMatch(/“Shop” is there, and no feed of its site was found/);
    const before = on.asked.length;
    await on.untilDue(id);
    await pollSubscription(on.deps, id, false);
    expect(on.asked.length).toBe(before + 1);
  });

  it('whose feed is subscribed already ends', async () => {
    const on = scene({ [SITE]: home, [FEED]: { body: feedOf([1], START_MS) } });
    await on.subscribe(FEED);
    const { id } = await on.subscribe(SITE);
    await pollSubscription(on.deps, id, false);
    expect((await on.read(id)).state).toMatchObject({
      ended: true,
      lastOutcome: { code: 'doubled', found: FEED },
    });
  });

  it('is a failure later on: a feed that became a page is looked at by a person', async () => {
    const on = scene({ [FEED]: (_, count) => (count === 0 ? { body: feedOf([1], START_MS) } : home) });
    const { id } = await on.subscribe(FEED);
    await pollSubscription(on.deps, id, false);
    await on.untilDue(id);
    expect((await pollSubscription(on.deps, id, false)).code).toBe('htmlForFeed');
    expect((await on.read(id)).settings.url).toBe(FEED);
  });
});
