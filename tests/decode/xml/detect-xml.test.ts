import { describe, expect, it } from 'vitest';
import { detectXml } from '../../../lib/decode/xml/detect.ts';

describe('detectXml looks at the outermost element', () => {
  it.each([
    ['RSS', '<rss version="2.0"><channel/></rss>', 'rss'],
    [
      'RSS behind a prolog, a comment and a doctype',
      '<?xml version="1.0"?><!-- <feed> --><!DOCTYPE rss [<!ENTITY a "<html>">]>\n<rss>',
      'rss',
    ],
    ['RSS behind white space and a byte order mark', '\uFEFF \n\t<rss>', 'rss'],
    [
      'RSS behind what a server printed',
      '<br />\n<b>Warning</b>: no session<br />\n<rss version="2.0">',
      'rss',
    ],
    ['RSS in an envelope', '<soap:Envelope xmlns:soap="x"><soap:Body><rss><channel>', 'rss'],
    ['RSS that lost its outermost element', '<channel><title>x</title><item>', 'rss'],
    ['prefixed RDF', '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', 'rdf'],
    ['Atom', '<feed xmlns="http://www.w3.org/2005/Atom">', 'atom'],
    ['an Atom entry alone', '<a:entry xmlns:a="http://www.w3.org/2005/Atom">', 'atom'],
    ['CDF by its upper case', '<CHANNEL><TITLE>x</TITLE></CHANNEL>', 'cdf'],
    ['CDF by its attributes', '<channel><item lastmod="1998-05-01">', 'cdf'],
    ['a sitemap', '<urlset>', 'newsSitemap'],
    ['a news item', '<newsItem guid="x">', 'newsmlG2'],
    ['a news message', '<n:newsMessage>', 'newsmlG2'],
    ['NITF', '<nitf>', 'nitf'],
    ['HTML', '<!doctype html><html><body><rss>', undefined],
    [
      'another vocabulary that has items too',
      '<catalog><item><title>Lamp</title></item></catalog>',
      undefined,
    ],
    ['a name that only begins alike', '<rssx>', undefined],
    ['plain text', 'rss feed < 3', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, text, expected) => expect(detectXml(text)).toBe(expected));
});
