import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../lib/decode/decode.ts';
import { stopwatch } from '../support/stopwatch.ts';

const ARTICLE = {
  title: 'Ferry crews walk out',
  url: 'https://gazette.example/1',
  body: 'Crews left eleven ferries.',
};
const MEGABYTE = 1024 * 1024;

const headlines = async (bytes: Uint8Array) =>
  (await decode(bytes, {})).articles.map(({ headline }) => headline?.value);
const codes = async (bytes: Uint8Array) => (await decode(bytes, {})).refusals.map(({ code }) => code);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('refuses as a whole', () => {
  it.each([
    ['no bytes', Buffer.alloc(0), 'emptyPayload'],
    ['white space', Buffer.from(' \n\t '), 'emptyPayload'],
    ['a byte order mark alone', Buffer.from([0xef, 0xbb, 0xbf]), 'emptyPayload'],
    ['11 MB', Buffer.alloc(11 * MEGABYTE, 0x20), 'payloadTooLarge'],
    ['a bomb of 21 MB in gzip', gzipSync(Buffer.alloc(21 * MEGABYTE)), 'inflatedTooLarge'],
    ['a bomb inside gzip', gzipSync(gzipSync(Buffer.alloc(100 * MEGABYTE))), 'inflatedTooLarge'],
    ['gzip three times', gzipSync(gzipSync(gzipSync(json(ARTICLE)))), 'gzipBroken'],
    ['a gzip header alone', Buffer.from([0x1f, 0x8b, 8, 0]), 'gzipBroken'],
    [
      'a PNG image',
      Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(2_000)]),
      'binaryPayload',
    ],
    ['a ZIP archive', Buffer.from('PK\x03\x04 and so on', 'latin1'), 'binaryPayload'],
    ['zeros', Buffer.alloc(500), 'binaryPayload'],
    [
      'noise',
      Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * at * 31 + at * 7) % 251)),
      'binaryPayload',
    ],
    ['a JSON string', Buffer.from('  {"title": '), 'syntaxError'],
    ['an object that is no article', json({ first: 1 }), 'notAnArticle'],
    ['an empty list', json([]), 'noArticles'],
    ['a feed without items', json({ version: 'https://jsonfeed.org/version/1.1', items: [] }), 'noArticles'],
    ['a million brackets', Buffer.from(`[${'[],'.repeat(1_000_000)}[]]`), 'tooManyItems'],
    ['XML of an unknown kind', Buffer.from('<invoice><sum>3</sum></invoice>'), 'unknownFormat'],
  ])('%s', async (_, bytes, code) => {
    const payload = await decode(bytes, {});
    expect(payload.articles).toEqual([]);
    expect(payload.refusals).toEqual([
      { code, pointer: expect.any(String), detail: expect.stringMatching(/\.$/) },
    ]);
  });
});

describe('gzip', () => {
  it.each([
    ['once', gzipSync(json(ARTICLE))],
    ['twice', gzipSync(gzipSync(json(ARTICLE)))],
    [
      'in several members',
      Buffer.concat([
        gzipSync('[{"title":"Ferry crews walk out",'),
        gzipSync('"url":"https://gazette.example/1"}]'),
      ]),
    ],
  ])('is read when packed %s', async (_, bytes) => {
    expect(await headlines(bytes)).toEqual([ARTICLE.title]);
    expect(await codes(bytes)).toEqual([]);
  });

  it('that is cut keeps the articles before the cut', async () => {
    const list = Array.from({ length: 2_000 }, (_, at) => ({
      ...ARTICLE,
      title: `${ARTICLE.title} ${at}`,
      noise: Math.sin(at),
    }));
    const whole = gzipSync(json(list));
    const payload = await decode(whole.subarray(0, whole.length / 2), {});
    expect(payload.articles.length).toBeGreaterThan(500);
    expect(payload.articles.length).toBeLessThan(1_500);
    expect(payload.refusals.map(({ code }) => code)).toEqual(['gzipBroken', 'syntaxError']);
  });
});

