import { describe, expect, it } from 'vitest';
import { acceptedFormat, prefersHtml } from '../../lib/http/formats.ts';
import { splitSuffix } from '../../lib/web/route.ts';

describe('an Accept header', () => {
  it.each([
    ['none', undefined, 'json'],
    ['empty', '', 'json'],
    ['anything', '*/*', 'json'],
    ['JSON Feed', 'application/feed+json', 'json'],
    ['plain JSON', 'application/json', 'json'],
    ['Atom', 'application/atom+xml', 'atom'],
    ['RSS', 'application/rss+xml', 'rss'],
    ['any XML', 'text/xml', 'rss'],
    ['in capitals', 'Application/Atom+XML', 'atom'],
    ['Atom before anything', 'application/atom+xml, */*;q=0.1', 'atom'],
    ['RSS a little less than Atom', 'application/rss+xml;q=0.8, application/atom+xml;q=0.9', 'atom'],
    ['anything but JSON', '*/*, application/feed+json;q=0, application/json;q=0', 'atom'],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'rss'],
    ['an image', 'image/png', undefined],
    ['nothing at all', '*/*;q=0', undefined],
    ['a quality that is none', 'application/atom+xml;q=yes', undefined],
    ['a quality over one', 'application/atom+xml;q=7, application/json', 'json'],
    ['commas alone', ',,,', undefined],
  ])('of %s', (_, accept, format) => {
    expect(acceptedFormat(accept)).toBe(format);
  });
});

describe('an Accept header asks for a page', () => {
  it.each([
    ['none', undefined, false],
    ['anything', '*/*', false],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['HTML alone', 'text/html', true],
    ['a feed reader that takes HTML too', 'application/atom+xml, text/html;q=0.7', false],
    ['HTML that is refused', 'text/html;q=0, */*', false],
  ])('%s', (_, accept, expected) => {
    expect(prefersHtml(accept)).toBe(expected);
  });
});

describe('a suffix', () => {
  it.each([
    ['/v1/feeds/latest', { path: '/v1/feeds/latest' }],
    ['/v1/feeds/latest.rss', { path: '/v1/feeds/latest', format: 'rss' }],
    ['rt.com.atom', { path: 'rt.com', format: 'atom' }],
    ['rt.com', { path: 'rt.com' }],
    ['.json', { path: '', format: 'json' }],
    ['a.json.rss', { path: 'a.json', format: 'rss' }],
    ['/a%2Eatom', { path: '/a', format: 'atom' }],
  ])('of %s', (path, expected) => {
    expect(splitSuffix(path)).toEqual(expected);
  });
});
