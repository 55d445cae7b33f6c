import { describe, expect, it } from 'vitest';
import type { RawArticle } from '../../lib/article/raw-article.ts';
import { datesOf } from '../../lib/normalize/dates.ts';
import { dateInUrl } from '../../lib/normalize/url-date.ts';
import { at } from '../support/articles.ts';

const receivedAt = at('2026-11-23T09:41:00Z');
const raw = (fields: Partial<RawArticle>): RawArticle => ({
  format: 'rss',
  pointer: '',
  identifiers: [],
  ...fields,
});
const payload = (value: string) => ({ value, from: 'payload' }) as const;

async function decide(fields: Partial<RawArticle>, url?: string) {
  const { datePublished, datePublishedSource, warnings, ...more } = await datesOf(raw(fields), {
    url,
    receivedAt,
    language: 'und',
  });
  return { ...more, is: [datePublished, datePublishedSource], codes: warnings.map(({ code }) => code) };
}

const inUrl = 'https://ledger.example/2026/11/20/story';

describe('when an article was published', () => {
  it.each([
    [
      'what the payload says',
      { datePublished: payload('2026-11-20T08:00:00Z') },
      inUrl,
      ['2026-11-20T08:00:00.000Z', 'payload'],
      [],
    ],
    [
      'what a page says',
      { datePublished: { value: '20 November 2026', from: 'page' } },
      undefined,
      ['2026-11-20T00:00:00.000Z', 'page'],
      [],
    ],
    [
      'milliseconds',
      { datePublished: { value: '1606800000000', from: 'epochMs' } },
      undefined,
      ['2020-12-01T05:20:00.000Z', 'payload'],
      [],
    ],
    [
      'what is counted from receipt',
      { datePublished: { value: '2 hours ago', from: 'relative' } },
      undefined,
      ['2026-11-23T07:41:00.000Z', 'relative'],
      ['dateRelative'],
    ],
    ['the day in the address', {}, inUrl, ['2026-11-20T00:00:00.000Z', 'url'], ['dateFromUrl']],
    [
      'the modification, finer than the same day in the address',
      { dateModified: payload('2026-11-20T08:00:00Z') },
      inUrl,
      ['2026-11-20T08:00:00.000Z', 'payload'],
      ['dateMissing'],
    ],
    [
      'the address before a later modification',
      { dateModified: payload('2026-11-22T08:00:00Z') },
      inUrl,
      ['2026-11-20T00:00:00.000Z', 'url'],
      ['dateFromUrl'],
    ],
    ['its receipt', {}, undefined, [receivedAt, 'received'], ['dateMissing']],
    [
      'its receipt instead of the far future',
      { datePublished: payload('2026-11-25T09:42:00Z') },
      undefined,
      [receivedAt, 'received'],
      ['dateInFuture', 'dateMissing'],
    ],
    [
      'tomorrow, which a clock ahead may show',
      { datePublished: payload('2026-11-24T09:00:00Z') },
      undefined,
      ['2026-11-24T09:00:00.000Z', 'payload'],
      [],
    ],
    [
      'its receipt instead of a time before the web',
      { datePublished: payload('1970-01-01T00:00:00Z') },
      undefined,
      [receivedAt, 'received'],
      ['dateTooOld', 'dateMissing'],
    ],
    [
      'its receipt instead of nonsense',
      { datePublished: payload('soon') },
      undefined,
      [receivedAt, 'received'],
      ['dateUnreadable', 'dateMissing'],
    ],
    [
      'its receipt instead of endless milliseconds',
      { datePublished: { value: '800000000000000', from: 'epochMs' } },
      undefined,
      [receivedAt, 'received'],
      ['dateUnreadable', 'dateMissing'],
    ],
    [
      'UTC where no zone is told, with a warning',
      { datePublished: payload('2026-11-20 08:00:00') },
      undefined,
      ['2026-11-20T08:00:00.000Z', 'payload'],
      ['dateWithoutZone'],
    ],
    [
      'a zone of two meanings, with a warning',
      { datePublished: payload('20 Nov 2026 08:00 CST') },
      undefined,
      ['2026-11-20T14:00:00.000Z', 'payload'],
      ['dateAmbiguousZone'],
    ],
    [
      'a custom order, with a warning',
      { datePublished: payload('03/04/2026') },
      undefined,
      ['2026-03-04T00:00:00.000Z', 'payload'],
      ['dateAmbiguousOrder'],
    ],
  ] as const)('is %s', async (_, fields, url, is, codes) => {
    expect(await decide(fields, url)).toMatchObject({ is, codes });
  });

  it('lets only embargo and expiry lie in the future', async () => {
    const dates = await decide({
      embargoedUntil: payload('2027-01-01T00:00:00Z'),
      expires: payload('2028-01-01T00:00:00Z'),
    });
    expect(dates).toMatchObject({
      embargoedUntil: '2027-01-01T00:00:00.000Z',
      expires: '2028-01-01T00:00:00.000Z',
    });
  });

  it('leaves out a modification that the same bytes would tell otherwise tomorrow', async () => {
    const dates = await decide({
      datePublished: payload('2026-11-20T08:00:00Z'),
      dateModified: { value: '2 hours ago', from: 'relative' },
    });
    expect(dates).not.toHaveProperty('dateModified');
    expect(dates.codes).toEqual(['dateRelative']);
  });
});

describe('dateInUrl', () => {
  it.each([
    ['https://a.example/2026/11/20/story', '2026-11-20', 'day'],
    ['https://a.example/news/2026-11-20-story.html', '2026-11-20', 'day'],
    ['https://a.example/world/2026/nov/20/story', '2026-11-20', 'day'],
    ['https://a.example/story-20261120.html', '2026-11-20', 'day'],
    ['https://a.example/2026/11/story', '2026-11-01', 'month'],
  ])('%s', (url, day, precision) => {
    const reading = dateInUrl(url);
    expect(reading && new Date(reading.ms).toISOString().slice(0, 10)).toBe(day);
    expect(reading?.precision).toBe(precision);
  });

  it.each([
    'https://a.example/story',
    'https://a.example/id/20269999',
    'https://a.example/2026/',
    'https://a.example/2026/02/30/x',
  ])('finds none in %s', (url) => expect(dateInUrl(url)).toBeUndefined());
});
