import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../lib/normalize/html-text.ts';
import { stopwatch } from '../support/stopwatch.ts';

describe('text of HTML', () => {
  it.each([
    ['paragraphs', '<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
    ['paragraphs that are not closed', '<p>One.<p>Two.', 'One.\n\nTwo.'],
    ['line breaks', 'One<br>two<br/>three', 'One\ntwo\nthree'],
    ['two line breaks', 'One<br><br>two', 'One\n\ntwo'],
    ['blocks in text', 'One<div>two</div>three', 'One\n\ntwo\n\nthree'],
    ['inline elements', 'a <b>bold</b> wo<i>r</i>d', 'a bold word'],
    ['lists', '<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['cells', '<table><tr><td>a<td>b</table>', 'a\n\nb'],
    ['entities', 'a &amp; b &lt;c&gt; &eacute;&#8217;&nbsp;d', 'a & b <c> é’ d'],
    ['broken entities', 'AT&T &; &#; &nosuch; &#xZ;', 'AT&T &; &#; &nosuch; &#xZ;'],
    ['white space', ' a \n\t b ', 'a b'],
    ['scripts and styles', 'a<script>if (1 < 2) b</script><style>p{}</style>c', 'ac'],
    ['nested silent elements', 'a<svg><g><text>b</text></g><svg>c</svg>d</svg>e', 'ae'],
    ['a silent element that ends at once', 'a<iframe src="x"/>b', 'ab'],
    ['comments', 'a<!-- <p>b</p> -->c', 'ac'],
    ['CDATA', 'a<![CDATA[b]]>c', 'abc'],
    ['a tag that never ends', 'a<p class="', 'a'],
    ['a bare less-than', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['nothing', '', ''],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it.each([
    ['a million divs', '<div>'.repeat(1_000_000)],
    ['a million less-thans', '<'.repeat(1_000_000)],
    ['a million ampersands', '&'.repeat(1_000_000)],
    ['open comments', '<!--'.repeat(200_000)],
    ['line breaks', ' <br>'.repeat(500_000)],
    ['pieces between entities', 'a&amp;'.repeat(500_000)],
    ['open scripts', '<svg>'.repeat(300_000)],
  ])('%s take little time', (_, html) => {
    const took = stopwatch();
    htmlToText(html);
    expect(took()).toBeLessThan(2000);
  });

  it('holds no run of empty lines and no outer white space, whatever comes in', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<br>',
      '<div>',
      ' ',
      '\n',
      'a',
      '&nbsp;',
      '<svg>',
      '</svg>',
      '<',
      '&',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = htmlToText(pieces.join(''));
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/\n{3}|[^\S\n]{2}/);
      }),
    );
  });
});
