import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../lib/article/card.ts';
import { toInstant } from '../../lib/article/instant.ts';
import { atom } from '../../lib/http/atom.ts';
import { contentOf } from '../../lib/http/item-content.ts';
import { jsonFeed } from '../../lib/http/json-feed.ts';
import type { List, ListItem } from '../../lib/http/list.ts';
import { rss } from '../../lib/http/rss.ts';
import { idOf } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';

/** A few words in each of twenty scripts. */
const SCRIPTS = [
  'Night ferry to the islands',
  'Νυχτερινό πλοίο για τα νησιά',
  'Ночной паром на острова',
  'Գիշերային լաստանավ դեպի կղզիներ',
  'ღამის ბორანი კუნძულებისკენ',
  'מעבורת לילה אל האיים',
  'عبارة ليلية إلى الجزر',
  'የሌሊት ጀልባ ወደ ደሴቶች',
  'द्वीपों के लिए रात की नौका',
  'দ্বীপে রাতের ফেরি',
  'ਟਾਪੂਆਂ ਲਈ ਰਾਤ ਦੀ ਕਿਸ਼ਤੀ',
  'ટાપુઓ માટે રાત્રિ ફેરી',
  'தீவுகளுக்கு இரவு படகு',
  'ద్వీపాలకు రాత్రి పడవ',
  'ദ്വീപുകളിലേക്ക് രാത്രി ബോട്ട്',
  'เรือข้ามฟากกลางคืนไปเกาะ',
  'ကျွန်းများသို့ ညဘက်လှေ',
  '开往群岛的夜班渡轮',
  '島へ向かう夜のフェリー',
  '섬으로 가는 야간 여객선',
] as const;

/** What breaks writers of feeds. */
const HOSTILE = [
  '<b>&amp;</b> & <script>alert(1)</script>',
  ']]> <![CDATA[ x ]]>',
  '"quotes" \'and\' `ticks`',
  '&lt;already&gt; &#x41; &nbsp;',
  '\u0000\u0001\u0008\u000b\u001f\ufffe\uffff',
  '\ud800 lone \udc00',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 𝒳',
  '\u202eright to left\u202c \u2028\u2029\ufeff',
  '<!-- --> <?xml version="9"?> <!DOCTYPE x>',
  '%00 %ZZ {{ }} {%x%} \\u0000 \\',
] as const;

/** One of a thousand articles: each script with each hostile text, five times with other fields. */
function cardAt(index: number): Card {
  const script = SCRIPTS[index % 20] ?? '';
  const hostile = HOSTILE[Math.floor(index / 20) % 10] ?? '';
  const turn = Math.floor(index / 200);
  const headline =
    [`${script} ${hostile}`, `${hostile} ${script}`, `${script}${hostile}${script}`][turn % 3] ?? '';
  const published = toInstant(Date.UTC(2026, 10, 20) - index * 60_000);
  return cardWith({
    id: idOf(index),
    url: `https://harbor-post.example/${index}?a=1&b=${encodeURIComponent(script)}`,
    headline,
    excerpt: `${headline}. ${script}`,
    source: { key: 'harbor-post.example', name: `${script} ${hostile}` },
    datePublished: published,
    hashtags: [script.replaceAll(' ', ''), hostile],
    ...(turn > 0 && { authors: [hostile, script] }),
    ...(turn > 1 && { dateModified: toInstant(Date.parse(published) + 1000) }),
    ...(turn > 2 && { image: `https://harbor-post.example/${index}.jpg?w=1&h="2"` }),
    inLanguage: turn > 3 ? 'und' : 'en-US',
  });
}

const cards = Array.from({ length: 1000 }, (_, index) => cardAt(index));
const list: List = {
  title: HOSTILE.join(' '),
  homePageUrl: 'https://news.example/latest',
  feedUrl: 'https://news.example/v1/feeds/latest?a=1&cursor=x',
  firstUrl: 'https://news.example/v1/feeds/latest?a=1',
  nextUrl: 'https://news.example/v1/feeds/latest?a=1&cursor=y',
  items: cards.map((card) => ({
    card,
    url: `https://news.example/v1/articles/${card.id}`,
    pageUrl: `https://news.example/articles/${card.id}`,
  })),
};
const updated = at('2026-11-20T00:00:00Z');

