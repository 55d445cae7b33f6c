import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sanitizeHtml } from '../../lib/normalize/sanitize.ts';
import { describeWithData } from '../support/data.ts';
import { stopwatch } from '../support/stopwatch.ts';

const BASE = 'https://gazette.example/world/story';

/** Elements and attributes that can run, load or style, in the tree that a parser makes of the output. */
function dangers(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return [...document.body.querySelectorAll('*')].flatMap((element) => {
    const name = element.localName;
    const attributes = [...element.attributes].flatMap(({ name: key, value }) => {
      const address = value.replace(/[\s\p{Cc}]+/gu, '').toLowerCase();
      const isBad =
        /^on|^style$|^srcdoc$|^action$|^formaction$|^xlink/i.test(key) ||
        (/^(?:href|src|poster|data|background)$/i.test(key) && !/^(?:https?:|mailto:)/.test(address));
      return isBad ? [`${name} ${key}=${value}`] : [];
    });
    const isBad =
      /^(?:script|style|iframe|object|embed|form|input|button|svg|math|link|meta|base|template|noscript|video|audio|source|textarea|select)$/.test(
        name,
      );
    return isBad ? [name, ...attributes] : attributes;
  });
}

describe('markup that is kept', () => {
  it.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', '<p>One.</p><p>Two.</p>'],
    ['emphasis', '<p><em>a</em> <strong>b</strong></p>', '<p><em>a</em> <strong>b</strong></p>'],
    ['headings, one level down', '<h1>A</h1><h2>B</h2>', '<h2>A</h2><h2>B</h2>'],
    [
      'links, resolved',
      '<a href="../x?a=1&amp;b=2" target="_blank">x</a>',
      '<a href="https://gazette.example/x?a=1&amp;b=2">x</a>',
    ],
    [
      'pictures, resolved',
      '<img src="/a.jpg" alt="A" onerror="x()">',
      '<img src="https://gazette.example/a.jpg" alt="A" />',
    ],
    ['languages', '<p lang="ar" dir="rtl">a</p>', '<p lang="ar" dir="rtl">a</p>'],
    [
      'tables',
      '<table><tr><td colspan="2">a</td></tr></table>',
      '<table><tr><td colspan="2">a</td></tr></table>',
    ],
  ])('%s', (_, html, expected) => {
    expect(sanitizeHtml(html, BASE)).toBe(expected);
  });
});

describe('what is taken out', () => {
  it.each([
    ['scripts', '<p>a<script>alert(1)</script></p>', '<p>a</p>'],
    ['handlers', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
    ['styles', '<p style="position:fixed" class="x" id="y">a</p>', '<p>a</p>'],
    ['javascript links', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['javascript links with white space', '<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    ['data links', '<a href="data:text/html,x">a</a>', '<a>a</a>'],
    ['pictures by data', '<img src="data:image/svg+xml,x">', '<img />'],
    ['frames', '<iframe src="https://x.example"></iframe>a', 'a'],
    ['forms', '<form action="/x"><input name="a">b</form>', 'b'],
    ['elements of other languages', '<svg><a href="javascript:1"><text>a</text></a></svg>', '<a>a</a>'],
  ])('%s', (_, html, expected) => {
    expect(sanitizeHtml(html, BASE)).toBe(expected);
  });

  it('relative addresses without a base', () => {
    expect(sanitizeHtml('<a href="/x">a</a><img src="b.jpg">')).toBe('<a>a</a><img />');
  });
});

describe('depth', () => {
  it('reduces markup that is deeper than any text to its paragraphs', () => {
    const html = `${'<blockquote>'.repeat(100_000)}<p>a &lt;b&gt; c</p><p>d</p>`;
    const took = stopwatch();
    expect(sanitizeHtml(html)).toBe('<p>a &lt;b&gt; c</p>\n<p>d</p>');
    expect(took()).toBeLessThan(2000);
  });

  it('counts paragraphs in a row as none', () => {
    const html = '<p>a'.repeat(2000);
    expect(sanitizeHtml(html)).toContain('<p>a</p><p>a</p>');
  });
});

describe('the check itself', () => {
  it.each([
    '<script>1</script>',
    '<p onclick="1">a</p>',
    '<a href="javascript:1">a</a>',
    '<a href="java\nscript:1">a</a>',
    '<img src="data:x">',
    '<iframe></iframe>',
    '<p style="x">a</p>',
  ])('sees %s', (html) => {
    expect(dangers(html)).not.toEqual([]);
  });
});

describeWithData('attack payloads', (folder) => {
  const payloads: { title: string; payload: string }[] = JSON.parse(
    readFileSync(join(folder, 'safety/xss-payloads.json'), 'utf8'),
  );

  it('are 223', () => expect(payloads).toHaveLength(223));

  it.each(payloads.map(({ title, payload }, index) => [index, title ?? '', payload] as const))(
    '%i %s leaves nothing that runs',
    (_, __, payload) => {
      expect(dangers(sanitizeHtml(payload, BASE))).toEqual([]);
      expect(dangers(sanitizeHtml(sanitizeHtml(payload), BASE))).toEqual([]);
    },
  );
});
