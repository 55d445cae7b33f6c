import { describe, expect, it } from 'vitest';
import { feedsOfPage, usualPlaces } from '../../lib/collect/discover.ts';
import { readAddresses, readOpml } from '../../lib/collect/opml.ts';
import { articleLinks } from '../../lib/collect/page-links.ts';
import { askRobots, robotsOf } from '../../lib/collect/robots.ts';

const PAGE = 'https://www.paper.example/news/';

describe('the feeds of a page', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'a link element',
      '<link rel="alternate" type="application/rss+xml" href="/feed">',
      ['https://www.paper.example/feed'],
    ],
    [
      'its attributes in any order and case',
      '<LINK HREF=/feed TYPE="Application/RSS+XML" REL="Alternate Feed">',
      ['https://www.paper.example/feed'],
    ],
    ['rel=feed', '<link rel="feed" href="/atom">', ['https://www.paper.example/atom']],
    [
      'JSON Feed',
      '<link rel=alternate type="application/feed+json" href="feed.json">',
      ['https://www.paper.example/news/feed.json'],
    ],
    [
      'base',
      '<base href="https://cdn.paper.example/x/"><link rel=alternate type="application/atom+xml" href="a.xml">',
      ['https://cdn.paper.example/x/a.xml'],
    ],
    [
      'feeds of comments come last',
      '<link rel=alternate type="application/rss+xml" href="/comments/feed"><link rel=alternate type="application/rss+xml" href="/feed">',
      ['https://www.paper.example/feed', 'https://www.paper.example/comments/feed'],
    ],
    [
      'endpoints of WordPress are none',
      '<link rel=alternate type="application/json" href="/wp-json/wp/v2/pages/1"><link rel=alternate type="application/json+oembed" href="/oembed">',
      [],
    ],
    ['alternate pages are none', '<link rel=alternate hreflang=de href="/de">', []],
    [
      'a link that looks like one',
      '<a href="/rss/world.xml">World</a><a href="/about">About</a>',
      ['https://www.paper.example/rss/world.xml'],
    ],
    ['links of others are none', '<a href="https://reader.example/feed">Follow</a>', []],
    ['other schemes are none', '<link rel=alternate type="application/rss+xml" href="feed:foo">', []],
    [
      'the same one twice',
      '<link rel=alternate type="application/rss+xml" href="/feed"><a href="/feed">RSS</a>',
      ['https://www.paper.example/feed'],
    ],
  ])('%s', (_, html, expected) => expect(feedsOfPage(html, PAGE).map(({ url }) => url)).toEqual(expected));

  it('are looked for at the usual places of its host otherwise', () => {
    const urls = usualPlaces(PAGE, ['https://www.paper.example/sm/news.xml']).map(({ url }) => url);
    expect(urls[0]).toBe('https://www.paper.example/feed');
    expect(urls).toContain('https://www.paper.example/sm/news.xml');
  });
});

describe('a file of subscriptions', () => {
  it.each<[string, string, readonly object[]]>([
    [
      'folders',
      '<opml><body>\n<outline text="World">\n<outline type="rss" text="A" xmlUrl="http://a.example/"/></outline></body></opml>',
      [{ line: 3, url: 'http://a.example/', title: 'A', folders: ['World'] }],
    ],
    [
      'attributes in any case',
      '<OPML><BODY><OUTLINE TYPE="rss" TEXT="A" XMLURL="http://a.example/"/></BODY></OPML>',
      [{ url: 'http://a.example/' }],
    ],
    [
      'an outline of type rss without an address',
      '<opml><body><outline type="rss" text="A"/></body></opml>',
      [{ url: '' }],
    ],
    ['a folder without feeds', '<opml><body><outline text="World"/></body></opml>', []],
    [
      'entities',
      '<opml><body><outline text="A &amp; B" xmlUrl="http://a.example/?x=1&amp;y=2"/></body></opml>',
      [{ url: 'http://a.example/?x=1&y=2', title: 'A & B' }],
    ],
    [
      'an end that is missing',
      '<opml><body><outline text="W"><outline text="A" xmlUrl="http://a.example/">',
      [{ url: 'http://a.example/', folders: ['W'] }],
    ],
  ])('of OPML: %s', (_, text, expected) => {
    const outlines = readOpml(text);
    expect(outlines).toHaveLength(expected.length);
    expect(outlines).toMatchObject(expected);
  });

  it('of addresses', () => {
    expect(readAddresses('# mine\nhttp://a.example/ A\n\r\n  http://b.example/\n')).toEqual([
      { line: 2, url: 'http://a.example/', folders: [] },
      { line: 4, url: 'http://b.example/', folders: [] },
    ]);
  });

  it('of a thousand folders in each other is read', () => {
    const deep = `<opml><body>${'<outline text="f">'.repeat(1000)}<outline xmlUrl="http://a.example/"/></body></opml>`;
    expect(readOpml(deep)).toHaveLength(1);
  });
});

describe('the articles of a page', () => {
  it('are its links outside navigation that look like articles of its site', () => {
    const html = `<nav><a href="/a-long-menu-entry">x</a></nav><main>
      <a href="/2026/11/20/storm">date</a><a href="ferry-runs-late-again#c">slug</a><a href="/a/1234567">number</a>
      <a href="/about">about</a><a href="https://other.example/a-b-c-d">other</a><a href="mailto:x@y">mail</a></main>`;
    expect(articleLinks(html, 'text/html', PAGE).map(({ link }) => link)).toEqual([
      'https://www.paper.example/2026/11/20/storm',
      'https://www.paper.example/news/ferry-runs-late-again',
      'https://www.paper.example/a/1234567',
    ]);
  });

  it('are the lines of a text', () => {
    const links = articleLinks('https://a.example/1\nnot one\nhttps://a.example/1', 'text/plain', PAGE);
    expect(links.map(({ link }) => link)).toEqual(['https://a.example/1']);
  });
});

describe('robots.txt', () => {
  const TEXT =
    'User-agent: newsloom\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: *\nDisallow: /\nSitemap: https://p.example/s.xml';
  it.each<[string, number | undefined, string, string, boolean, number]>([
    ['our own group', 200, TEXT, 'https://p.example/a', true, 7],
    ['our own group forbids', 200, TEXT, 'https://p.example/private/a', false, 7],
    ['the group of all', 200, 'User-agent: *\nDisallow: /x', 'https://p.example/x', false, 0],
    [
      'the longest rule wins',
      200,
      'User-agent: *\nDisallow: /x\nAllow: /x/y',
      'https://p.example/x/y',
      true,
      0,
    ],
    [
      'a delay of an hour is kept as a minute',
      200,
      'User-agent: *\nCrawl-delay: 3600',
      'https://p.example/',
      true,
      60,
    ],
    ['404: all is allowed', 404, '', 'https://p.example/', true, 0],
    ['403: all is allowed', 403, '', 'https://p.example/', true, 0],
    ['500: nothing is', 500, '', 'https://p.example/', false, 0],
    ['unreachable: nothing is', undefined, '', 'https://p.example/', false, 0],
    ['a page for robots.txt says nothing', 200, '<html>Not found</html>', 'https://p.example/', true, 0],
  ])('%s', (_, status, body, url, isAllowed, delaySeconds) => {
    const verdict = askRobots(
      robotsOf('https://p.example', status, body),
      url,
      'newsloom/0.2.0 (contact: a@b.example)',
    );
    expect(verdict).toMatchObject({ isAllowed, delaySeconds });
  });
});
