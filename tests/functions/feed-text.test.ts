import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestFeed, type TestHost } from '../support/host.ts';

const BODY = Array.from(
  { length: 40 },
  (_, day) => `On day ${day} the ferry of Port Aldren sailed late.`,
).join(' ');
const HUGE = 'The ferry of Port Aldren sailed late again. '.repeat(2000).trim();

const article = (name: string, articleBody: string) =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: `https://harbor-post.example/${name}`,
    headline: `Ferry sails late: ${name}`,
    articleBody,
    datePublished: '2026-11-20T09:00:00Z',
    inLanguage: 'en',
  });

let host: TestHost;
beforeAll(async () => {
  process.env['NEWSLOOM_FEED_TEXT'] = 'full';
  host = await startTestHost();
  await host.ingest('long.json', article('long', BODY));
  await host.ingest('huge.json', article('huge', HUGE));
});
afterAll(async () => {
  delete process.env['NEWSLOOM_FEED_TEXT'];
  await host.close();
});

it('lists full texts in JSON Feed, Atom and RSS where the operator wants them, the largest ones cut', async () => {
  const { items } = await host.json<TestFeed>('/v1/feeds/latest');
  const texts = new Map(items.map(({ title, content_text }) => [title, content_text]));
  expect(texts.get('Ferry sails late: long')).toBe(BODY);
  const cut = texts.get('Ferry sails late: huge') ?? '';
  expect([HUGE.startsWith(cut.slice(0, -1)), cut.endsWith('…')]).toEqual([true, true]);
  expect(cut.length).toBeGreaterThan(30_000);
  expect(cut.length).toBeLessThanOrEqual(40_000);
  for (const [format, element] of [
    ['atom', 'content type="html"'],
    ['rss', 'content:encoded'],
  ]) {
    const text = await (await fetch(`${host.url}/v1/feeds/latest.${format}`)).text();
    expect(text).toContain(`<${element}>&lt;p&gt;${BODY}&lt;/p&gt;<`);
  }
});

it('shows the markup of the sender, sanitized', async () => {
  const html = '<p>It left <em onclick="x()">at ten</em>.</p><script>x()</script><p>Nobody waved.</p>';
  await host.ingest(
    'marked.json',
    JSON.stringify({
      title: 'Marked',
      url: 'https://harbor-post.example/marked',
      content_html: html,
      language: 'en',
    }),
  );
  const { items } = await host.json<TestFeed>('/v1/feeds/latest');
  const item = items.find(({ title }) => title === 'Marked');
  expect([item?.content_text, item?.content_html]).toEqual([
    'It left at ten.\n\nNobody waved.',
    '<p>It left <em>at ten</em>.</p><p>Nobody waved.</p>',
  ]);
});

it('does so in related sets, and leaves summaries short', async () => {
  const { items } = await host.json<TestFeed>('/v1/feeds/latest');
  const huge = items.find(({ title }) => title.endsWith('huge'));
  const [related] = (await host.json<TestFeed>(`/v1/articles/${huge?._newsloom.id}/related`)).items;
  expect([related?.title, related?.content_text]).toEqual(['Ferry sails late: long', BODY]);
  expect(related?.summary?.length).toBeLessThan(500);
});

it('answers 304 to whoever has it', async () => {
  const first = await fetch(`${host.url}/v1/feeds/latest`);
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await fetch(`${host.url}/v1/feeds/latest`, { headers })).status).toBe(304);
});
