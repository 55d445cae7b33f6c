import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partyOf } from '../../../lib/decode/feed/party.ts';
import { decodeEntities } from '../../../lib/decode/xml/entities.ts';
import { looksLikeHtml } from '../../../lib/decode/xml/looks-like-html.ts';
import { resolveAddress } from '../../../lib/decode/xml/resolve-address.ts';
import { resolveHtml } from '../../../lib/decode/xml/resolve-html.ts';

describe('partyOf', () => {
  it.each([
    ['a name', 'Mina Okafor', { name: 'Mina Okafor' }],
    ['mail (name)', 'mina@port.example (Mina Okafor)', { name: 'Mina Okafor', email: 'mina@port.example' }],
    ['name <mail>', 'Mina Okafor <mina@port.example>', { name: 'Mina Okafor', email: 'mina@port.example' }],
    ['name (mail)', 'Mina Okafor (mina@port.example)', { name: 'Mina Okafor', email: 'mina@port.example' }],
    ['a mail address', 'mailto:mina@port.example', { email: 'mina@port.example' }],
    ['a handle is no mail address', '@mina', { name: '@mina' }],
    ['nothing', '  ', undefined],
  ])('%s', (_, text, expected) => expect(partyOf(text)).toEqual(expected));
});

describe('looksLikeHtml', () => {
  it.each([
    ['a paragraph', '<p>x</p>', true],
    ['an end tag alone', 'x</b>', true],
    ['a void element', 'x<br/>y', true],
    ['a reference', 'Q&amp;A', true],
    ['a numeric reference', 'caf&#233;', true],
    ['comparison signs', '1 < 2 > 0', false],
    ['an ampersand', 'AT&T; Q & A', false],
    ['no element of HTML', 'email <name here>', false],
    ['a name that only begins alike', '<abbreviated>', false],
  ])('%s', (_, text, expected) => expect(looksLikeHtml(text)).toBe(expected));
});

describe('resolveAddress', () => {
  it.each([
    ['relative to a page', '../b?c=1#d', 'http://a.example/x/y', 'http://a.example/b?c=1#d'],
    ['from the root', '/b', 'http://a.example/x/y', 'http://a.example/b'],
    ['without scheme', '//b.example/c', 'https://a.example/', 'https://b.example/c'],
    [
      'absolute stays character by character',
      'HTTP://A.example/%7e',
      'http://b.example/',
      'HTTP://A.example/%7e',
    ],
    ['no base', '/b', undefined, '/b'],
    ['a relative base gives a relative answer', 'c', 'a/b', 'a/c'],
    ['what cannot be resolved', 'http://[', 'http://a.example/', 'http://['],
    ['a base that is none', 'b', 'mailto:x', 'b'],
  ])('%s', (_, address, base, expected) => expect(resolveAddress(address, base)).toBe(expected));
});

describe('resolveHtml', () => {
  const base = 'https://a.example/x/';
  it.each([
    [
      'links and pictures',
      '<a href="y">z</a><img src=/i.png>',
      '<a href="https://a.example/x/y">z</a><img src=https://a.example/i.png>',
    ],
    [
      'entities in addresses',
      "<a href='?b=1&amp;c=2'>z</a>",
      "<a href='https://a.example/x/?b=1&amp;c=2'>z</a>",
    ],
    [
      'absolute and others stay',
      '<a href="mailto:b@c.example">z</a><p title="y">',
      '<a href="mailto:b@c.example">z</a><p title="y">',
    ],
    ['text about markup stays', 'write href="y" there', 'write href="y" there'],
  ])('%s', (_, html, expected) => expect(resolveHtml(html, base)).toBe(expected));

  it('does nothing without an absolute base', () =>
    expect(resolveHtml('<a href="y">', 'x/')).toBe('<a href="y">'));
});

describe('decodeEntities', () => {
  it.each([
    ['the five of XML', '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt; &amp;', '<a b="c" d=\'e\'> &'],
    ['once only', '&amp;lt; &#38;amp; &amp;#38;', '&lt; &amp; &#38;'],
    ['numbers', '&#233;&#xE9;&#XE9;&#128512;', 'ééé😀'],
    ['numbers of Windows-1252', '&#146;&#150;', '’–'],
    ['names of HTML', '&nbsp;&hellip;&CounterClockwiseContourIntegral;', '\u00a0…∳'],
    ['what is none', '& &; &a &nope; &#; &#x; a&b;', '& &; &a &nope; &#; &#x; a&b;'],
    ['no character', '&#0;&#xD800;&#1114112;', '\ufffd\ufffd\ufffd'],
  ])('%s', (_, text, expected) => expect(decodeEntities(text)).toBe(expected));

  it('a long text decodes as its parts do, wherever a reference stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16_300, max: 16_400 }),
        fc.constantFrom('&amp;lt;', '&eacute;', '&x'),
        (length, text) => {
          const filler = '-'.repeat(length);
          expect(decodeEntities(filler + text + filler)).toBe(filler + decodeEntities(text) + filler);
        },
      ),
    );
  });
});