/** What XML can hold of a text, and readers leave of its edges. */
const inXml = (text: string) =>
  text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '').trim();
const seconds = (date: string | undefined) => Math.floor(Date.parse(date ?? '') / 1000);

describe('a thousand articles in twenty scripts with hostile titles, read back', () => {
  it('from JSON Feed', () => {
    const feed = parseJsonFeed(JSON.parse(jsonFeed(list)));
    expect(
      feed.items?.map(({ id, title, content_text }) => [id, title?.trim(), content_text?.trim()]),
    ).toEqual(
      cards.map(({ id, headline, excerpt }) => [
        `urn:newsloom:article:${id}`,
        headline.trim(),
        excerpt.trim(),
      ]),
    );
    expect(feed.next_url).toBe(list.nextUrl);
  });

  it('from Atom', () => {
    const feed = parseAtomFeed(atom(list, updated));
    expect(feed.entries?.map(({ id, title, published }) => [id, titleOf(title), seconds(published)])).toEqual(
      cards.map(({ id, headline, datePublished }) => [
        `urn:newsloom:article:${id}`,
        inXml(headline),
        seconds(datePublished),
      ]),
    );
    expect(feed.links?.find(({ rel }) => rel === 'next')?.href).toBe(list.nextUrl);
  });

  it('from RSS', () => {
    const feed = parseRssFeed(rss(list, updated));
    expect(
      feed.items?.map(({ guid, title, link, pubDate }) => [guid?.value, title, link, seconds(pubDate)]),
    ).toEqual(
      cards.map(({ id, headline, url, datePublished }) => [
        `urn:newsloom:article:${id}`,
        inXml(headline),
        url,
        seconds(datePublished),
      ]),
    );
  });
});

function titleOf(title: string | { value?: string } | undefined): string | undefined {
  return typeof title === 'object' ? title.value : title;
}

describe('an article without an address of its own', () => {
  const [first] = list.items as [List['items'][number]];
  const { url: _, ...nowhere } = first.card;
  const image = 'https://harbor-post.example/quay.jpg';
  const one: List = { ...list, items: [{ ...first, card: { ...nowhere, image } }] };

  it('links its page in every format', () => {
    const page = `https://news.example/articles/${first.card.id}`;
    expect(parseJsonFeed(jsonFeed(one)).items?.[0]?.url).toBe(page);
    expect(parseRssFeed(rss(one, updated)).items?.[0]?.link).toBe(page);
    const links = parseAtomFeed(atom(one, updated)).entries?.[0]?.links;
    expect(links?.find(({ rel }) => rel === 'alternate')?.href).toBe(page);
  });

  it('shows its picture in every format', () => {
    expect(parseJsonFeed(jsonFeed(one)).items?.[0]?.image).toBe(image);
    const media = { contents: [{ url: image, medium: 'image' }] };
    expect(parseRssFeed(rss(one, updated)).items?.[0]?.media).toMatchObject(media);
    expect(parseAtomFeed(atom(one, updated)).entries?.[0]?.media).toMatchObject(media);
  });
});

