import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';
import { repositoryRoot } from '../support/root.ts';

let host: TestHost;
/** One path of each kind of page. */
const paths: Record<string, string> = {};

beforeAll(async () => {
  host = await startTestHost();
  const folder = join(repositoryRoot, 'events/uploads');
  for (const name of readdirSync(folder).sort()) await host.ingest(name, readFileSync(join(folder, name)));
  const stories = await host.json<TestFeed & { items: { _newsloom: { story: { id: string } } }[] }>(
    '/v1/stories',
  );
  const bridge = await host.json<TestFeed>('/v1/feeds/hashtags/vesperbridge');
  Object.assign(paths, {
    front: '/',
    latest: '/latest',
    article: `/articles/${bridge.items.at(-1)?.id}`,
    hashtag: '/hashtags/vesperbridge',
    source: '/sources/meridian-wire.example',
    sources: '/sources',
    story: `/stories/${stories.items[0]?._newsloom.story.id}`,
    language: '/languages/de',
    search: '/search?q=ferry',
    error: '/nothing/here',
  });
}, 120_000);
afterAll(() => host.close());

const KINDS = [
  'front',
  'latest',
  'article',
  'hashtag',
  'source',
  'sources',
  'story',
  'language',
  'search',
  'error',
];

describe('a page', () => {
  it.each(KINDS)('%s has one h1, its feeds, and nothing inline', async (kind) => {
    const answer = await fetch(host.url + paths[kind]);
    const html = await answer.text();
    expect(answer.status).toBe(kind === 'error' ? 404 : 200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).not.toMatch(
      /\sstyle=|\son\w+=|<script(?![^>]*(?:src="\/assets\/|type="application\/ld\+json"))/,
    );
    if (!['sources', 'error'].includes(kind)) expect(html.match(/rel="alternate"/g)).toHaveLength(3);
  });

  it('of an article with its related set weighs less than 60 KB with its style sheet', async () => {
    const html = await (await fetch(host.url + paths['article'])).text();
    const styles = await (
      await fetch(host.url + (/href="(\/assets\/styles[^"]+)"/.exec(html)?.[1] ?? ''))
    ).text();
    expect(styles).toContain('prefers-color-scheme');
    expect(Buffer.byteLength(html) + Buffer.byteLength(styles)).toBeLessThan(60_000);
  });

  it('answers 304 to who has it', async () => {
    const first = await fetch(host.url + paths['front']);
    const again = await fetch(host.url + paths['front'], {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

describeWithBrowser('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Runs `visit` on a page; what the console complained of and who else was asked for something. */
  async function watched(visit: (page: Page) => Promise<void>, options: object = {}): Promise<string[]> {
    const page = await browser.newPage(options);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(host.url) && !request.url().startsWith('data:'))
        complaints.push(request.url());
    });
    page.on('dialog', (dialog) => {
      complaints.push(`a script ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await visit(page);
    await page.close();
    return complaints;
  }

  it('a reader goes from the front page by story and article to a related one and a hashtag', async () => {
    const complaints = await watched(async (page) => {
      await page.goto(host.url);
      await page.locator('main h3 a').first().click();
      expect(page.url()).toContain('/stories/');
      await page.locator('main h3 a').first().click();
      expect(page.url()).toContain('/articles/');
      const headline = await page.locator('h1').textContent();
      await page.locator('aside h3 a').first().click();
      expect(await page.locator('h1').textContent()).not.toBe(headline);
      await page.locator('.tags a').first().click();
      expect(page.url()).toContain('/hashtags/');
      expect(await page.locator('main li').count()).toBeGreaterThan(0);
    });
    expect(complaints).toEqual([]);
  });

  it('a reader searches without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('#q').fill('ferry');
    await page.locator('button').click();
    expect(await page.locator('main li h3').allTextContents()).toContain(
      'Ferry crews in Strait of Corvane walk out for 48 hours',
    );
    await context.close();
  });

  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  it.each(KINDS.flatMap((kind) => (['light', 'dark'] as const).map((scheme) => [kind, scheme] as const)))(
    '%s in %s is accessible',
    async (kind, colorScheme) => {
      const complaints = await watched(
        async (page) => {
          await page.goto(host.url + paths[kind]);
          await page.addScriptTag({ path: axe });
          const violations = await page.evaluate(async () => {
            const { axe: run } = globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          });
          expect(violations).toEqual([]);
        },
        { colorScheme, bypassCSP: true },
      );
      expect(complaints).toEqual([]);
    },
  );

  it('runs no script that a payload brought along', async () => {
    const attack = '<img src=x onerror=alert(1)><script>alert(2)</script>"><svg onload=alert(3)>';
    const fields = {
      headline: `Attack ${attack}`,
      articleBody: `A body ${attack}`,
      description: attack,
      keywords: [attack],
    };
    const article = {
      '@type': 'NewsArticle',
      '@id': 'https://evil.example/1',
      url: 'https://evil.example/1',
      ...fields,
    };
    const { articles } = await host.ingest(
      'attack.json',
      JSON.stringify({
        '@context': 'https://schema.org',
        ...article,
        author: attack,
        publisher: { name: attack },
      }),
    );
    const complaints = await watched(async (page) => {
      for (const path of ['/', '/latest', `/articles/${articles[0]}`, '/sources'])
        await page.goto(host.url + path);
    });
    expect(complaints).toEqual([]);
  });
});
