import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs, type Instant } from '../../lib/article/instant.ts';
import { trendingHours, trendsOf } from '../../lib/read/trends.ts';
import { hashtagUseItem } from '../../lib/store/hashtag-use-item.ts';
import type { HashtagHour } from '../../lib/store/read-store.ts';
import { putItem } from '../../lib/store/table-requests.ts';
import { NOW, SITE, startApi, type TestApi } from '../support/api.ts';
import { at } from '../support/articles.ts';

const now = at('2026-11-20T12:30:00Z');
const HOUR_MS = 3_600_000;

/** `count` uses of a hashtag in the hour that began `ago` hours before the present one, by so many publishers. */
function uses(key: string, ago: number, count: number, publishers = 3): HashtagHour {
  return {
    key,
    display: key.toUpperCase(),
    hour: addMs(at('2026-11-20T12:00:00Z'), -ago * HOUR_MS),
    uses: Array.from({ length: count }, (_, index) => ({
      article: `${key}-${ago}-${index}`,
      publisher: `p${index % publishers}`,
    })),
  };
}

describe('a hashtag trends', () => {
  const rows: [string, HashtagHour[], HashtagHour[], string[]][] = [
    ['when it is used and was not', [uses('ferry', 0, 6)], [], ['ferry']],
    ['from five articles on', [uses('ferry', 0, 4)], [], []],
    ['from two publishers on', [uses('ferry', 0, 50, 1)], [], []],
    ['not when it was used as much', [uses('ferry', 0, 20)], [uses('ferry', 24, 20)], []],
    ['not when it was used more', [uses('ferry', 0, 20)], [uses('ferry', 24, 30)], []],
    [
      'more when it rose from little',
      [uses('politics', 0, 60), uses('ferry', 0, 30)],
      [uses('politics', 24, 40), uses('ferry', 24, 2)],
      ['ferry', 'politics'],
    ],
    ['more when it is newer', [uses('old', 5, 12), uses('new', 0, 12)], [], ['new', 'old']],
    ['with the hours of its window together', [uses('ferry', 0, 3), uses('ferry', 1, 3)], [], ['ferry']],
    ['never on nothing', [], [uses('ferry', 24, 20)], []],
  ];
  it.each(rows)('%s', (_, today, yesterday, expected) => {
    expect(trendsOf(today, yesterday, now).map(({ key }) => key)).toEqual(expected);
  });

  it('by (observed − expected)² / expected, halved in four hours', () => {
    const [trend] = trendsOf([uses('ferry', 4, 16)], [uses('ferry', 28, 4)], now);
    expect(trend).toEqual({
      key: 'ferry',
      display: 'FERRY',
      observed: 8,
      expected: 2,
      score: 18,
      articles: 16,
      publishers: 3,
    });
  });

  it('in hours that end with the present one', () => {
    expect(trendingHours(now, 2)).toEqual({
      today: [at('2026-11-20T12:00:00Z'), at('2026-11-20T11:00:00Z')],
      yesterday: [at('2026-11-19T12:00:00Z'), at('2026-11-19T11:00:00Z')],
    });
  });
});

describe('/v1/hashtags/trending', () => {
  let api: TestApi;
  const use = (article: string, publisher: string, listedAt: Instant, language = 'en') =>
    putItem(
      api.table,
      hashtagUseItem({
        language,
        listedAt,
        article,
        publisher,
        hashtags: [
          { key: 'ferry', display: 'Ferry' },
          { key: 'nightferry', display: 'Night ferry' },
        ],
      }),
    );
  beforeAll(async () => {
    api = await startApi();
    for (const index of [0, 1, 2, 3, 4, 5])
      await use(`article ${index}`, `publisher ${index % 2}`, addMs(NOW, -HOUR_MS));
    await use('article 0', 'publisher 0', addMs(NOW, -HOUR_MS));
  });
  afterAll(() => api.close());

  it('counts each use once, whoever delivers it twice', async () => {
    const answer = await api.json<object>('/v1/hashtags/trending?window=6');
    expect(answer).toEqual({
      language: 'en',
      windowHours: 6,
      hashtags: [
        expect.objectContaining({
          key: 'ferry',
          display: 'Ferry',
          articles: 6,
          publishers: 2,
          feed: `${SITE}/v1/feeds/hashtags/ferry?language=en`,
        }),
        expect.objectContaining({ key: 'nightferry', display: 'Night ferry', articles: 6 }),
      ],
    });
  });

  it.each([
    ['another language', 'language=de'],
    ['an hour later', 'window=1'],
  ])('is empty for %s', async (_, query) => {
    expect(await api.json<object>(`/v1/hashtags/trending?${query}`)).toMatchObject({ hashtags: [] });
  });

  it.each([
    ['window=0', 'query/window'],
    ['window=25', 'query/window'],
    ['window=1h', 'query/window'],
    ['language=english', 'query/language'],
  ])('refuses %s', async (query, pointer) => {
    const answer = await api.get(`/v1/hashtags/trending?${query}`);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    ]);
  });

  it('reads two Queries for each hour', async () => {
    const before = api.table.meter.queries;
    await api.get('/v1/hashtags/trending?window=6');
    expect(api.table.meter.queries - before).toBe(12);
  });
});
