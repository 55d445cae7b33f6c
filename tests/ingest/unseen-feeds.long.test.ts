import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../lib/article/article.ts';
import { startIngestion, type TestIngestion } from '../support/ingestion.ts';

let ingestion: TestIngestion;
beforeAll(async () => {
  ingestion = await startIngestion();
});
afterAll(() => ingestion.close());

const TITLES = [
  'Harbor opens to cruise ships',
  'Engine of the ferry turns one',
  'Library stays open at night',
];
const TEXTS = [
  'The first liner of the season moored on Monday.',
  'A year of work brought three hundred improvements.',
  'Students asked for it, and the city found the money.',
];
const DATES = ['2026-11-16T17:00:00Z', '2026-11-17T09:30:00Z', '2026-11-18T06:15:00Z'];
const all = <T>(make: (n: number) => T): T[] => TITLES.map((_, n) => make(n));

interface Entry {
  readonly title?: string;
  readonly link?: string;
  readonly guid?: string;
}

const rss = (site: string, entries: readonly Entry[], channel = '') =>
  `<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>Site</title>
    <link>${site}/</link>${channel}${entries
      .map(
        ({ title = '', link = '', guid = '' }, n) =>
          `<item><title>${title || TITLES[n]}</title>${link && `<link>${link}</link>`}${guid}<description>${TEXTS[n]}</description>
            <pubDate>${new Date(DATES[n] ?? '').toUTCString()}</pubDate></item>`,
      )
      .join('')}</channel></rss>`;
const atom = (site: string, entries: readonly { readonly id: string; readonly link: string }[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><id>${site}/</id><link href="${site}/"/>${entries
    .map(
      ({ id, link }, n) =>
        `<entry><id>${id}</id><title>${TITLES[n]}</title><link href="${link}"/><updated>${DATES[n]}</updated>
          <published>${DATES[n]}</published><summary>${TEXTS[n]}</summary></entry>`,
    )
    .join('')}</feed>`;
const jsonFeed = (site: string, items: readonly object[]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Site',
    home_page_url: `${site}/`,
    items: items.map((item, n) => ({
      title: TITLES[n],
      content_text: TEXTS[n],
      date_published: DATES[n],
      ...item,
    })),
  });
const list = (items: readonly object[]) =>
  JSON.stringify(
    items.map((item, n) => ({ title: TITLES[n], content: TEXTS[n], publishedAt: DATES[n], ...item })),
  );

/** What one upload holds, how many articles that are, and under which addresses ('' for none). */
type Case = readonly [
  what: string,
  payload: (site: string) => string,
  urls: (site: string) => readonly string[],
];
const own = (site: string) => all((n) => `${site}/${n}`);
const none = () => all(() => '');

const CASES: readonly Case[] = [
  [
    'RSS: the channel’s link as permanent guid',
    (s) =>
      rss(
        s,
        all((n) => ({ link: `${s}/${n}`, guid: `<guid>${s}/</guid>` })),
      ),
    own,
  ],
  [
    'RSS: the page of the section as permanent guid',
    (s) =>
      rss(
        s,
        all((n) => ({ link: `${s}/${n}`, guid: `<guid>${s}/news</guid>` })),
      ),
    own,
  ],
  [
    'RSS: an empty guid and no link',
    (s) =>
      rss(
        s,
        all(() => ({ guid: '<guid isPermaLink="false"></guid>' })),
      ),
    none,
  ],
  [
    'RSS: the feed’s own address as every link',
    (s) =>
      rss(
        s,
        all((n) => ({ link: `${s}/feed.xml`, guid: `<guid isPermaLink="false">${n}</guid>` })),
      ),
    (s) => all(() => `${s}/feed.xml`),
  ],
  [
    'RSS: redirects that tell nothing, and permanent guids',
    (s) =>
      rss(
        s,
        all((n) => ({
          link: `https://feedproxy.google.com/~r/site/~3/${n}x`,
          guid: `<guid isPermaLink="true">${s}/${n}</guid>`,
        })),
      ),
    own,
  ],
  [
    'RSS: one redirect for all, and no guids',
    (s) =>
      rss(
        s,
        all(() => ({ link: 'https://t.co/abc' })),
      ),
    () => all(() => 'https://t.co/abc'),
  ],
  [
    'RSS: pages of one script',
    (s) =>
      rss(
        s,
        all((n) => ({ link: `${s}/index.php?id=${n}` })),
      ),
    (s) => all((n) => `${s}/index.php?id=${n}`),
  ],
  [
    'RSS: hash-bang addresses',
    (s) =>
      rss(
        s,
        all((n) => ({ link: `${s}/#!/story/${n}` })),
      ),
    (s) => all((n) => `${s}/#!/story/${n}`),
  ],
  [
    'RSS: a show of one name each day',
    (s) =>
      rss(
        s,
        all((n) => ({
          title: 'Morning news',
          link: `${s}/show`,
          guid: `<guid isPermaLink="false">ep-${n}</guid>`,
        })),
      ),
    (s) => all(() => `${s}/show`),
  ],
  [
    'RSS: a show of one name and one guid',
    (s) =>
      rss(
        s,
        all((n) => ({
          title: 'Weather',
          link: `${s}/weather/${n}`,
          guid: '<guid isPermaLink="false">weather</guid>',
        })),
      ),
    (s) => all((n) => `${s}/weather/${n}`),
  ],
  [
    'RSS: links relative to the channel',
    (s) =>
      rss(
        s,
        all((n) => ({ link: `/${n}`, guid: '<guid isPermaLink="false">item</guid>' })),
      ),
    own,
  ],
  [
    'Atom: the feed’s id as every id',
    (s) =>
      atom(
        s,
        all((n) => ({ id: `${s}/`, link: `${s}/${n}` })),
      ),
    own,
  ],
  [
    'Atom: one tag for all',
    (s) =>
      atom(
        s,
        all((n) => ({ id: 'tag:site,2026:entry', link: `${s}/${n}` })),
      ),
    own,
  ],
  [
    'Atom: entries of a page of releases',
    (s) =>
      atom(
        s,
        all((n) => ({ id: `tag:${s}:${n}`, link: `${s}/releases` })),
      ),
    (s) => all(() => `${s}/releases`),
  ],
  [
    'Atom: a live page by fragments, ids of their own',
    (s) =>
      atom(
        s,
        all((n) => ({ id: `urn:x:${s}:${n}`, link: `${s}/live#block-${n}` })),
      ),
    (s) => all((n) => `${s}/live#block-${n}`),
  ],
  [
    'JSON Feed: the number 0 as every id',
    (s) =>
      jsonFeed(
        s,
        all(() => ({ id: 0 })),
      ),
    none,
  ],
  [
    'JSON Feed: a blog of links to one page',
    (s) =>
      jsonFeed(
        s,
        all((n) => ({ id: `${n}`, url: `${s}/${n}`, external_url: 'https://elsewhere.example/page' })),
      ),
    own,
  ],
  [
    'JSON Feed: null ids and one address',
    (s) =>
      jsonFeed(
        s,
        all(() => ({ id: null, url: `${s}/today` })),
      ),
    (s) => all(() => `${s}/today`),
  ],
  [
    'JSON: one id and one address',
    (s) => list(all(() => ({ id: '1', url: `${s}/news`, publisher: { name: 'Site', url: s } }))),
    (s) => all(() => `${s}/news`),
  ],
  [
    'JSON: the front page as every address',
    (s) => list(all(() => ({ url: `${s}/`, publisher: { name: 'Site', url: s } }))),
    (s) => all(() => `${s}/`),
  ],
  [
    'CSV: one address in each row',
    (s) =>
      `title,text,url,date\n${all((n) => `"${TITLES[n]}","${TEXTS[n]}",${s}/all,${DATES[n]}`).join('\n')}\n`,
    (s) => all(() => `${s}/all`),
  ],
  [
    'news sitemap: addresses that differ by fragment',
    (s) =>
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${all((n) => `<url><loc>${s}/live#p${n}</loc><news:news><news:publication><news:name>Site</news:name><news:language>en</news:language></news:publication><news:publication_date>${DATES[n]}</news:publication_date><news:title>${TITLES[n]}</news:title></news:news></url>`).join('')}</urlset>`,
    (s) => all((n) => `${s}/live#p${n}`),
  ],
];

