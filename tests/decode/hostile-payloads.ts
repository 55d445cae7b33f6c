import { gzipSync } from 'node:zlib';

/** A payload that is as large or as slow as its kind can be. */
export interface HostilePayload {
  readonly name: string;
  readonly make: () => string | Uint8Array;
}

const MEGABYTE = 1024 * 1024;
const times = (count: number, text: string) => text.repeat(count);
const PROSE = 'The crews left their boats on Monday, and nobody knew for how long it would be. They said so.';
const page = (inside: string, head = '') =>
  `<!doctype html><html><head><title>Crews walk out</title>${head}</head><body><p>${PROSE}</p>${inside}<p>${PROSE}</p></body></html>`;
const item = (body: string) =>
  JSON.stringify({ title: 'Crews walk out', url: 'https://gazette.example/1', content: body });
const scrape = (inside: string) => `Crews walk out\n${PROSE}\n${inside}\n${PROSE}`;

/** What is no trouble, by kind of payload. */
export const SMALL: Readonly<Record<keyof typeof HOSTILE, string>> = {
  html: page(''),
  json: item(`<p>${PROSE}</p>`),
  text: scrape(''),
};

/** By kind of payload; every size is the or that of the largest upload. */
export const HOSTILE: Readonly<Record<'html' | 'json' | 'text', readonly HostilePayload[]>> = {
  html: [
    { name: 'a bomb of 100 MB in gzip', make: () => gzipSync(Buffer.alloc(100 * MEGABYTE, 'a ')) },
    { name: '100 000 nested elements', make: () => page(times(100_000, '<div>') + times(100_000, '</div>')) },
    { name: 'a million <', make: () => page(times(1_000_000, '<')) },
    { name: 'a million &', make: () => page(times(1_000_000, '&')) },
    { name: '200 000 open comments', make: () => page(times(200_000, '<!--')) },
    { name: '100 000 links', make: () => page(times(100_000, '<a href="/x">a link</a> ')) },
    {
      name: '9 MB in one paragraph',
      make: () => page(`<p>${times((9 * MEGABYTE) / 16, 'word and, more. ')}</p>`),
    },
    { name: '300 000 attributes', make: () => page(`<p ${times(300_000, 'a ')}>a</p>`) },
    {
      name: 'JSON-LD of 400 000 brackets',
      make: () => page('', `<script type="application/ld+json">${times(400_000, '[')}</script>`),
    },
    { name: 'NULs and controls', make: () => page(`<p>${times(500_000, '\0\u0001')}</p>`) },
    {
      name: '4 MB in a charset that has to be guessed',
      make: () => Buffer.from(page(times(100_000, '<p>Müller fährt über die Brücke, später.</p>')), 'latin1'),
    },
    {
      name: 'UTF-16 without a mark',
      make: () => Buffer.from(page(times(5_000, `<p>${PROSE}</p>`)), 'utf16le'),
    },
    { name: 'a page cut in a tag', make: () => page(times(1_000, `<p>${PROSE}</p>`)).slice(0, 50_003) },
  ],
  json: [
    { name: '100 000 levels', make: () => times(100_000, '[') + times(100_000, ']') },
    { name: '100 000 levels of objects', make: () => times(100_000, '{"a":') + times(100_000, '}') },
    { name: 'a body of 100 000 nested elements', make: () => item(times(100_000, '<div>')) },
    { name: 'a body of a million <', make: () => item(times(1_000_000, '<')) },
    { name: 'a body of a million &', make: () => item(times(1_000_000, '&')) },
    { name: 'a body of 200 000 open comments', make: () => item(times(200_000, '<!--')) },
    { name: 'a bomb of 50 MB in gzip', make: () => gzipSync(item(times(3_300_000, 'word and more. '))) },
    {
      name: 'names of the language itself',
      make: () => '[{"__proto__":{"x":1},"title":"a","constructor":{"prototype":{"x":1}}}]',
    },
    { name: 'NULs', make: () => '{"title":"a\0b"}' },
    {
      name: 'authors without end',
      make: () => JSON.stringify({ title: 'a b', author: times(500_000, 'a and b, ') }),
    },
  ],
  text: [
    { name: '9 MB in one line', make: () => scrape(times((9 * MEGABYTE) / 15, 'word and more. ')) },
    { name: '9 MB without a space', make: () => scrape(times(9 * MEGABYTE, 'x')) },
    { name: '9 MB of blanks', make: () => scrape(times(9 * MEGABYTE, ' ')) },
    { name: 'a million <', make: () => scrape(times(1_000_000, '<')) },
    { name: 'a million &', make: () => scrape(times(1_000_000, '&')) },
    { name: '400 000 dates', make: () => scrape(times(400_000, '20 November 2026\n')) },
    { name: '100 000 bylines', make: () => scrape(times(100_000, `By ${'A'.repeat(80)}\n`)) },
    { name: 'hashtags without end', make: () => scrape(times(2 * MEGABYTE, '#a ')) },
    { name: 'NULs', make: () => scrape(times(100_000, '\0a')) },
  ],
};
