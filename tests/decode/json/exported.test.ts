import { expect, it } from 'vitest';
import { decodeJson } from '../../../lib/decode/json/read.ts';
import { normalize } from '../../../lib/normalize/normalize.ts';
import { at } from '../../support/articles.ts';

/** An export as another may have changed it. */
const EXPORTED = {
  '@type': 'NewsArticle',
  '@id': 'https://news.example/v1/articles/aaaaaaaaaaaaaaaaaaaaaaaaaa',
  identifier: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',
  headline: 'Ferry <b>returns</b>',
  articleBody: 'It left at ten.',
  datePublished: '2026-11-20',
  datePublishedPrecision: 'day',
  datePublishedSource: 'page',
  publisher: { name: 'Harbor Post', identifier: 'harbor-post' },
  isBasedOn: ['url:https://a.example/1', 'javascript:alert(1)'],
  hashtags: [
    { key: 'ferry', display: 'Ferry', source: 'text', score: 0.5 },
    { key: 'ferry/../x', display: 'x', source: 'text', score: 0.5 },
    { key: 'late', display: 'Late', source: 'text', score: 7 },
  ],
  story: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
  export: {
    identifier: ['text:0123', 'nothing'],
    datePublished: '2026-11-20T00:00:00.000Z',
    contentHtml: '<p onclick="x()">It left at ten.</p><script>x()</script>',
  },
};

const rawOf = (value: object) => decodeJson(JSON.stringify(value), { key: 'x.ndjson' }).articles[0];

it('keeps what was decided, and cleans what somebody may have written into it', async () => {
  const raw = rawOf(EXPORTED);
  if (!raw) throw new Error('nothing was read');
  expect(raw.preserved?.hashtags).toEqual([EXPORTED.hashtags[0]]);
  const result = await normalize(raw, {
    upload: 'x',
    receivedAt: at('2026-11-25T00:00:00Z'),
    encoding: 'utf-8',
  });
  expect(result.ok && result.value).toMatchObject({
    id: EXPORTED.identifier,
    identifier: ['text:0123'],
    headline: 'Ferry <b>returns</b>',
    datePublished: '2026-11-20T00:00:00.000Z',
    datePublishedPrecision: 'day',
    datePublishedSource: 'page',
    publisher: { name: 'Harbor Post', key: 'harbor-post' },
    isBasedOn: ['url:https://a.example/1'],
    contentHtml: '<p>It left at ten.</p>',
  });
});

it.each([
  ['no export', { export: undefined }],
  ['an id of another kind', { identifier: '../x' }],
  ['no identifier', { export: { ...EXPORTED.export, identifier: ['javascript:x'] } }],
  ['no instant', { export: { ...EXPORTED.export, datePublished: 'yesterday' } }],
  ['an unknown precision', { datePublishedPrecision: 'about' }],
  ['a publisher whose key is a path', { publisher: { name: 'x', identifier: 'a/b' } }],
])('with %s it is a schema.org article like any other', (_, change) => {
  const raw = rawOf({ ...EXPORTED, ...change });
  expect(raw?.format).toBe('schemaOrg');
  expect(raw?.preserved).toBeUndefined();
});
