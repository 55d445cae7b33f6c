import { expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';

const text = (value: string) => Buffer.from(value);
const ROW = '2026-11-20,https://quay.example/news/opens,Quay opens after a month of repairs';

it('reads a table without a line of names by its values, and refuses the rows that are none', async () => {
  const { articles, refusals } = await decode(text(`${ROW}\n1,2,3\n${ROW.replace('opens', 'closes')}\n`), {
    key: 'news.csv',
  });
  expect(articles.map(({ pointer, headline }) => [pointer, headline?.value])).toEqual([
    ['line 1', 'Quay opens after a month of repairs'],
    ['line 3', 'Quay opens after a month of repairs'],
  ]);
  expect(articles[0]?.warnings?.map(({ code }) => code)).toContain('fieldGuessed');
  expect(refusals.map(({ pointer, code }) => [pointer, code])).toEqual([['line 2', 'notAnArticle']]);
});

it('refuses a table of a million columns', async () => {
  const wide = Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(',');
  const { articles, refusals } = await decode(text(`title,${wide}\nQuay opens,x\n`), { key: 'news.csv' });
  expect(articles).toEqual([]);
  expect(refusals).toEqual([
    { code: 'tooManyItems', pointer: 'line 1', detail: 'The row has 1000001 cells, more than 1000.' },
  ]);
});

it.each([
  ['at the start of a cell', '"Quay closes,https://q.example/2,Text'],
  ['before another cell in quotes', '"Quay closes,"https://q.example/2",Text'],
])('reads the other rows of a table with one broken quote %s', async (_where, broken) => {
  const table = [
    'title,url,text',
    'Quay opens,https://q.example/1,"A text, with a comma"',
    broken,
    'Ferry returns,https://q.example/3,"Another, text"',
    'Crane falls,https://q.example/4,Text',
  ].join('\n');
  const { articles, refusals } = await decode(text(table), { key: 'news.csv' });
  expect(articles.map(({ pointer, headline }) => [pointer, headline?.value])).toEqual([
    ['line 2', 'Quay opens'],
    ['line 4', 'Ferry returns'],
    ['line 5', 'Crane falls'],
  ]);
  expect(refusals.map(({ pointer, code }) => [pointer, code])).toEqual([['line 3', 'syntaxError']]);
});

it('refuses a mail of a thousand nested parts, and reads the next message of the mailbox', async () => {
  const opened = Array.from(
    { length: 1_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
  ).join('');
  const from = 'From letter@quay.example Thu Nov 19 06:30:00 2026\n';
  const headers = 'From: Quay <letter@quay.example>\nMIME-Version: 1.0\n';
  const mailbox = `${from}${headers}Subject: Deep\n${opened}\n\n${from}${headers}Subject: Quay opens\n\nThe quay opens today.\n`;
  const { articles, refusals } = await decode(text(mailbox), {});
  expect(refusals.map(({ pointer, code }) => [pointer, code])).toEqual([['line 2', 'tooDeep']]);
  expect(articles.map(({ headline }) => headline?.value)).toEqual(['Quay opens']);
});

it('keeps the whole records of a web archive that is cut in the middle', async () => {
  const page = (name: string) => {
    const html = `<html><head><title>${name}</title><meta property="og:type" content="article"></head><body><p>The lights along the quay were switched on again on Tuesday evening.</p></body></html>`;
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`;
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${name}>\r\nWARC-Date: 2026-11-18T00:01:00Z\r\nWARC-Target-URI: https://quay.example/${name}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
  };
  const archive = page('one') + page('two') + page('three');
  const { articles, refusals } = await decode(text(archive.slice(0, -80)), {});
  expect(articles.map(({ pointer, url }) => [pointer, url])).toEqual([
    ['record 1', 'https://quay.example/one'],
    ['record 2', 'https://quay.example/two'],
  ]);
  expect(refusals).toEqual([
    {
      code: 'syntaxError',
      pointer: 'record 3',
      detail: 'The archive ends inside this record, or it is no record.',
    },
  ]);
});

const ARTICLE =
  '{"title":"Quay opens after repairs","url":"https://q.example/a/b","date":"2026-11-20","text":"The quay opened again on Monday."}';
const DEPTH = 100_000;

it.each([
  ['at its bottom', `${'{"a":'.repeat(DEPTH)}${ARTICLE}${'}'.repeat(DEPTH)}`],
  ['behind it', `[${'['.repeat(DEPTH)}${']'.repeat(DEPTH)},${ARTICLE}]`],
])('stores the article of a JSON tree 100 000 levels deep %s', async (_where, tree) => {
  const { articles, refusals } = await decode(text(tree), {});
  expect(articles.map(({ headline }) => headline?.value)).toEqual(['Quay opens after repairs']);
  expect(refusals.map(({ code }) => code)).toEqual(['tooDeep']);
});
