import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../../lib/article/refusal.ts';
import type { Decoded } from '../../../lib/decode/decoded.ts';
import { detectXml } from '../../../lib/decode/xml/detect.ts';
import { decodeXml } from '../../../lib/decode/xml/read.ts';
import { repositoryRoot } from '../../support/root.ts';
import { stopwatch } from '../../support/stopwatch.ts';

const rss = (inside: string): string =>
  `<rss version="2.0"><channel><title>t</title>${inside}</channel></rss>`;
const described = (inside: string): string =>
  rss(`<item><title>kept</title><description>${inside}</description></item>`);
const atom = (inside: string): string => `<feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`;
const newsItem = (inside: string): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">${inside}</newsItem>`;

function decodeText(text: string): Decoded {
  return decodeXml(text, detectXml(text) ?? 'rss', { baseUrl: 'https://base.example/' });
}

/** What has to hold of any answer at all. */
function isAnswer({ articles, refusals }: Decoded): boolean {
  const hasPlace = articles.every(
    ({ pointer, identifiers }) => pointer.startsWith('/') && Array.isArray(identifiers),
  );
  const isCoded = refusals.every(({ code, detail }) => REFUSAL_CODES.includes(code) && detail !== '');
  return hasPlace && isCoded && articles.length + refusals.length > 0;
}

const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join(
  '',
);