describe('an item in every format', () => {
  const shown = (card: Partial<Card>, content?: ListItem['content']): ListItem => {
    const whole = cardWith({ id: idOf(1), ...card });
    const base = 'https://news.example';
    return {
      card: whole,
      url: `${base}/v1/articles/${whole.id}`,
      pageUrl: `${base}/articles/${whole.id}`,
      content,
    };
  };
  const formats = (item: ListItem) => {
    const one: List = { ...list, items: [item] };
    return {
      json: parseJsonFeed(JSON.parse(jsonFeed(one))).items?.[0],
      atom: parseAtomFeed(atom(one, updated)).entries?.[0],
      rss: parseRssFeed(rss(one, updated)).items?.[0],
    };
  };

  it('names all authors', () => {
    const { json, atom: entry, rss: item } = formats(shown({ authors: ['Ida Brandt', 'Jonas Vik'] }));
    const names = ['Ida Brandt', 'Jonas Vik'];
    expect(json?.authors?.map(({ name }) => name)).toEqual(names);
    expect(entry?.authors?.map(({ name }) => name)).toEqual(names);
    expect(item?.dc?.creators).toEqual(names);
  });

  it('has no author where nobody is named; Atom, which needs one, names the source', () => {
    const { json, atom: entry, rss: item } = formats(shown({}));
    expect([json?.authors, item?.dc?.creators, item?.authors]).toEqual([undefined, undefined, undefined]);
    expect(entry?.authors?.map(({ name }) => name)).toEqual(['Harbor Post']);
  });

  it.each([
    [
      'told in full',
      { type: 'audio/mpeg', bytes: 4200, seconds: 262 },
      { mime_type: 'audio/mpeg', size_in_bytes: 4200, duration_in_seconds: 262 },
      { type: 'audio/mpeg', length: 4200 },
    ],
    ['told by its suffix alone', {}, { mime_type: 'audio/mpeg' }, { type: 'audio/mpeg', length: 0 }],
  ])('offers a recording, %s', (_, facts, attachment, enclosure) => {
    const url = 'https://harbor-post.example/waves.mp3?from=feed';
    const { json, atom: entry, rss: item } = formats(shown({ media: [{ kind: 'audio', url, ...facts }] }));
    expect(json?.attachments).toEqual([{ url, ...attachment }]);
    expect(item?.enclosures).toEqual([{ url, ...enclosure }]);
    expect(item?.media?.contents).toMatchObject([{ url, medium: 'audio', type: 'audio/mpeg' }]);
    expect(entry?.media?.contents).toMatchObject([{ url, medium: 'audio', type: 'audio/mpeg' }]);
    expect(entry?.links?.filter(({ rel }) => rel === 'enclosure')).toMatchObject([
      { href: url, type: 'audio/mpeg' },
    ]);
  });

  it.each([
    ['https://a.example/x.ogg', 'video', 'video/ogg'],
    ['https://a.example/x.webm#t=1', 'audio', 'audio/webm'],
    ['https://a.example/live.M3U8', 'video', 'application/vnd.apple.mpegurl'],
    ['https://a.example/play', 'video', 'application/octet-stream'],
  ] as const)('gives %s (%s) the type %s', (url, kind, type) => {
    expect(formats(shown({ media: [{ kind, url }] })).json?.attachments?.[0]?.mime_type).toBe(type);
  });

  it('shows the whole text: markup where there is some, else paragraphs', () => {
    const html = '<p>It left <em>at ten</em> &amp; nobody waved.</p>';
    const marked = formats(shown({}, { text: 'It left at ten & nobody waved.', html }));
    expect([marked.json?.content_html, titleOf(marked.atom?.content), marked.rss?.content?.encoded]).toEqual([
      html,
      html,
      html,
    ]);
    const plain = formats(shown({}, { text: 'One <b>\nline.\n\nAnother & more.' }));
    const paragraphs = '<p>One &lt;b&gt;<br>line.</p>\n<p>Another &amp; more.</p>';
    expect([plain.json?.content_html, titleOf(plain.atom?.content), plain.rss?.content?.encoded]).toEqual([
      undefined,
      paragraphs,
      paragraphs,
    ]);
    expect(plain.json?.content_text).toBe('One <b>\nline.\n\nAnother & more.');
  });

  it.each([
    ['the excerpt is all that is shown', undefined, undefined],
    ['the text is the excerpt', { text: 'Short.' }, undefined],
    ['the text is longer', { text: 'Short. And more.' }, 'Short.'],
  ])('has a summary only where it differs from the content: %s', (_, content, summary) => {
    const { json, atom: entry, rss: item } = formats(shown({ excerpt: 'Short.' }, content));
    expect(json?.summary).toBe(summary);
    // What is shown once is a summary in Atom and a description in RSS.
    expect([titleOf(entry?.summary), item?.description]).toEqual(['Short.', 'Short.']);
    expect([entry?.content === undefined, item?.content === undefined]).toEqual([!summary, !summary]);
  });
});

describe('markup that is longer than its share of the answer', () => {
  it.each([
    ['fits among few', 400_000, 3, true],
    ['stays out among a hundred', 400_000, 100, false],
    ['counts as it is written', 30_000, 100, false],
    ['fits among a hundred', 10_000, 100, true],
  ])('%s', (_, length, items, isShown) => {
    const html = `<p>${'<br>'.repeat((length - 7) / 4)}</p>`;
    expect(contentOf({ text: 'x', html }, items).html).toBe(isShown ? html : undefined);
  });
});