describe('detection', () => {
  it('believes the content before the hints', async () => {
    const payload = await decode(json(ARTICLE), { contentType: 'text/html', key: 'page.xml' });
    expect(payload.format).toBe('plainJson');
  });

  it.each([
    { contentType: 'application/json; charset=utf-8' },
    { contentType: 'application/feed+json' },
    { key: 'a/b.JSONL.gz' },
  ])('believes %o where the content is not clear', async (hints) => {
    expect((await decode(Buffer.from('tru'), hints)).refusals[0]?.code).toBe('syntaxError');
  });
});

describe('hostile JSON', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);

  it('nested 100 000 levels costs its neighbors nothing', async () => {
    const bytes = Buffer.from(`[${JSON.stringify(ARTICLE)},${deep},${JSON.stringify(ARTICLE)}]`);
    const payload = await decode(bytes, {});
    expect(payload.articles.map(({ pointer }) => pointer)).toEqual(['/0', '/2']);
    expect(payload.refusals).toEqual([{ code: 'tooDeep', pointer: '/1', detail: expect.any(String) }]);
  });

  it('with __proto__ changes no object', async () => {
    const text = `[{"__proto__":{"polluted":1},"title":"a","url":"https://b.example/"},{"__proto__":{"title":"x"},"broken":}]`;
    const payload = await decode(Buffer.from(text), {});
    expect(payload.articles).toHaveLength(1);
    expect(payload.articles[0]).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['broken elements', `[${'{"a":b},'.repeat(500_000)}`],
    ['open strings', '["'.repeat(2_000_000)],
    ['open objects', '{"a":'.repeat(1_000_000)],
    ['a string of blanks', JSON.stringify({ ...ARTICLE, body: `a${' '.repeat(5_000_000)}b` })],
    ['unfinished tags', JSON.stringify({ ...ARTICLE, body: '<a '.repeat(1_500_000) })],
  ])('of %s takes no more than three seconds', async (_, text) => {
    const took = stopwatch();
    await decode(Buffer.from(text), {});
    expect(took()).toBeLessThan(3_000);
  });

  it('tells at most a thousand refusals and counts the rest', async () => {
    const { refusals } = await decode(json(Array.from({ length: 5_000 }, (_, at) => at)), {});
    expect(refusals).toHaveLength(1_001);
    expect(refusals.at(-1)).toMatchObject({
      code: 'notAnArticle',
      pointer: '/1000',
      detail: expect.stringMatching(/^4000 /),
    });
  });
});

it('returns all of 20 000 items', async () => {
  const list = Array.from({ length: 20_000 }, (_, at) => ({
    title: `Story ${at}`,
    url: `https://gazette.example/${at}`,
  }));
  expect((await decode(json(list), {})).articles).toHaveLength(20_000);
});

describe('hostile markup', () => {
  it.each([
    ['200 000 closed comments', `${'<!---->'.repeat(200_000)}x`],
    ['200 000 prologs', '<?xml '.repeat(200_000)],
    ['200 000 doctypes', '<!doctype '.repeat(200_000)],
    ['100 000 levels of XML', `<rss><channel><item>${'<a>'.repeat(100_000)}`],
  ])('of %s takes no more than three seconds', async (_, text) => {
    const took = stopwatch();
    await decode(Buffer.from(text), {});
    expect(took()).toBeLessThan(3_000);
  });
});

describe('any bytes', () => {
  const START = [
    '',
    '{"title":"a"',
    '[{"title":"a","url":"b"},',
    '<rss><channel><item>',
    '<html><body>',
    '\x1f\x8b\x08',
    '%',
  ];

  it('never throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...START), fc.uint8Array({ maxLength: 300 }), async (start, noise) => {
        const payload = await decode(Buffer.concat([Buffer.from(start, 'latin1'), noise]), {});
        expect(payload.articles.length + payload.refusals.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('a JSON list with a byte changed keeps its other articles', async () => {
    const list = Array.from({ length: 10 }, (_, at) => ({ ...ARTICLE, title: `Story ${at}` }));
    const text = JSON.stringify(list);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length - 3),
        fc.constantFrom('{', '}', '"', ',', 'x', '\\', '\n'),
        async (at, character) => {
          const mutated = text.slice(0, at + 1) + character + text.slice(at + 2);
          const payload = await decode(Buffer.from(mutated), {});
          expect(payload.articles.length).toBeGreaterThanOrEqual(8);
        },
      ),
      { numRuns: 300 },
    );
  });
});
