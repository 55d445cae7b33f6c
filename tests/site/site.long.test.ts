import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { uploadSamples } from '../../infra/local/samples.ts';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import { repositoryRoot } from '../support/root.ts';
import { serveFolder } from '../support/serve-folder.ts';

/** As long as a busy machine may take. */
const SETTLE = { timeout: 30_000 };
const SITE = join(repositoryRoot, 'events/site');
const SCREENSHOTS = process.env['SITE_SCREENSHOTS'];

describeWithBrowser('a static site on another origin', () => {
  let host: LocalHost;
  let browser: Browser;
  let page: Page;
  /** Another site to browsers: `127.0.0.1` beside the API at `localhost`. */
  let named: { origin: string; server: Server };
  let foreign: { origin: string; server: Server };
  let faults: string[];
  beforeAll(async () => {
    named = await serveFolder(SITE, '127.0.0.1');
    foreign = await serveFolder(SITE, '127.0.0.1');
    host = await startLocalHost({ commentOrigins: named.origin });
    await uploadSamples(host.url, mkdtempSync(join(tmpdir(), 'newsloom-')), () => undefined);
    await host.drained();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    for (const { server } of [named, foreign]) server.close();
    await host?.close();
  });

  const open = async ({ origin }: { origin: string }, file: string, query: Record<string, string> = {}) => {
    faults = [];
    page = await browser.newPage({ viewport: { width: 400, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${origin}/${file}?${new URLSearchParams({ api: host.url, ...query })}`);
  };
  const look = async (name: string) => {
    if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  };
  const headings = (level: number) => page.locator(`main h${level}`).allTextContents();

  it('shows a feed, page after page', async () => {
    await open(named, '');
    await page.waitForSelector('main h2');
    expect(await headings(1)).toEqual(['Latest articles · newsloom']);
    await look('feed');
    const first = await headings(2);
    await page.getByRole('button', { name: 'More' }).click();
    await expect.poll(async () => (await headings(2)).length, SETTLE).toBeGreaterThan(first.length);
    expect(new Set(await headings(2)).size).toBeGreaterThan(first.length);
    expect(faults).toEqual([]);
  });

  it('shows an article with its related set, and the list of a hashtag', async () => {
    await page
      .getByRole('link', { name: 'Vesper Bridge closed after inspectors find crack' })
      .first()
      .click();
    await page.waitForSelector('main h1 + small');
    const [headline, related] = await headings(1);
    expect(headline).toContain('Vesper Bridge closed after inspectors');
    expect(related).toBe(`Related to: ${headline} · newsloom`);
    expect((await headings(2)).length).toBeGreaterThan(0);
    expect(await page.getByText('% related').count()).toBeGreaterThan(0);
    await look('article');
    await page.locator('main').getByRole('link', { name: '#VesperBridge' }).first().click();
    await expect.poll(() => headings(1), SETTLE).toEqual(['#VesperBridge · newsloom']);
    expect(faults).toEqual([]);
  });

  it('searches, and says what the API says of what is not there', async () => {
    await page.getByLabel('Search').fill('"cable anchorage"');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect.poll(async () => (await headings(1))[0], SETTLE).toContain('cable anchorage');
    expect((await headings(2)).length).toBeGreaterThan(0);
    await look('search');
    await page.goto(`${page.url().split('#')[0]}#feeds/hashtags/nobodyeverwrotethis`);
    await expect
      .poll(() => page.getByRole('alert').textContent(), SETTLE)
      .toContain('Nothing was ever listed');
    expect(faults).toEqual([]);
  });

  it('posts, edits and deletes a comment by the page of thirty lines', async () => {
    const feed = (await (await fetch(`${host.url}/v1/feeds/latest?limit=1`)).json()) as {
      items: { _newsloom: { id: string } }[];
    };
    const article = feed.items[0]?._newsloom.id ?? '';
    await open(named, 'comments.html', { article });
    const list = () => page.locator('#list li').allTextContents();
    await page.getByLabel('Your comment').fill('Written on another site');
    await page.getByRole('button', { name: 'Send' }).click();
    await expect.poll(list, SETTLE).toEqual([expect.stringContaining('Written on another site (pending)')]);
    await look('comments');
    page.once('dialog', (dialog) => void dialog.accept('Edited on another site'));
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect.poll(list, SETTLE).toEqual([expect.stringContaining('Edited on another site (pending)')]);
    await page.reload();
    await expect.poll(list, SETTLE).toEqual([expect.stringContaining('Edited on another site')]);
    expect(await page.context().cookies()).toEqual([]);
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(list, SETTLE).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('of an origin that nobody named may read and not write', async () => {
    await open(foreign, 'comments.html', { article: 'any' });
    const outcome = await page.evaluate(async (api) => {
      const tried = async (path: string, init?: RequestInit) => {
        try {
          return (await fetch(`${api}${path}`, init)).status;
        } catch {
          return 'not allowed';
        }
      };
      const json = { 'content-type': 'application/json' };
      return {
        reads: await tried('/v1/feeds/latest'),
        session: await tried('/v1/me/session', { method: 'POST' }),
        posts: await tried('/v1/articles/any/comments', {
          method: 'POST',
          headers: json,
          body: '{"text":"Hi"}',
        }),
        asks: await tried('/v1/me/comments', { headers: { authorization: 'Bearer 00000000.x.y' } }),
      };
    }, host.url);
    expect(outcome).toEqual({ reads: 200, session: 403, posts: 'not allowed', asks: 'not allowed' });
  });
});
