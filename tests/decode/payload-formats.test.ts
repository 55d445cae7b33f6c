import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../lib/article/format.ts';
import { decode } from '../../lib/decode/decode.ts';
import { PAYLOAD_FORMATS } from '../../lib/decode/payload-formats.ts';
import { REFUSED_BINARY, REFUSED_TEXT } from '../../lib/decode/refused-formats.ts';

const TESTS = join(import.meta.dirname, '..');
const README = readFileSync(join(TESTS, '../lib/decode/README.md'), 'utf8');

/** The file of a sample: itself, or the input in its folder. */
function sampleFile(sample: string): string {
  const path = join(TESTS, sample);
  if (!sample.startsWith('golden/')) return path;
  return join(path, readdirSync(path).find((name) => name.startsWith('input')) ?? '');
}

describe('the table of formats', () => {
  it('has each format once', () => {
    expect(PAYLOAD_FORMATS.map(({ format }) => format).sort()).toEqual([...FORMATS].sort());
  });

  it.each(PAYLOAD_FORMATS)('$name has a sample that is read as $format', async ({ format, sample }) => {
    const file = sampleFile(sample);
    expect(existsSync(file)).toBe(true);
    const { articles } = await decode(readFileSync(file), { key: file });
    expect(articles.map((article) => article.format)).toContain(format);
  });

  it('is the table of the README', () => {
    const rows = PAYLOAD_FORMATS.map(({ format, name, specification }) => {
      const shown = specification === undefined ? name : `[${name}](${specification})`;
      return `| \`${format}\` | ${shown} |`;
    });
    expect(README).toContain(`| in \`ingest.format\` | format |\n|---|---|\n${rows.join('\n')}\n`);
    const refused = [...new Set([...REFUSED_BINARY, ...REFUSED_TEXT].map(({ name }) => name))];
    for (const name of refused) expect(README).toContain(name);
  });
});

describe('a payload that holds no article is refused by name', () => {
  const zip = (...names: string[]) =>
    Buffer.concat(names.map((name) => Buffer.from(`PK\x03\x04${'\0'.repeat(26)}${name}\x01\x02`, 'latin1')));
  it.each([
    ['Excel', zip('[Content_Types].xml', 'xl/workbook.xml'), 'Excel'],
    ['Word', zip('[Content_Types].xml', 'word/document.xml'), 'Word'],
    ['another archive', zip('a.txt'), 'ZIP'],
    ['Parquet', Buffer.from('PAR1\x15\x04'), 'Parquet'],
    ['Avro', Buffer.from('Obj\x01\x04'), 'Avro'],
    [
      'bookmarks',
      Buffer.from(
        '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><DT><A HREF="https://a.example/b">A page that was kept</A></DL>',
      ),
      'bookmarks',
    ],
    [
      'Pocket',
      Buffer.from(
        '<!DOCTYPE html>\n<html><head><title>Pocket Export</title></head><body><ul><li><a href="https://a.example/b" time_added="1">A page that was kept</a></li></ul></body></html>',
      ),
      'Pocket',
    ],
    [
      'Pocket as a table',
      Buffer.from('title,url,time_added,tags,status\nQuay,https://a.example/b,1795000000,,unread\n'),
      'Pocket',
    ],
    [
      'OPML in capitals',
      Buffer.from('<?xml version="1.0"?>\n<!-- mine -->\n<OPML version="2.0"><body/></OPML>'),
      'subscriptions',
    ],
    ['a calendar', Buffer.from('BEGIN:VCALENDAR\nVERSION:2.0\n'), 'calendar'],
    ['RTF', Buffer.from('{\\rtf1\\ansi News}'), 'RTF'],
    ['subtitles', Buffer.from('WEBVTT\n\n00:01.000 --> 00:04.000\nThe quay opens.'), 'subtitles'],
  ])('%s', async (_name, bytes, told) => {
    const { articles, refusals } = await decode(bytes, {});
    expect(articles).toEqual([]);
    expect(refusals.map(({ detail }) => detail).join()).toContain(told);
  });
});
