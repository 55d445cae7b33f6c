import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIngestion, type TestIngestion } from '../support/ingestion.ts';

let ingestion: TestIngestion;
beforeAll(async () => {
  ingestion = await startIngestion();
});
afterAll(() => ingestion.close());

interface Item {
  readonly title: string;
  readonly text: string;
  readonly date?: string;
  readonly link?: string;
  readonly guid?: string;
}

/** Formats that a feed of one item may have. */
const FORMATS: Readonly<Record<string, (site: string, item: Item) => string>> = {
  RSS: (site, { title, text, date, link, guid }) =>
    `<rss version="2.0"><channel><title>Wind</title><link>${site}/</link><item><title>${title}</title>${
      link ? `<link>${link}</link>` : ''
    }${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${
      date ? `<pubDate>${new Date(date).toUTCString()}</pubDate>` : ''
    }<description>${text}</description></item></channel></rss>`,
  'JSON Feed': (site, { title, text, date, link, guid }) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Wind',
      home_page_url: `${site}/`,
      feed_url: `${site}/feed.json`,
      items: [{ id: guid, url: link, title, content_text: text, date_published: date }],
    }),
  'plain JSON': (site, { title, text, date, link, guid }) =>
    JSON.stringify({
      id: guid,
      url: link,
      title,
      content: text,
      publishedAt: date,
      publisher: { name: 'Wind', url: `${site}/` },
    }),
};

const TITLES = ['Policy update for the browser', 'Engine turns one', 'Harbor opens to cruise ships'];
const TEXTS = [
  'Administrators get new switches for extensions, and two old ones go away in the next build.',
  'A year of open work on the engine brought three hundred patches from forty companies.',
  'The first liner of the season moored on Monday, and the mayor gave its captain a key.',
];
const dated = (n: number) => `2026-11-1${n}T1${n}:0${n}:00Z`;

/** What a feed gives all its items, where it gives them one at a time. */
const USELESS: readonly [string, (site: string, n: number) => Partial<Item>][] = [
  [
    'one guid that is the path of the blog',
    (site, n) => ({ link: `${site}/p/${n}`, guid: `${site}/dev/`, date: dated(n) }),
  ],
  ['one guid that is a number', (site, n) => ({ link: `${site}/p/${n}`, guid: '0', date: dated(n) })],
  ['one guid, and no dates', (site, n) => ({ link: `${site}/p/${n}`, guid: 'post' })],
  [
    'one guid that is an urn',
    (site, n) => ({ link: `${site}/p/${n}`, guid: `urn:x:${site}`, date: dated(n) }),
  ],
  ['one guid and no link', (_, n) => ({ guid: '0', date: dated(n) })],
  [
    'one link and guids of their own',
    (site, n) => ({ link: `${site}/live`, guid: `g-${n}`, date: dated(n) }),
  ],
  ['one link and guids, and no dates', (site, n) => ({ link: `${site}/live`, guid: `g-${n}` })],
  ['one link and no guid', (site, n) => ({ link: `${site}/live`, date: dated(n) })],
  ['one link and one guid', (site, n) => ({ link: `${site}/live`, guid: '0', date: dated(n) })],
  ['neither', (_, n) => ({ date: dated(n) })],
];
let count = 0;

describe.each(Object.entries(FORMATS))('items that come alone, in %s,', (format, render) => {
  it.each(USELESS)('with %s are different articles', async (_, fieldsOf) => {
    count += 1;
    const site = `https://wind${count}.example`;
    const items = TITLES.map((title, n) => ({ title, text: TEXTS[n] ?? '', ...fieldsOf(site, n) }));
    for (const round of [1, 2])
      for (const [n, item] of items.entries())
        await ingestion.upload(`wind/${count}-${round}-${n}`, render(site, item));
    const stored = (await ingestion.articles()).filter(({ ingest }) =>
      ingest.upload.startsWith(`uploads/wind/${count}-`),
    );
    const texts = stored.map(({ headline, articleBody, description }) => [
      headline,
      articleBody || description,
    ]);
    expect(texts.sort(), format).toEqual(TITLES.map((title, n) => [title, TEXTS[n]]).sort());
  });
});

const FIRST: Item = {
  title: 'Ferry runs aground off Aldren',
  text: 'The night ferry with 200 people on board ran onto a sandbank at four, the coast guard says.',
  date: '2026-11-12T05:00:00Z',
  link: 'https://ferry.example/ferry-aground',
  guid: '17',
};
const VERSIONS: readonly [string, Partial<Item>][] = [
  ['another headline', { title: 'Passengers taken off ferry' }],
  ['another text', { text: 'All passengers are on land again, and tugs wait for the tide.' }],
  [
    'another headline and text',
    { title: 'All on land after night at sea', text: 'Tugs pulled it free at noon. Nobody was hurt.' },
  ],
  [
    'another address, as its headline changed',
    { title: 'Ferry runs aground, 200 saved', link: '/ferry-200' },
  ],
  ['another guid', { guid: '17-2', title: 'Ferry runs aground, 200 saved' }],
  ['another date', { date: '2026-11-12T09:00:00Z', title: 'Ferry still aground off Aldren' }],
  ['no guid', { guid: '' }],
  ['no link', { link: '' }],
  ['neither', { link: '', guid: '' }],
];

describe.each(Object.entries(FORMATS))('a version that comes alone, in %s,', (_, render) => {
  it.each(VERSIONS)('with %s is of the same article', async (__, change) => {
    count += 1;
    const site = `https://ferry${count}.example`;
    const within = ({ link, ...item }: Item): Item => ({
      ...item,
      ...(link && { link: `${site}${link.replace('https://ferry.example', '')}` }),
    });
    const [one] = (await ingestion.upload(`ferry/${count}-1`, render(site, within(FIRST)))).articles;
    const record = await ingestion.upload(`ferry/${count}-2`, render(site, within({ ...FIRST, ...change })));
    expect(record.articles).toEqual([one]);
    expect(record.stored).toBe(0);
  });
});
