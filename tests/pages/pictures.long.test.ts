import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithBrowser, launchBrowser } from '../support/browser.ts';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

const CAPTION = 'The quay "at dawn" & fog';

describeWithBrowser('pictures of articles', () => {
  let host: TestHost;
  let browser: Browser;
  let publisher: Server;
  let pictures = '';
  const asked: (string | undefined)[] = [];
  beforeAll(async () => {
    const photo = await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#2f5d62' } })
      .jpeg()
      .toBuffer();
    publisher = createServer(({ headers }, response) => {
      asked.push(headers['user-agent']);
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
    });
    await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
    pictures = `http://127.0.0.1:${(publisher.address() as { port: number }).port}`;
    host = await startTestHost(undefined, undefined, { allowPrivate: true }, { pictures: true });
    const article = (name: string, source: string, image: object) => ({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: `https://${source}.example/${name}`,
      headline: 'Night ferry returns to the Skerry islands after the storm',
      articleBody:
        'The ferry left the quay of Skerry at ten in the evening, a week after the storm.\n\nIt is full.',
      datePublished: new Date(Date.now() - 60_000).toISOString(),
      inLanguage: 'en',
      keywords: ['SkerryFerry'],
      image,
    });
    const shown = {
      '@type': 'ImageObject',
      url: `${pictures}/quay.jpg`,
      caption: CAPTION,
      creditText: 'Ida Holm',
      width: 1500,
      height: 1000,
    };
    await host.ingest('one.json', JSON.stringify(article('ferry', 'harbor-post', shown)));
    await host.ingest('two.json', JSON.stringify(article('boat', 'kelmark', [`${pictures}/boat.jpg`])));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
    publisher.close();
  });

  async function open(path: string) {
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
    const origins = new Set<string>();
    const faults: string[] = [];
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.addInitScript(
      `window.shift = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shift += value; }).observe({ type: 'layout-shift', buffered: true });`,
    );
    // It puts words in the place of dates, which may be a line more or less.
    await page.route('**/assets/times-*', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    );
    await page.goto(host.url + path, { waitUntil: 'networkidle' });
    const images = await page.$$eval('img', (found) =>
      found.map(({ alt, complete, naturalWidth, loading }) => ({
        alt,
        loaded: complete && naturalWidth > 0,
        loading,
      })),
    );
    const shift = await page.evaluate<number>('window.shift');
    const text = await page.innerText('main');
    await page.close();
    return { images, shift, text, origins, faults };
  }

  it.each([
    ['/latest', 2],
    ['/hashtags/skerryferry', 2],
  ])(
    'stand on %s with alternative texts and credits, from this site alone, and move nothing',
    async (path, count) => {
      const { images, shift, text, origins, faults } = await open(path);
      expect(images.filter(({ loaded }) => loaded)).toHaveLength(count);
      expect(images.map(({ alt }) => alt)).toContain(CAPTION);
      expect(images.every(({ loading }) => loading === 'lazy')).toBe(true);
      expect(text).toContain('Ida Holm');
      expect([...origins]).toEqual([host.url]);
      expect([shift, faults]).toEqual([0, []]);
    },
  );

  it('stand on the page of an article, the first loaded at once, with caption and credit', async () => {
    const { items } = await host.json<TestFeed>('/v1/feeds/sources/harbor-post.example');
    const { images, shift, text, origins, faults } = await open(`/articles/${items[0]?._newsloom.id}`);
    expect(images[0]).toEqual({ alt: CAPTION, loaded: true, loading: 'auto' });
    expect(text).toContain(CAPTION);
    expect(text).toContain('Ida Holm');
    expect([...origins]).toEqual([host.url]);
    expect([shift, faults]).toEqual([0, []]);
  });

  it('are asked of publishers without a word of who reads them', () => {
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((agent) => agent?.startsWith('newsloom/'))).toBe(true);
  });
});
