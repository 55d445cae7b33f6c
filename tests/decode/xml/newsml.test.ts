import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../lib/decode/xml/read.ts';

const item = (status: string, inside: string, itemClass = 'text'): string => `
  <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="2"><itemMeta>
  <itemClass qcode="ninat:${itemClass}"/><versionCreated>2026-11-23T09:00:00Z</versionCreated>${status}
  </itemMeta>${inside}</newsItem>`;

const outcome = (text: string): (string | undefined)[] => {
  const { articles, refusals } = decodeXml(text, 'newsmlG2', {});
  return [
    ...articles.map((each) => each.creativeWorkStatus ?? 'article'),
    ...refusals.map((each) => each.code),
  ];
};

const HEADLINE = '<contentMeta><headline>h</headline></contentMeta>';
const BOTH = '<contentMeta><headline>h</headline><description>d</description></contentMeta>';

describe('what counts as an article in NewsML-G2', () => {
  it.each([
    ['a text with a headline', item('', HEADLINE), ['article']],
    ['a text with nothing', item('', ''), ['noHeadline']],
    ['a picture with headline and description', item('', BOTH, 'picture'), ['article']],
    ['a picture with a headline only', item('', HEADLINE, 'picture'), ['notAnArticle']],
    ['a canceled item with nothing', item('<pubStatus qcode="stat:canceled"/>', ''), ['canceled']],
    [
      'a withheld item by address',
      item('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>', ''),
      ['withheld'],
    ],
    ['a usable item', item('<pubStatus qcode="stat:usable"/>', HEADLINE), ['usable']],
    ['a concept', '<conceptItem guid="x"/>', ['notAnArticle']],
    ['an empty message', '<newsMessage><itemSet/></newsMessage>', ['noArticles']],
  ])('%s', (_, text, expected) => expect(outcome(text)).toEqual(expected));
});

describe('the text of a news item', () => {
  const contents = (inside: string) => item('', `${HEADLINE}<contentSet>${inside}</contentSet>`);
  it.each([
    [
      'plain text',
      '<inlineData contenttype="text/plain">a &lt; b</inlineData>',
      { type: 'text', value: 'a < b' },
    ],
    [
      'HTML in base64',
      '<inlineData contenttype="text/html" encoding="encd:base64">PHA+YTwvcD4=</inlineData>',
      { type: 'html', value: '<p>a</p>' },
    ],
    [
      'NITF without its namespace',
      '<inlineXML><nitf><body><body.content><p>a</p></body.content></body></nitf></inlineXML>',
      { type: 'html', value: '<p>a</p>' },
    ],
    [
      'XHTML',
      '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>a</p></body></html></inlineXML>',
      { type: 'html', value: '<p>a</p>' },
    ],
    ['another vocabulary', '<inlineXML><sports-content><p>a</p></sports-content></inlineXML>', undefined],
    [
      'the first rendition that is text',
      '<inlineXML><sports-content/></inlineXML><inlineData>b</inlineData>',
      { type: 'text', value: 'b' },
    ],
  ])('%s', (_, inside, expected) => {
    expect(decodeXml(contents(inside), 'newsmlG2', {}).articles[0]?.articleBody).toEqual(expected);
  });
});