let count = 0;
const sortedUrls = (articles: readonly Article[]) => articles.map(({ url = '' }) => url).sort();

describe('a feed of three articles', () => {
  it.each(CASES)('%s', async (_, payload, urls) => {
    count += 1;
    const site = `https://site${count}.example`;
    const [once, again] = [`unseen/${count}-1`, `unseen/${count}-2`];
    const record = await ingestion.upload(once, payload(site));
    expect(record).toMatchObject({ stored: 3, merged: 0, refusedCount: 0 });
    expect(await ingestion.upload(again, payload(site))).toMatchObject({ stored: 0, unchanged: 3 });
    const stored = (await ingestion.articles()).filter(({ ingest }) => ingest.upload === `uploads/${once}`);
    const said = stored.map(
      ({ articleBody, description, headline }) => articleBody || description || headline,
    );
    expect(said.sort()).toEqual([...(record.format === 'newsSitemap' ? TITLES : TEXTS)].sort());
    expect(sortedUrls(stored)).toEqual([...urls(site)].sort());
  });
});

/** What is one article however often it stands there. */
const TWICE: readonly [string, (site: string) => string][] = [
  [
    'twice in one feed, by sessions',
    (s) =>
      rss(s, [
        { link: `${s}/a;jsessionid=1?sessionid=x` },
        { title: TITLES[0] ?? '', link: `${s}/a;jsessionid=2` },
      ]),
  ],
  [
    'a guid that is made anew',
    (s) => rss(s, [{ link: `${s}/a`, guid: '<guid isPermaLink="false">1</guid>' }]),
  ],
  ['a campaign', (s) => rss(s, [{ link: `${s}/a?utm_campaign=1` }])],
  [
    'its guid, and an address that was moved',
    (s) => rss(s, [{ link: `${s}/b`, guid: '<guid isPermaLink="false">0</guid>' }]),
  ],
  ['its guid alone', (s) => rss(s, [{ guid: '<guid isPermaLink="false">0</guid>' }])],
  ['nothing but its text', (s) => rss(s, [{}])],
  ['a guid that is its address', (s) => rss(s, [{ guid: `<guid>${s}/a</guid>` }])],
];

describe('one article that comes under other identifiers', () => {
  it.each(TWICE)('%s', async (_, payload) => {
    count += 1;
    const site = `https://twice${count}.example`;
    await ingestion.upload(
      `twice/${count}-1`,
      rss(site, [{ link: `${site}/a`, guid: '<guid isPermaLink="false">0</guid>' }]),
    );
    const record = await ingestion.upload(`twice/${count}-2`, payload(site));
    expect(record.stored).toBe(0);
  });

  it('but number 1 of two feeds is two articles', async () => {
    for (const name of ['one', 'two']) {
      const feed = rss(`https://${name}.example`, [{ guid: '<guid isPermaLink="false">1</guid>' }]);
      expect(await ingestion.upload(`numbers/${name}`, feed)).toMatchObject({
        stored: 1,
        mergedWith: [],
        unchanged: 0,
        refused: [],
      });
    }
  });
});
