import { describe, expect, it } from 'vitest';
import type { RawArticle } from '../../../lib/article/raw-article.ts';
import { detectXml } from '../../../lib/decode/xml/detect.ts';
import { decodeXml } from '../../../lib/decode/xml/read.ts';

function articlesOf(text: string, baseUrl?: string): readonly RawArticle[] {
  return decodeXml(text, detectXml(text) ?? 'rss', { baseUrl }).articles;
}

const rss = (inside: string): string =>
  `<rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><title>Port</title><item>${inside}</item></channel></rss>`;
const atom = (inside: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`;

describe('which field a text of RSS goes to', () => {
  it.each([
    ['description alone', '<description>a</description>', 'a', undefined],
    ['description and content', '<description>a</description><c:encoded>b</c:encoded>', 'a', 'b'],
    ['content alone', '<c:encoded>b</c:encoded>', undefined, 'b'],
    ['description, then summary', '<description>a</description><summary>b</summary>', 'a', 'b'],
    ['summary, then description', '<summary>a</summary><description>b</description>', 'a', 'b'],
    ['an empty description', '<description/><summary>a</summary>', 'a', undefined],
    ['a body in XHTML', '<body xmlns="http://www.w3.org/1999/xhtml"><p>b</p></body>', undefined, '<p>b</p>'],
  ])('%s', (_, inside, description, body) => {
    const [article] = articlesOf(rss(inside));
    expect([article?.description?.value, article?.articleBody?.value]).toEqual([description, body]);
  });
});

describe('the address of an RSS item', () => {
  it.each([
    ['link', '<link>/a</link><guid>https://p.example/g</guid>', 'https://p.example/a'],
    ['link with href', '<link href="/a"/>', 'https://p.example/a'],
    ['a link to the feed is none', '<link rel="self" href="/feed"/>', undefined],
    ['guid', '<guid>https://p.example/g</guid>', 'https://p.example/g'],
    ['guid that is no permalink', '<guid isPermaLink="false">https://p.example/g</guid>', undefined],
    ['guid that is no address', '<guid>42</guid>', undefined],
    ['a CDATA link', '<link><![CDATA[ /a?b=1&c=2 ]]></link>', 'https://p.example/a?b=1&c=2'],
  ])('%s', (_, inside, expected) => {
    expect(articlesOf(rss(inside), 'https://p.example/feed')[0]?.url).toBe(expected);
  });
});

describe('text constructs of Atom', () => {
  it.each([
    ['no type', '<title>a &amp; b</title>', { type: 'text', value: 'a & b' }],
    [
      'type text is believed',
      '<title type="text">&lt;b&gt; is bold</title>',
      { type: 'text', value: '<b> is bold' },
    ],
    ['type html', '<title type="html">a &amp;amp; b</title>', { type: 'html', value: 'a &amp; b' }],
    [
      'type xhtml without its div',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <i>b</i></div></title>',
      { type: 'html', value: 'a <i>b</i>' },
    ],
    ['escaped HTML without a type', '<title>&lt;i>b&lt;/i></title>', { type: 'html', value: '<i>b</i>' }],
    [
      'base64 of Atom 0.3',
      '<title mode="base64" type="text/plain">YSAmIGI=</title>',
      { type: 'text', value: 'a & b' },
    ],
    ['a picture is no title', '<title mode="base64" type="image/png">iVBORw==</title>', undefined],
    ['an empty one', '<title/>', undefined],
  ])('%s', (_, inside, expected) => expect(articlesOf(atom(inside))[0]?.headline).toEqual(expected));
});

describe('who wrote an entry', () => {
  const feed = (entry: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Feed</name></author><entry>${entry}</entry></feed>`;
  it.each([
    [
      'its own author',
      '<author><name>Own</name></author><source><author><name>Source</name></author></source>',
      ['Own'],
    ],
    ['the author of its source', '<source><author><name>Source</name></author></source>', ['Source']],
    ['the author of the feed', '<id>x</id>', ['Feed']],
    ['several', '<author><name>A</name></author><author><name>B</name></author>', ['A', 'B']],
  ])('%s', (_, entry, expected) => {
    expect(articlesOf(feed(entry))[0]?.author?.map((each) => each.name)).toEqual(expected);
  });
});

describe('decodeXml', () => {
  it('reads all documents of a concatenation, each with its own publisher', () => {
    const [first, second] = articlesOf(
      `${rss('<title>a</title>')}${rss('<title>b</title>').replace('Port', 'Pier')}`,
    );
    expect([first?.headline?.value, first?.publisher?.name]).toEqual(['a', 'Port']);
    expect([second?.headline?.value, second?.publisher?.name]).toEqual(['b', 'Pier']);
  });

  it('refuses a feed without items as noArticles', () => {
    expect(decodeXml('<rss><channel><title>x</title></channel></rss>', 'rss', {}).refusals).toMatchObject([
      { code: 'noArticles', pointer: '' },
    ]);
  });

  it('marks the item that the payload was cut in', () => {
    const [whole, cut] = articlesOf('<rss><channel><item><title>a</title></item><item><title>b');
    expect([whole?.warnings, cut?.warnings?.[0]?.code]).toEqual([undefined, 'syntaxMended']);
  });

  it.each([
    [
      'beacons are passed over',
      '<img src="https://s.example/1.gif" width="1" height="1"><img src="https://p.example/b.jpg" alt="B">',
      [{ url: 'https://p.example/b.jpg', caption: 'B' }],
    ],
    ['relative ones without a base too', '<img src="/b.jpg">', undefined],
  ])('finds a picture inside the text: %s', (_, html, expected) => {
    expect(articlesOf(rss(`<description><![CDATA[${html}]]></description>`))[0]?.image).toEqual(expected);
  });
});
