import { describe, expect, it } from 'vitest';
import {
  attributeOf,
  childOf,
  elementsOf,
  elementText,
  type XmlElement,
} from '../../../lib/decode/xml/element.ts';
import { readXml } from '../../../lib/decode/xml/read-xml.ts';

const ROOTS = new Set(['rss', 'feed']);

/** `name(children)` of every element, text in quotes. */
function outline(node: XmlElement | string): string {
  if (typeof node === 'string') return JSON.stringify(node);
  return node.children.length === 0 ? node.name : `${node.name}(${node.children.map(outline).join(' ')})`;
}

function outlineOf(text: string): string {
  return readXml(text, ROOTS).roots.map(outline).join(' | ');
}

describe('readXml names elements by namespace, not by prefix', () => {
  it.each([
    ['no namespace', '<rss><title>a</title></rss>', 'rss(title("a"))'],
    ['upper case', '<RSS><TiTle>a</tItLE></RSS>', 'rss(title("a"))'],
    ['a prefix for the format itself', '<x:rss xmlns:x="urn:mine"><x:title/></x:rss>', 'rss(title)'],
    [
      'another prefix for Dublin Core',
      '<rss xmlns:z="http://purl.org/dc/elements/1.1/"><z:date/></rss>',
      'rss(dc:date)',
    ],
    [
      'an address written without its slash',
      '<rss xmlns:m="http://search.yahoo.com/mrss"><m:title/></rss>',
      'rss(media:title)',
    ],
    ['a prefix that nobody declared', '<rss><dc:date/></rss>', 'rss(dc:date)'],
    ['a foreign namespace', '<rss xmlns:f="urn:f"><f:title/></rss>', 'rss(f:title)'],
    [
      'a namespace declared inside',
      '<rss><body xmlns="http://www.w3.org/1999/xhtml"><p/></body><p/></rss>',
      'rss(xhtml:body(xhtml:p) p)',
    ],
    ['Atom inside RSS', '<rss xmlns:a="http://www.w3.org/2005/Atom"><a:link/></rss>', 'rss(atom:link)'],
    ['Atom by itself', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:link/></a:feed>', 'feed(link)'],
    [
      'two documents with namespaces of their own',
      '<feed xmlns="urn:1"><a/></feed><x:rss xmlns:x="urn:2"><x:b/></x:rss>',
      'feed(a) | rss(b)',
    ],
  ])('%s', (_, text, expected) => expect(outlineOf(text)).toBe(expected));
});

describe('readXml takes what it gets', () => {
  it.each([
    ['stray < and &', '<rss><t>1 < 2 & 3</t></rss>', 'rss(t("1 " "< 2 & 3"))'],
    [
      'entities once',
      '<rss><t>&amp;lt; &eacute; &#8211; &#x2014; &nope;</t></rss>',
      'rss(t("&lt; é – — &nope;"))',
    ],
    ['CDATA as it stands', '<rss><t><![CDATA[<p>&amp;]]></t></rss>', 'rss(t("<p>&amp;"))'],
    ['a missing end', '<rss><item><t>a', 'rss(item(t("a")))'],
    ['an end tag that closes several', '<rss><item><b><i>x</item><item/></rss>', 'rss(item(b(i("x"))) item)'],
    [
      'an item that was not closed',
      '<rss><item><t>a</t><item><t>b</t></item></rss>',
      'rss(item(t("a")) item(t("b")))',
    ],
    ['a stray end tag', '<rss></x><t/></rss>', 'rss(t)'],
    ['a name that is a trap elsewhere', '<rss><__proto__>a</__proto__></rss>', 'rss(__proto__("a"))'],
    [
      'entities of a DTD are not expanded',
      '<!DOCTYPE rss [<!ENTITY a "boom">]><rss><t>&a;</t></rss>',
      'rss(t("&a;"))',
    ],
  ])('%s', (_, text, expected) => expect(outlineOf(text)).toBe(expected));

  it('says which elements had no end tag', () => {
    const [rss] = readXml('<rss><a></a><b><c/></rss>', ROOTS).roots;
    expect(rss && elementsOf(rss).map((each) => each.closed)).toEqual([true, false]);
  });

  it('leaves out what is nested too deep, and reads on behind it', () => {
    const document = readXml(`<rss>${'<d>'.repeat(300)}x${'</d>'.repeat(300)}<t>y</t></rss>`, ROOTS);
    expect(document.tooDeep).toBe(true);
    expect(elementText(childOf(document.roots[0], 't'))).toBe('y');
  });
});

describe('readXml hands down xml:base and xml:lang', () => {
  const text = `<feed xml:base="http://a.example/x/" xml:lang="en">
    <e xml:base="y/"><f xml:base="../z" xml:lang="de" k="v &amp; w"/></e></feed>`;
  const e = childOf(readXml(text, ROOTS).roots[0], 'e');
  const f = childOf(e, 'f');

  it('resolves each base against the one around it', () => {
    expect([e?.base, f?.base]).toEqual(['http://a.example/x/y/', 'http://a.example/x/z']);
  });
  it('keeps the nearest language', () => expect([e?.language, f?.language]).toEqual(['en', 'de']));
  it('reads attributes with their entities', () => expect(attributeOf(f, 'K')).toBe('v & w'));
});