/** Each made to be as slow or as large as its kind can be; sizes are those of the largest upload or of the issue. */
const HOSTILE: [name: string, make: () => string][] = [
  ['a billion laughs', () => `<!DOCTYPE rss [<!ENTITY a0 "ha">${entities}]>${described('&a9;')}`],
  ['an external entity', () => `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${described('&x;')}`],
  ['100 000 nested elements', () => described('<a>'.repeat(100_000))],
  ['100 000 nested elements, closed', () => described('<a>'.repeat(100_000) + '</a>'.repeat(100_000))],
  [
    '100 000 nested elements, wrongly closed',
    () => described('<a>'.repeat(100_000) + '</b>'.repeat(100_000)),
  ],
  ['nested items that never end', () => `<rss>${'<item><a><a>'.repeat(100_000)}`],
  ['a million <', () => described('<'.repeat(1_000_000))],
  ['a million &', () => described('&'.repeat(1_000_000))],
  ['a reference that never ends', () => described(`&${'a'.repeat(2_000_000)}`)],
  ['200 000 open comments', () => described('<!--'.repeat(200_000))],
  ['200 000 open comments before the document', () => '<!--'.repeat(200_000)],
  ['200 000 escaped comments', () => described('&lt;!--'.repeat(200_000))],
  ['200 000 open CDATA sections', () => described('<![CDATA['.repeat(200_000))],
  ['a doctype that never ends', () => `<!DOCTYPE rss [${'<!ENTITY a "b"> ]'.repeat(200_000)}`],
  ['50 MB in one text', () => described('x'.repeat(50_000_000))],
  ['20 MB of escaped markup', () => described('&lt;p&gt;a '.repeat(2_000_000))],
  ['five million elements', () => rss('<a/>'.repeat(5_000_000))],
  ['300 000 items', () => rss('<item><title>a</title></item>'.repeat(300_000))],
  ['300 000 documents', () => '<rss/>'.repeat(300_000)],
  [
    '300 000 attributes',
    () => rss(`<item ${Array.from({ length: 300_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
  ],
  [
    '200 namespaces around 300 000 names',
    () => rss('<a xmlns:b="c">'.repeat(200) + '<d:e/>'.repeat(300_000)),
  ],
  ['a million stray end tags in deep elements', () => rss('<a>'.repeat(240) + '</x>'.repeat(1_000_000))],
  [
    'bases that grow',
    () => atom(`${`<a xml:base="${'a/'.repeat(2000)}">`.repeat(240)}<entry><link href="x"/>`),
  ],
  ['100 000 relative links', () => described('&lt;a href="x">y&lt;/a>'.repeat(100_000))],
  ['attributes without values', () => described('&lt;a href='.repeat(300_000))],
  ['pictures without ends', () => described('&lt;img src='.repeat(300_000))],
  ['a title of open tags', () => rss(`<item><source>${'&lt;b'.repeat(300_000)}</source></item>`)],
  ['20 MB of base64', () => atom(`<entry><content type="application/pdf">${'QUJD'.repeat(5_000_000)}`)],
  [
    '100 000 subjects and as many names',
    () =>
      newsItem(
        `${'<assert qcode="a"/>'.repeat(100_000)}<contentMeta>${'<subject qcode="b"/>'.repeat(100_000)}`,
      ),
  ],
  [
    'names of the language itself',
    () => rss('<item><__proto__>a</__proto__><constructor __proto__="b"/><title>t</title></item>'),
  ],
  ['NULs', () => rss('<item>\0<title>\0a\0</title></item>\0')],
];

describe('hostile documents are answered within 3 s', () => {
  it.each(HOSTILE)(
    '%s',
    (_, make) => {
      const text = make();
      const took = stopwatch();
      const decoded = decodeText(text);
      expect(took()).toBeLessThan(3000);
      expect(isAnswer(decoded)).toBe(true);
    },
    20_000,
  );

  it('nothing of a DTD is expanded or fetched', () => {
    const laughs = decodeText(HOSTILE[0]?.[1]() ?? '').articles[0];
    const external = decodeText(HOSTILE[1]?.[1]() ?? '').articles[0];
    expect([laughs?.description?.value, external?.description?.value]).toEqual(['&a9;', '&x;']);
  });

  it('no object gains what a name of an element or attribute says', () => {
    const { articles } = decodeText(
      rss('<item><__proto__ __proto__="a">b</__proto__><title>t</title></item>'),
    );
    expect(Object.getPrototypeOf(articles[0])).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['b']).toBeUndefined();
  });

  it('takes time in proportion to the length', () => {
    const millisecondsOf = (count: number): number => {
      const text = described('<b>&lt;i&gt; & <'.repeat(count));
      const took = stopwatch();
      decodeText(text);
      return took();
    };
    millisecondsOf(20_000);
    expect(millisecondsOf(400_000)).toBeLessThan(20 * Math.max(millisecondsOf(40_000), 20));
  });
});

const golden = join(repositoryRoot, 'tests/golden');
const samples = readdirSync(golden)
  .filter((name) => /^(rss|rdf|atom|cdf|sitemap|newsml|nitf)-/.test(name))
  .map((name) => readFileSync(join(golden, name, 'input.xml'), 'utf8'));

const snippet = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<![CDATA[',
  '<!--',
  '</',
  '<item>',
  '</item>',
  '\0',
  '\uD800',
  'xmlns=""',
  '<!DOCTYPE',
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(40),
  put: fc.oneof(snippet, fc.string()),
});

function edited(text: string, edits: readonly { at: number; cut: number; put: string }[]): string {
  return edits.reduce((so, { at, cut, put }) => {
    const start = Math.floor(at * so.length);
    return so.slice(0, start) + put + so.slice(start + cut);
  }, text);
}

describe('any text is answered and none is thrown on', () => {
  it('random text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => isAnswer(decodeText(text))),
    );
  });

  it('random pieces of markup', () => {
    const pieces = fc.array(fc.oneof(snippet, fc.string({ maxLength: 5 })), { maxLength: 60 });
    fc.assert(fc.property(pieces, (parts) => isAnswer(decodeText(`<rss><channel>${parts.join('')}`))));
  });

  it('golden documents with bytes cut, put in and exchanged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (text, edits) => isAnswer(decodeText(edited(text, edits))),
      ),
      { numRuns: 400 },
    );
  });

  it('golden documents cut off anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.double({ min: 0, max: 1, noNaN: true }), (text, share) =>
        isAnswer(decodeText(text.slice(0, Math.floor(share * text.length)))),
      ),
      { numRuns: 300 },
    );
  });
});
