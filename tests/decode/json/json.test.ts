import { describe, expect, it } from 'vitest';
import { decode } from '../../../lib/decode/decode.ts';
import { decodeJson } from '../../../lib/decode/json/read.ts';

const story = (title: string) => `{"title":"${title}","url":"https://gazette.example/${title}"}`;
const [A, B, C] = [story('a'), story('b'), story('c')];

describe('places in a payload', () => {
  it.each([
    ['one object', A, [''], []],
    ['a list', `[${A},${B}]`, ['/0', '/1'], []],
    ['an envelope', `{"data":{"articles":[${A}]}}`, ['/data/articles/0'], []],
    ['a key with a slash and a tilde', `{"response":{"docs":[${A}]}}`, ['/response/docs/0'], []],
    ['one document a line', `${A}\n${B}\r\n\n${C}`, ['line 1', 'line 2', 'line 4'], []],
    ['a text sequence', `\u001e${A}\n\u001e${B}\n`, ['line 2', 'line 4'], []],
    ['documents in a row', `${A} ${B}${C}`, ['/0', '/1', '/2'], []],
    ['lists in a row', `[${A}]\n[${B},${C}]`, ['/0/0', '/1/0', '/1/1'], []],
    ['a list cut off', `[${A},${B},{"title":"c`, ['/0', '/1'], ['syntaxError /2']],
    [
      'an envelope cut off',
      `{"status":"ok","articles":[${A},{"ti`,
      ['/articles/0'],
      ['syntaxError /articles/1'],
    ],
    [
      'an object cut off',
      '{"title":"a","url":"https://gazette.example/a","body":"Crews le',
      [],
      ['syntaxError /body'],
    ],
    ['a broken element', `[${A},{"title":nope},${C}]`, ['/0', '/2'], ['syntaxError /1']],
    ['a string that does not end', `[${A},{"title":"b},${C}]`, ['/0'], ['syntaxError /1']],
    ['a comma too many', `[${A},${B},]`, ['/0', '/1'], []],
    ['a comma too few', `[${A} ${B}]`, ['/0', '/1'], []],
    ['garbage between elements', `[${A};${B},${C}]`, ['/0', '/1'], ['syntaxError /1']],
    ['a broken line', `${A}\n{"title":"b",\n${C}`, ['line 1', 'line 3'], ['syntaxError line 2']],
    ['something after the end', `${A}}`, ['/0'], ['syntaxError /1']],
    [
      'elements that are no objects',
      `["x",${A},7,null,[${B}]]`,
      ['/1'],
      ['notAnArticle /0', 'notAnArticle /2', 'notAnArticle /3', 'notAnArticle /4'],
    ],
    ['a string alone', '"title"', [], ['notAnArticle ']],
    ['an empty envelope', '{"status":"ok","articles":[]}', [], ['noArticles /articles']],
    ['an item without any text', `[{"content_html":"","id":"1"},${A}]`, ['/1'], ['noHeadline /0']],
  ])('%s', (_, text, articles, refusals) => {
    const decoded = decodeJson(text, {});
    expect(decoded.articles.map(({ pointer }) => pointer)).toEqual(articles);
    expect(decoded.refusals.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(refusals);
  });

  it('are told with line and column where the syntax breaks', () => {
    const [refusal] = decodeJson(`[\n  ${A},\n  {"title": nope}\n]`, {}).refusals;
    expect(refusal?.detail).toBe('The JSON breaks at line 3, column 13.');
  });
});

it('warns of what it mended', () => {
  expect(decodeJson(`[${A} ${B}]`, {}).warnings).toEqual([
    { code: 'syntaxMended', pointer: '', detail: 'commas between elements' },
  ]);
  expect(decodeJson(`${A}${B}`, {}).warnings).toHaveLength(1);
  expect(decodeJson(`${A}\n${B}`, {}).warnings).toEqual([]);
});

it('reads each element of a mixed list by its own format', () => {
  const text = `[${A},{"@type":"NewsArticle","headline":"b","datePublished":"2026-11-23"},{"maintext":"c","title":"c"},{"uri":"urn:x:1","versioncreated":"2026-11-23T00:00:00Z","headline":"d"}]`;
  expect(decodeJson(text, {}).articles.map(({ format }) => format)).toEqual([
    'plainJson',
    'schemaOrg',
    'newsPlease',
    'ninjs1',
  ]);
});

it('reads an item that lacks its marks as its neighbors are read', () => {
  const text =
    '[{"maintext":"Crews left.","title":"a"},{"title":"None","date_publish":"2026-11-23 07:15:00","description":"b"}]';
  const [, second] = decodeJson(text, {}).articles;
  expect(second).toMatchObject({ format: 'newsPlease', datePublished: { value: '2026-11-23 07:15:00' } });
  expect(second).not.toHaveProperty('headline');
});

describe('dates as numbers', () => {
  it.each([
    ['seconds', 1795418100, '1795418100000'],
    ['seconds as text', '"1795418100"', '1795418100000'],
    ['milliseconds', 1795418100123, '1795418100123'],
    ['microseconds', 1795418100123456, '1795418100123'],
    ['nanoseconds as text', '"1795418100123456789"', '1795418100123'],
    ['seconds with a fraction', 1795418100.5, '1795418100500'],
  ])('%s', (_, written, value) => {
    const [article] = decodeJson(`{"title":"a","timestamp":${written}}`, {}).articles;
    expect(article?.datePublished).toEqual({ value, from: 'epochMs' });
  });

  it('leaves a day written in digits to who reads dates', () => {
    const [article] = decodeJson('{"title":"a","date":20261123}', {}).articles;
    expect(article?.datePublished).toEqual({ value: '20261123', from: 'payload' });
  });
});

describe('relative addresses', () => {
  it('are resolved against the base address of the upload', () => {
    const [article] = decodeJson('{"title":"a","url":"/x","image":"i.png"}', {
      baseUrl: 'https://gazette.example/news/',
    }).articles;
    expect(article).toMatchObject({
      url: 'https://gazette.example/x',
      image: [{ url: 'https://gazette.example/news/i.png' }],
    });
  });

  it('stay as they are without one', () => {
    expect(decodeJson('{"title":"a","url":"/x"}', {}).articles[0]?.url).toBe('/x');
  });
});

describe('what servers and pages write around JSON', () => {
  it.each([
    ['a guard', ")]}',\n{", '}'],
    ['a guard of Medium', '])}while(1);</x>{', '}'],
    ['a call', '/**/cb({', '});'],
    ['an assignment of a page', 'window.__DATA__ = {', '};'],
    ['an assignment by a key', "window['data'] = {", '}'],
    ['a comment', '// exported\n/* by hand */ {', '}'],
  ])('%s is left out', async (_, before, after) => {
    const text = `${before}"title":"Quay opens","url":"https://q.example/a/b","text":"It is open."${after}`;
    const { articles, refusals } = await decode(Buffer.from(text), {});
    expect(articles.map(({ headline }) => headline?.value)).toEqual(['Quay opens']);
    expect(refusals).toEqual([]);
  });
});
