import { describe, expect, it } from 'vitest';
import { conditional, etagOf, isFresh } from '../../lib/web/conditional.ts';
import { at } from '../support/articles.ts';

const lastModified = at('2026-11-20T08:00:00.500Z');
const etag = etagOf(['a', 'b']);

describe('a request that has', () => {
  const rows: [string, Record<string, string>, boolean][] = [
    ['nothing', {}, false],
    ['the same', { 'if-none-match': etag }, true],
    ['the same, told to be strong', { 'if-none-match': etag.slice(2) }, true],
    ['the same among others', { 'if-none-match': `"x", ${etag} , W/"y"` }, true],
    ['the same, as Apache marks what it compressed', { 'if-none-match': etag.replace(/"$/, '-gzip"') }, true],
    ['anything', { 'if-none-match': '*' }, true],
    ['something else', { 'if-none-match': 'W/"x"' }, false],
    ['an empty list', { 'if-none-match': '' }, false],
    ['the second of it', { 'if-modified-since': 'Fri, 20 Nov 2026 08:00:00 GMT' }, true],
    ['what came a second before', { 'if-modified-since': 'Fri, 20 Nov 2026 07:59:59 GMT' }, false],
    ['a date that is none', { 'if-modified-since': 'yesterday' }, false],
    [
      'another entity of the same second: the tag decides',
      { 'if-none-match': 'W/"x"', 'if-modified-since': 'Fri, 20 Nov 2026 09:00:00 GMT' },
      false,
    ],
  ];
  it.each(rows)('%s', (_, headers, expected) => {
    expect(isFresh(new Headers(headers), { etag, lastModified })).toBe(expected);
  });

  it('a date gets the whole of what has none', () => {
    const request = new Headers({ 'if-modified-since': 'Fri, 20 Nov 2026 08:00:00 GMT' });
    expect(isFresh(request, { etag })).toBe(false);
  });
});

describe('a 304', () => {
  it('has the headers that caches need, no body, and makes none', async () => {
    const headers = {
      'content-type': 'text/plain',
      'cache-control': 'max-age=1',
      link: '</>; rel="next"',
      vary: 'Accept',
    };
    const answer = conditional(
      new Headers({ 'if-none-match': etag }),
      { etag, lastModified },
      headers,
      () => {
        throw new Error('made a body');
      },
    );
    expect([answer.status, await answer.text()]).toEqual([304, '']);
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'max-age=1',
      link: '</>; rel="next"',
      vary: 'Accept',
      etag,
      'last-modified': 'Fri, 20 Nov 2026 08:00:00 GMT',
    });
  });
});

describe('an ETag', () => {
  it.each([
    ['the same versions', ['a', 'b'], true],
    ['another order', ['b', 'a'], false],
    ['fewer', ['a'], false],
  ])('of %s', (_, versions, same) => {
    expect(etagOf(versions) === etag).toBe(same);
  });
});
