import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../infra/routes.ts';
import type { IngestRecord } from '../../lib/article/upload.ts';
import type { Coverage } from '../../lib/read/coverage.ts';
import type { Route } from '../../lib/web/route.ts';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import type { TestFeed } from '../support/host.ts';
import { poisonedPayload } from '../support/poison.ts';
import { repositoryRoot } from '../support/root.ts';
import { attackPayloads, storeAttacks, storeComments } from './attacks.ts';
import { findIntruders } from './intruders.ts';
import { FORMS, PAGE_KINDS, type Site, STATUS, startSite, WITHOUT_LIST } from './site.ts';
import { tooSmall } from './too-small.ts';

let site: Site;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const get = (path: string, init?: RequestInit) => fetch(site.url + path, { redirect: 'manual', ...init });
const htmlOf = async (path: string) => (await get(path)).text();
/** A page; nothing for what is answered as JSON, which no browser takes for a page. */
const pageOf = async (path: string) => {
  const answer = await get(path);
  return answer.headers.get('content-type')?.startsWith('text/html') ? answer.text() : '<p>';
};

describe('a page', () => {
  it.each(PAGE_KINDS)('%s has one h1, feeds, what social cards show, and nothing inline', async (kind) => {
    const answer = await get(site.paths[kind]);
    const html = await answer.text();
    expect(answer.status).toBe(STATUS[kind] ?? 200);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; (?!.*unsafe)/);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).not.toMatch(
      /\sstyle=|<style|\son\w+=|<script(?![^>]*(?:src="\/assets\/|type="application\/ld\+json"))/,
    );
    expect(html.match(/rel="alternate"/g)).toHaveLength(3);
    expect(html).toContain('<meta property="og:title"');
  });

  it.each(PAGE_KINDS.filter((kind) => !WITHOUT_LIST.includes(kind)))(
    '%s names feeds that exist, in three formats, and pages through them to an end',
    async (kind) => {
      const html = await htmlOf(site.paths[kind]);
      const feeds = [...html.matchAll(/rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"/g)];
      for (const [, type, href = ''] of feeds) {
        const answer = await get(href.replaceAll('&amp;', '&'));
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
      }
      let next = nextOf(html);
      for (let pages = 0; next !== undefined; pages += 1) {
        expect(pages).toBeLessThan(20);
        next = nextOf(await htmlOf(next));
      }
    },
  );

  it.each(FORMS)('%s is stored by nobody, and brings a cookie that no script reads', async (kind) => {
    const { headers } = await get(site.paths[kind]);
    expect([headers.get('cache-control'), headers.get('etag')]).toEqual(['private, no-store', null]);
    const cookie = /^newsloom_session=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/;
    if (kind !== 'moderation') expect(headers.get('set-cookie')).toMatch(cookie);
  });

  it.each(PAGE_KINDS)('%s answers HEAD, and 304 to who has it', async (kind) => {
    const path = site.paths[kind];
    const [whole, head] = [await get(path), await get(path, { method: 'HEAD' })];
    expect(head.status).toBe(whole.status);
    expect(await head.text()).toBe('');
    const etag = whole.headers.get('etag');
    expect(etag === null).toBe(whole.status !== 200 || FORMS.includes(kind));
    expect(head.headers.get('etag')).toBe(etag);
    if (etag === null) return;
    const again = await get(path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['article', (path: string) => `/v1${path}`],
    ['latest', () => '/v1/feeds/latest'],
    ['hashtag', () => '/v1/feeds/hashtags/vesperbridge'],
    ['story', (path: string) => `/v1${path}`],
    ['search', () => '/v1/search?q=ferry'],
    ['sources', () => '/v1/sources'],
    ['trending', () => '/v1/hashtags/trending'],
  ] as const)('%s is kept by caches as long as its JSON', async (kind, json) => {
    const [page, data] = [await get(site.paths[kind]), await get(json(site.paths[kind]))];
    expect(page.headers.get('cache-control')).toBe(data.headers.get('cache-control'));
  });

  it('of a story compares its coverage by what was said, and says what the API says', async () => {
    const html = await htmlOf(site.paths.story);
    const { coverage } = await site.json<{ coverage: Coverage }>(`/v1${site.paths.story}`);
    expect(coverage.isWhole).toBe(true);
    expect(html).toContain(`<bdi>${coverage.first?.source.name}</bdi></a></b>, <time`);
    const rows = [...html.matchAll(/<li><a href="\/sources\/[^"]+"><bdi>([^<]+)<\/bdi><\/a> <small>(\d+)</g)];
    expect(rows.slice(0, coverage.outlets.length).map(([, name, count]) => [name, Number(count)])).toEqual(
      coverage.outlets.map(({ source, articleCount }) => [source.name, articleCount]),
    );
    // No operator has said anything of these sources.
    expect([coverage.ownership, coverage.leans]).toEqual([[], []]);
    expect(html).not.toContain('By owner');
  });

  it('of an article with its related set weighs less than 60 KB with its style sheet', async () => {
    const html = await htmlOf(site.paths.article);
    const styles = await htmlOf(/href="(\/assets\/styles[^"]+)"/.exec(html)?.[1] ?? '');
    expect(styles).toContain('prefers-color-scheme');
    expect(Buffer.byteLength(html) + Buffer.byteLength(styles)).toBeLessThan(60_000);
  });

  it('of an article shares it as JSON-LD without its text', async () => {
    const html = await htmlOf(site.paths.article);
    const jsonLd = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
    expect(jsonLd).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Vesper Bridge closed after inspectors find crack in cable anchorage',
      publisher: { '@type': 'NewsMediaOrganization', name: 'The Aldren Courier' },
      mainEntityOfPage: `${site.url}${site.paths.article}`,
    });
    expect(jsonLd).not.toHaveProperty('articleBody');
  });

  it.each([
    ['/nothing', 404],
    ['/articles/x', 404],
    ['/stories/x', 404],
    ['/languages/%21', 404],
    ['/hashtags/12', 404],
    ['/latest?cursor=x', 400],
    // Twice encoded, for the gateway decodes once and refuses by itself what it cannot decode.
    ['/hashtags/%25E0%25A4%25A', 400],
    [`/search?q=${'long'.repeat(2100)}`, 414],
  ])('%s is an error that people can read: %i', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it.each(['/v1/nothing', '/v1/feeds/hashtags/%25E0%25A4%25A'])('leaves %s to the API', async (path) => {
    const answer = await get(path);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });
});

/** Nobody writes faster than three seconds, so forms take nothing earlier: the host's clock goes on instead of the test waiting. */
function passSeconds(): void {
  const later = Date.now() + 3100;
  const started = performance.now();
  vi.spyOn(Date, 'now').mockImplementation(() => Math.round(later + performance.now() - started));
}

describeWithBrowser('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** A page, and what is complained of on it. A new one costs a process, so they are used again. */
  interface Watched {
    readonly page: Page;
    readonly complaints: string[];
  }
  const idle = new Map<string, Watched[]>();

  async function openPage(options: BrowserContextOptions): Promise<Watched> {
    const page = await browser.newPage(options);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${site.url}/`)) complaints.push(request.url());
    });
    page.on('dialog', (dialog) => {
      complaints.push(`a script ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
    return { page, complaints };
  }

  /** Runs `visit` on a page; what the console complained of, and who else was asked for something. */
  async function watched(
    visit: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<string[]> {
    const kind = JSON.stringify(options);
    const taken = idle.get(kind)?.pop() ?? (await openPage(options));
    const { page, complaints } = taken;
    await page.context().clearCookies();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 720 });
    await visit(page);
    idle.set(kind, [...(idle.get(kind) ?? []), taken]);
    return complaints.splice(0);
  }

  it('a reader goes from the front page by story and article to a related one and a hashtag', async () => {
    const complaints = await watched(async (page) => {
      await page.goto(site.url);
      await page.locator('main h3 a').first().click();
      expect(page.url()).toContain('/stories/');
      await page.locator('main h3 a').first().click();
      expect(page.url()).toContain('/articles/');
      const headline = await page.locator('h1').textContent();
      await page.locator('aside h3 a').first().click();
      expect(await page.locator('h1').textContent()).not.toBe(headline);
      const tag = page.locator('.tags a').first();
      const name = await tag.textContent();
      await tag.click();
      expect(await page.locator('h1').textContent()).toBe(name);
      expect(await page.locator('main .list li').count()).toBeGreaterThan(0);
    });
    expect(complaints).toEqual([]);
  });

  it('a key point leads to its sentence, and recent times are told in words', async () => {
    await site.ingest(
      'now.json',
      JSON.stringify({
        headline: 'Harbor seal found asleep on the steps of the town hall',
        articleBody: 'A harbor seal slept on the steps of the town hall of Port Aldren on Monday.',
        datePublished: new Date(Date.now() - 3 * 3_600_000 - 60_000).toISOString(),
      }),
    );
    const complaints = await watched(async (page) => {
      await page.goto(site.url + site.paths.article);
      const point = page.locator('.points a').first();
      await point.click();
      expect(await page.locator('.body :target').textContent()).toBe(await point.textContent());
      await page.goto(`${site.url}/latest`);
      const time = page.locator('article:has-text("Harbor seal") time');
      expect(await time.textContent()).toBe('3 hours ago');
      expect(await time.getAttribute('title')).toMatch(/ UTC$/);
    });
    expect(complaints).toEqual([]);
  });

  it('a reader searches without a script', async () => {
    const complaints = await watched(
      async (page) => {
        await page.goto(site.url);
        await page.locator('#q').fill('ferry');
        await page.locator('.masthead button').click();
        expect(await page.locator('main li h3').allTextContents()).toContain(
          'Ferry crews in Strait of Corvane walk out for 48 hours',
        );
      },
      { javaScriptEnabled: false },
    );
    expect(complaints).toEqual([]);
  });

  it('an article answers a question without a script, in sentences that it or its related articles have', async () => {
    const complaints = await watched(
      async (page) => {
        await page.goto(site.url + site.paths.article);
        await page.getByLabel('Question').fill('What did inspectors find in the anchorage of the bridge?');
        await page.getByRole('button', { name: 'Ask' }).click();
        expect(await page.locator('.answers q').first().textContent()).toMatch(/inspector|crack|anchorage/i);
        await page.getByLabel('Question').fill('Who won the chess championship?');
        await page.getByRole('button', { name: 'Ask' }).click();
        expect(await page.getByRole('status').textContent()).toMatch(/^No sentence/);
        expect(await page.locator('.answers').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
    expect(complaints).toEqual([]);
  });

  it('a comment is written without a script, moderated, read, answered, reported and erased', async () => {
    const complaints = await watched(
      async (page) => {
        const text = 'The detour takes me an hour. See https://port.example/detour.';
        const moderate = async (decision: string) => {
          await page.goto(`${site.url}/moderation`);
          await page.getByRole('button', { name: decision }).first().click();
        };
        const write = async (words: string) => {
          await page.getByLabel('Name').fill('Marta');
          await page.getByLabel('Comment', { exact: true }).fill(words);
          passSeconds();
          await page.getByRole('button', { name: 'Send' }).click();
        };
        await page.goto(site.url + site.paths.article);
        await page.getByRole('link', { name: 'Write a comment' }).click();
        await write(text);
        expect(await page.getByRole('status').textContent()).toMatch(/moderator reads your comment/);
        expect(await page.locator('.comments').count()).toBe(0);

        await page.goto(`${site.url}/moderation`);
        await page.getByLabel('token').fill('no token');
        await page.getByRole('button', { name: 'Enter' }).click();
        expect(await page.getByRole('status').textContent()).toBe('No moderator has this token.');
        await page.getByLabel('token').fill(site.moderatorToken);
        await page.getByRole('button', { name: 'Enter' }).click();
        expect(await page.locator('main .text').textContent()).toBe(text);
        await moderate('Approve');
        expect(await page.getByRole('status').textContent()).toBe('Published.');

        await page.goto(`${site.url}${site.paths.article}?after=approval`);
        expect(await page.locator('#comments h2').textContent()).toBe('Comments (1)');
        expect(await page.locator('.comments .text a').getAttribute('href')).toBe(
          'https://port.example/detour',
        );
        await page.getByRole('link', { name: 'Reply' }).click();
        expect(await page.locator('blockquote').textContent()).toContain(text);
        await write('So does mine.');
        await moderate('Approve');
        await page.goto(`${site.url}${site.paths.article}?after=reply`);
        expect(await page.locator('.comments .comments .text').textContent()).toBe('So does mine.');

        await page.getByRole('link', { name: 'Report' }).first().click();
        await page.getByRole('button', { name: 'Report it' }).click();
        expect(await page.getByRole('status').textContent()).toMatch(/^Thank you/);

        await page.goto(`${site.url}/comments/mine`);
        expect(await page.locator('.comments .text').allTextContents()).toEqual([text, 'So does mine.']);
        passSeconds();
        await page.getByRole('button', { name: 'Erase' }).click();
        expect(await page.getByRole('status').textContent()).toBe('Comments erased for good: 2.');
        await page.goto(`${site.url}${site.paths.article}?after=erasure`);
        expect(await page.locator('#comments').textContent()).not.toContain('detour');
        await page.goto(`${site.url}/moderation`);
        await page.getByRole('button', { name: 'Leave' }).click();
        expect(await page.getByLabel('token').count()).toBe(1);
      },
      { javaScriptEnabled: false },
    );
    expect(complaints).toEqual([]);
  });

  /** The small edition: it says the same and is read in half the time. */
  const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const screenshots = join(import.meta.dirname, 'screenshots');
  beforeAll(() => {
    rmSync(screenshots, { recursive: true, force: true });
    mkdirSync(screenshots);
  });
  it.each(PAGE_KINDS)('%s is accessible in light and dark, on desk and phone', async (kind) => {
    const complaints = await watched(async (page) => {
      await page.goto(site.url + site.paths[kind]);
      await looksRight(page, kind);
    });
    expect(complaints).toEqual([]);
  });

  it('the queue of moderators is accessible in light and dark, on desk and phone', async () => {
    const articleId = site.paths.article.slice('/articles/'.length);
    await storeComments(site, articleId, ['One that waits', 'Another one'], 'pending');
    await storeComments(site, articleId, ['One to be read', 'And another'], 'approved');
    const complaints = await watched(async (page) => {
      await page.goto(`${site.url}/moderation`);
      await page.getByLabel('token').fill(site.moderatorToken);
      await page.getByRole('button', { name: 'Enter' }).click();
      await looksRight(page, 'queue');
      await page.goto(`${site.url}${site.paths.article}?with=comments`);
      expect(await page.locator('.comments article').count()).toBe(2);
      await looksRight(page, 'comments');
    });
    expect(complaints).toEqual([]);
  });

  /** No violation of axe's rules, nothing wider than the screen, nothing too small; and a picture to look at. */
  async function looksRight(page: Page, name: string): Promise<void> {
    await page.evaluate(axeSource);
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const violations = await page.evaluate(async () => {
        const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
        return (await inPage.run({ resultTypes: ['violations'] })).violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
        );
      });
      expect(violations).toEqual([]);
      const path = join(screenshots, `${name}-${width}.jpg`);
      await page.screenshot({ path, type: 'jpeg', quality: 80, fullPage: true });
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
    expect(await tooSmall(page)).toEqual([]);
  }

  describe('whatever texts say', () => {
    const payloads = attackPayloads();
    let articles: string[];
    let story: string;
    let paths: string[];
    beforeAll(async () => {
      const stored = await storeAttacks(site, payloads);
      ({ articles, story } = stored);
      const [first = ''] = articles;
      await storeComments(site, first, payloads, 'approved');
      paths = [
        '/',
        '/latest?limit=100',
        '/hashtags/attack?limit=100',
        '/sources/attack.example?limit=100',
        '/sections/attack?limit=100',
        '/languages/ga?limit=100',
        '/stories?limit=100',
        '/sources',
        `/stories/${stored.story}?limit=100`,
        ...articles.map((id) => `/articles/${id}`),
        `/articles/${first}?ask=${encodeURIComponent(payloads.join(' ').slice(0, 300))}`,
        ...(await allPages(`/articles/${first}`)).slice(1),
        `/comments/write?article=${first}&parent=${first}-000000000000`,
        `/comments/report?comment=${first}-000000000000`,
      ];
    });

    it(`no script runs on any page, even without the policy (${payloads.length} payloads)`, async () => {
      const queue = [...paths];
      const lanes = Array.from({ length: 3 }, () =>
        watched(
          async (page) => {
            for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
              await page.goto(site.url + path);
              await page.mouse.move(300, 300);
            }
          },
          { bypassCSP: true },
        ),
      );
      expect((await Promise.all(lanes)).flat()).toEqual([]);
    });

    it('no page has an element, attribute or address that is not ours', async () => {
      const searches = asQuestions(payloads).map((asked) => `/search?q=${encodeURIComponent(asked)}`);
      const names = payloads
        .filter((_, index) => index % 5 === 0)
        .map((payload) => `/hashtags/${encodeURIComponent(payload)}`);
      const pages = await Promise.all([...paths, ...searches, ...names].map(pageOf));
      await watched(async (page) => {
        const found = await page.evaluate(`(${JSON.stringify(pages)}).map(${findIntruders}).flat()`);
        expect(found).toEqual([]);
      });
    });

    it('no feed runs one, as a document or in a reader', async () => {
      const lists = ROUTES.filter(isList).map(({ path }) =>
        path
          .replace('articles/{id}', `articles/${articles[0]}`)
          .replace('stories/{id}', `stories/${story}`)
          .replace('hashtags/{tag}', 'hashtags/attack')
          .replace('languages/{tag}', 'languages/ga')
          .replace('{section}', 'attack')
          .replace('{key}', 'attack.example'),
      );
      expect(lists.length).toBeGreaterThanOrEqual(11);
      const complaints = await watched(async (page) => {
        for (const list of lists)
          for (const suffix of ['json', 'atom', 'rss']) {
            const path = `${list}.${suffix}?limit=100${list.endsWith('search') ? '&q=alert' : ''}`;
            // A browser that would rather save a feed than show it says so by an error.
            await page.goto(site.url + path).catch(() => undefined);
            const text = await htmlOf(path);
            if (suffix === 'json')
              expect([list, (JSON.parse(text) as TestFeed).items.length > 0]).toEqual([list, true]);
            else expect(await page.evaluate(`(${readFeed})(${JSON.stringify(text)})`)).toEqual([]);
          }
      });
      expect(complaints).toEqual([]);
    });

    it('no other answer runs one as a document', async () => {
      const [first = ''] = articles;
      const complaints = await watched(
        async (page) => {
          for (const path of [
            `/v1/articles/${first}?include=related,comments,export`,
            `/v1/articles/${first}/assist/summary`,
            `/v1/stories/${story}`,
            '/v1/sources',
            '/v1/sources.opml',
            '/v1/hashtags/trending',
            `/v1/comments/${first}-000000000000`,
            ...payloads
              .filter((_, index) => index % 5 === 0)
              .map((payload) => `/v1/search?q=x&since=${encodeURIComponent(payload)}`),
          ])
            await page.goto(site.url + path).catch(() => undefined);
        },
        { bypassCSP: true },
      );
      expect(complaints).toEqual([]);
    });

    it('the queue of moderators shows them as text', async () => {
      await storeComments(site, articles[1] ?? '', payloads, 'pending');
      const complaints = await watched(
        async (page) => {
          await page.goto(`${site.url}/moderation`);
          await page.getByLabel('token').fill(site.moderatorToken);
          await page.getByRole('button', { name: 'Enter' }).click();
          let shown = 0;
          for (let more = true; more; ) {
            expect(await page.evaluate(`(${findIntruders})(document.documentElement.outerHTML)`)).toEqual([]);
            shown += await page.locator('main .text').count();
            more = (await page.locator('a[rel=next]').count()) > 0;
            if (more) await page.locator('a[rel=next]').first().click();
          }
          expect(shown).toBeGreaterThanOrEqual(payloads.length);
        },
        { bypassCSP: true },
      );
      expect(complaints).toEqual([]);
    });

    it('no payload of any format brings a script to a page', async () => {
      let turn = 0;
      const next = () => {
        turn += 1;
        return payloads[turn % payloads.length] ?? '';
      };
      // What tells formats and kinds is attacked in each third: most of these are refused for it.
      const uploads = samplePayloads().flatMap(({ name, text }, index) =>
        (index % 3 === 0 ? (['prose', 'all'] as const) : (['prose'] as const)).map((how) => ({
          name,
          how,
          body: poisonedPayload(name, text, next, how),
        })),
      );
      const records = [];
      // Each upload's records are read when all are through: one after the other would wait for each.
      for (const { name, how, body } of uploads) {
        const path = `/uploads/${how}/${encodeURIComponent(name)}`;
        const answer = await get(path, { method: 'PUT', body });
        records.push(answer.headers.get('location') ?? '');
      }
      await site.drained();
      const stored = (await Promise.all(records.map((path) => site.json<IngestRecord>(path)))).map(
        ({ articles: ids }) => ids,
      );
      const ids = [...new Set(stored.flat())];
      // Three of four are still read: more would say that little was attacked, fewer that little is shown.
      expect(stored.filter((each) => each.length > 0).length / stored.length).toBeGreaterThan(0.6);
      expect(turn).toBeGreaterThan(payloads.length);
      const shown = ids.map((id) => `/articles/${id}`);
      const pages = await Promise.all(shown.map(pageOf));
      // Most show what they were given, as text.
      expect(pages.filter((html) => /&lt;|&quot;|&#39;/.test(html)).length).toBeGreaterThan(pages.length / 2);
      const complaints = await watched(
        async (page) => {
          const found = await page.evaluate(`(${JSON.stringify(pages)}).map(${findIntruders}).flat()`);
          expect(found).toEqual([]);
          for (const path of [
            '/',
            '/latest?limit=100',
            '/sources',
            ...shown.filter((_, index) => index % 4 === 0),
          ])
            await page.goto(site.url + path);
        },
        { bypassCSP: true },
      );
      expect(complaints).toEqual([]);
    });
  });
});

/** A route that answers with a feed, whose format a suffix tells. */
function isList({ method, path }: Route): boolean {
  const isFeed = /^\/v1\/feeds\/|^\/v1\/(stories|search)$|\/(related|copies|comments)$/.test(path);
  return method === 'GET' && isFeed && !/\.\w+$|\/me\/|\/moderation\//.test(path);
}

/** The golden payloads of all formats, and the samples, but for those that are no text. */
function samplePayloads(): { name: string; text: string }[] {
  return ['tests/golden', 'events/uploads'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/expected\.json$|\.gz$|^cut/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({
        name: relative(repositoryRoot, path).replaceAll('/', '-'),
        text: readFileSync(path, 'utf8'),
      })),
  );
}

/** Texts as searches of at most 200 characters: several in one where they fit. */
function asQuestions(texts: readonly string[]): string[] {
  const questions: string[] = [];
  for (const text of texts) {
    const longer = `${questions.at(-1) ?? ''} ${text}`.trim();
    if (questions.length > 0 && longer.length <= 200) questions[questions.length - 1] = longer;
    else questions.push(text.slice(0, 200));
  }
  return questions;
}

/** The paths of a page and of those that it leads on to. */
async function allPages(path: string): Promise<string[]> {
  const next = nextOf(await htmlOf(path))?.replace(/#.*/, '');
  return next === undefined ? [path] : [path, ...(await allPages(next))];
}

function nextOf(html: string): string | undefined {
  return /<a rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
}

/** A feed as a reader takes it: descriptions are HTML. What of it is no text. Runs in the browser. */
const readFeed = `(text) => {
  const feed = new DOMParser().parseFromString(text, 'application/xml');
  if (feed.querySelector('parsererror')) return ['not well-formed'];
  const marked = 'item > description, item > *|encoded, [type=html], [type=xhtml]';
  const html = [...feed.querySelectorAll(marked)].map((each) => each.textContent);
  return html.flatMap((each) => {
    const body = document.createElement('div');
    body.innerHTML = each;
    return [...body.querySelectorAll('*')].map((element) => element.outerHTML);
  });
}`;
