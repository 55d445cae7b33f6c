import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressesOf } from '../../lib/normalize/addresses.ts';
import {
  absoluteUrl,
  addressInside,
  canonicalUrl,
  isDetour,
  isFrontPage,
  urlIdentity,
} from '../../lib/normalize/canonical-url.ts';

describe('absoluteUrl', () => {
  it.each([
    ['https://a.example/x', undefined, 'https://a.example/x'],
    ['www.a.example/x', undefined, 'https://www.a.example/x'],
    ['//a.example/x', 'https://b.example/', 'https://a.example/x'],
    ['../x', 'https://b.example/c/d/', 'https://b.example/c/x'],
    ['https://user:secret@a.example/x', undefined, 'https://a.example/x'],
    ['https://bücher.example/ä', undefined, 'https://xn--bcher-kva.example/%C3%A4'],
    ['https://www.a.comsport/2026/x', undefined, 'https://www.a.com/sport/2026/x'],
    ['https://a.co.uknews/x', undefined, 'https://a.co.uk/news/x'],
    ['https://a.community/x', undefined, 'https://a.community/x'],
    ['javascript:alert(1)', 'https://b.example/', undefined],
    ['data:text/html,x', 'https://b.example/', undefined],
    ['mailto:ida@a.example', 'https://b.example/', undefined],
    ['file:///etc/passwd', undefined, undefined],
    ['https://nohost', undefined, undefined],
    ['x', undefined, undefined],
    ['', 'https://b.example/', undefined],
    [`https://a.example/${'x'.repeat(3000)}`, undefined, undefined],
  ])('%s on %s', (text, base, expected) => expect(absoluteUrl(text, base)).toBe(expected));
});

describe('canonicalUrl', () => {
  it.each([
    ['http://WWW.A.Example:80/News/?b=2&a=1#top', 'https://www.a.example/News/?a=1&b=2'],
    ['https://a.example:8443/x', 'https://a.example:8443/x'],
    ['https://a.example./x', 'https://a.example/x'],
    ['https://a.example/x?utm_source=rss&utm_medium=feed&fbclid=1&gclid=2', 'https://a.example/x'],
    ['https://a.example/x?id=7&CMP=rss&at_medium=RSS&xtor=1', 'https://a.example/x?id=7'],
    ['https://a.example/x?partner=rss&ref=feed', 'https://a.example/x'],
    ['https://a.example/x?ref=chapter-2', 'https://a.example/x?ref=chapter-2'],
    ['https://a.example/x;jsessionid=1A2B?id=7', 'https://a.example/x?id=7'],
    ['https://www.youtube.com/watch?v=1&feature=share', 'https://www.youtube.com/watch?v=1'],
    ['https://a.example/?story/7', 'https://a.example/?story/7'],
    ['https://a.example/%7eida/%c3%a4', 'https://a.example/~ida/%C3%A4'],
    ['https://a.example/#!/story/7', 'https://a.example/#!/story/7'],
    ['https://a.example/?', 'https://a.example/'],
    ['https://a.example/??', 'https://a.example/??'],
  ])('%s', (url, expected) => expect(canonicalUrl(url)).toBe(expected));

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const once = canonicalUrl(url);
        return canonicalUrl(once) === once;
      }),
    );
  });
});

describe('urlIdentity', () => {
  it.each([
    ['http://a.example/x', 'https://www.a.example/x/'],
    ['https://a.example/x?b=1&a=2', 'https://a.example/x?a=2&b=1&utm_campaign=z'],
    ['https://a.example/%C3%A4', 'https://a.example/ä'],
  ])('%s is %s', (a, b) => expect(urlIdentity(a)).toBe(urlIdentity(b)));

  it.each([
    ['https://a.example/x', 'https://a.example/X'],
    ['https://a.example/x?id=1', 'https://a.example/x?id=2'],
    ['https://a.example/x', 'https://b.example/x'],
  ])('%s is not %s', (a, b) => expect(urlIdentity(a)).not.toBe(urlIdentity(b)));
});

describe('detours', () => {
  it.each([
    ['https://news.google.com/rss/articles/CBMi', undefined],
    ['https://t.co/abc', undefined],
    ['http://feedproxy.google.com/~r/ledger/~3/abc/', undefined],
    ['https://amp.a.example/x', 'https://a.example/x'],
    ['https://a.example/x/amp/', 'https://a.example/x/'],
    ['https://a.example/x.amp.html', 'https://a.example/x.html'],
    ['https://a.example/x?id=1&outputType=amp', 'https://a.example/x?id=1'],
    ['https://a-example.cdn.ampproject.org/c/s/a.example/x', 'https://a.example/x'],
    ['https://www.google.com/amp/s/a.example/x', 'https://a.example/x'],
    ['https://www.google.com/url?q=https://a.example/x&sa=D', 'https://a.example/x'],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx&h=1', 'https://a.example/x'],
    ['https://web.archive.org/web/20260101000000/https://a.example/x?id=1', 'https://a.example/x?id=1'],
    ['https://www.google.com/url?q=javascript:alert(1)', undefined],
    ['https://www.google.com/url?q=https://t.co/x', undefined],
  ])('%s', (url, inside) => {
    expect(isDetour(url)).toBe(true);
    expect(addressInside(url)).toBe(inside);
  });

  it.each([
    'https://a.example/x',
    'https://a.example/camping/x',
    'https://example.amp.example/x',
    'https://a.example/?url=https://b.example/',
  ])('%s is none', (url) => expect(isDetour(url)).toBe(false));
});

describe('addressesOf', () => {
  const raw = { format: 'rss', pointer: '', identifiers: [] } as const;

  it.each([
    ['its own', { url: 'https://a.example/x?utm_source=y' }, 'https://a.example/x', ['https://a.example/x']],
    [
      'a permanent guid behind a redirect',
      { url: 'https://t.co/x', identifiers: [{ type: 'url', value: 'https://a.example/x' }] },
      'https://a.example/x',
      ['https://t.co/x'],
    ],
    [
      'what a redirect carries',
      { url: 'https://www.google.com/url?q=https://a.example/x' },
      'https://a.example/x',
      ['https://www.google.com/url?q=https://a.example/x'],
    ],
    ['a bare redirect before none', { url: 'https://t.co/x' }, 'https://t.co/x', []],
    [
      'a story before the front page',
      { url: 'https://a.example/', identifiers: [{ type: 'url', value: 'https://a.example/x' }] },
      'https://a.example/x',
      ['https://a.example/'],
    ],
    ['the address a page was fetched from', { format: 'html' }, 'https://base.example/page', []],
  ] as const)('chooses %s', (_, fields, url, others) => {
    const found = addressesOf({ ...raw, ...fields }, 'https://base.example/page');
    expect(found.url).toBe(url);
    expect(found.sameAs).toEqual(others.filter((other) => other !== url));
  });

  it('warns of an address that cannot be used', () => {
    expect(addressesOf({ ...raw, url: 'javascript:alert(1)' }, undefined)).toEqual({
      sameAs: [],
      warnings: [{ code: 'urlUnusable', pointer: 'url' }],
    });
  });

  it('knows the front page', () => {
    expect(isFrontPage('http://a.example/index.html?utm_source=x')).toBe(true);
    expect(isFrontPage('https://a.example/?p=7')).toBe(false);
  });
});
