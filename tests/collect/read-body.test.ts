import { describe, expect, it } from 'vitest';
import { readBody } from '../../lib/collect/read-body.ts';

const rss = (channel: string, item = '<item><guid>1</guid><title>A</title></item>') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>${channel}${item}</channel></rss>`;

describe('a body', () => {
  it.each<[string, string, object]>([
    ['RSS with ttl', rss('<ttl>60</ttl>'), { hints: { ttlSeconds: 3600 } }],
    ['RSS with a ttl that is none', rss('<ttl>soon</ttl>'), { hints: { skipHours: [], skipDays: [] } }],
    [
      'skipHours and skipDays',
      rss(
        '<skipHours><hour>0</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day><day>Nonday</day></skipDays>',
      ),
      { hints: { skipHours: [0, 0], skipDays: [0] } },
    ],
    [
      'sy:updatePeriod',
      rss('<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>'),
      { hints: { updateSeconds: 1800 } },
    ],
    [
      'a hub and its topic',
      rss(
        '<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://paper.example/feed"/>',
      ),
      { hubs: ['https://hub.example/'], self: 'https://paper.example/feed' },
    ],
    [
      'the title of an image is not the feed’s',
      rss('<image><title>Logo</title></image>'),
      { title: 'Paper' },
    ],
    [
      'an RSS item',
      rss(
        '',
        '<item><guid isPermaLink="false">x1</guid><link> https://paper.example/1 </link><pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item>',
      ),
      { entries: [{ id: 'x1', link: 'https://paper.example/1', dateMs: Date.UTC(2026, 10, 20, 9) }] },
    ],
    [
      'an RSS item whose guid is its address',
      rss('', '<item><guid>https://paper.example/1</guid></item>'),
      { entries: [{ id: 'https://paper.example/1', link: 'https://paper.example/1' }] },
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="r" xmlns:dc="d"><channel><title>R</title></channel><item><link>https://p.example/1</link><dc:date>2026-11-20T09:00:00Z</dc:date></item></rdf:RDF>',
      { type: 'feed', entries: [{ id: 'https://p.example/1' }] },
    ],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>At</title><link rel="prev-archive" href="/2025"/><link rel="next" href="/2"/><entry><id>urn:1</id><link rel="self" href="/no"/><link href="/1"/><updated>2026-11-20T09:00:00Z</updated></entry></feed>',
      { title: 'At', previous: '/2025', entries: [{ id: 'urn:1', link: '/1' }] },
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"J","next_url":"/2","hubs":[{"type":"WebSub","url":"https://hub.example/"}],"items":[{"id":1,"url":"/1","date_published":"2026-11-20T09:00:00Z"}]}',
      { type: 'feed', previous: '/2', hubs: ['https://hub.example/'], entries: [{ id: '1', link: '/1' }] },
    ],
    [
      'articles of a news API',
      '{"status":"ok","articles":[{"url":"https://p.example/1","publishedAt":"2026-11-20T09:00:00Z"}]}',
      { type: 'feed', entries: [{ id: 'https://p.example/1' }] },
    ],
    ['an empty JSON Feed', '{"items":[]}', { type: 'feed', entries: [] }],
    ['one article in JSON', '{"headline":"A"}', { type: 'other' }],
    [
      'a news sitemap',
      '<urlset xmlns:news="n"><url><loc>https://p.example/1</loc><news:news><news:title>A</news:title></news:news></url></urlset>',
      { type: 'sitemap', isNews: true, entries: [{ id: 'https://p.example/1' }] },
    ],
    [
      'an index of sitemaps',
      '<sitemapindex><sitemap><loc>https://p.example/s1.xml</loc><lastmod>2026-11-20</lastmod></sitemap></sitemapindex>',
      { type: 'sitemapIndex', children: [{ link: 'https://p.example/s1.xml' }] },
    ],
    [
      'NewsML-G2',
      '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>',
      { type: 'other' },
    ],
    [
      'a page',
      '<!doctype html><html><head><title>Paper &amp; co</title>',
      { type: 'html', title: 'Paper &amp; co' },
    ],
    [
      'a page with a feed in it',
      '<html><body><pre>&lt;rss&gt;</pre><rss></rss></body></html>',
      { type: 'html' },
    ],
    [
      'XHTML',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
      { type: 'html' },
    ],
    ['words', 'Not found', { type: 'unknown' }],
    ['broken JSON', '{"items": [', { type: 'unknown' }],
  ])('of %s', (_, text, expected) => expect(readBody(text)).toMatchObject(expected));

  it('that only tells another time of building has the same entries', () => {
    const [first, second] = ['09:00', '09:30'].map((time) =>
      readBody(rss(`<lastBuildDate>Fri, 20 Nov 2026 ${time}:00 GMT</lastBuildDate>`)),
    );
    expect(first).toEqual(second);
  });

  it('with a corrected entry has another digest for it and the same id', () => {
    const [first, second] = ['A', 'B'].map((title) =>
      readBody(rss('', `<item><guid>1</guid><title>${title}</title></item>`)),
    );
    if (first?.type !== 'feed' || second?.type !== 'feed') throw new Error('no feed');
    expect(first.entries[0]?.id).toBe(second.entries[0]?.id);
    expect(first.entries[0]?.digest).not.toBe(second.entries[0]?.digest);
  });

  it('that is cut anywhere does no harm', () => {
    const whole = rss('<ttl>60</ttl>', '<item><guid>1</guid><title>A</title></item>'.repeat(3));
    for (let end = 0; end < whole.length; end += 1) expect(() => readBody(whole.slice(0, end))).not.toThrow();
  });
});
