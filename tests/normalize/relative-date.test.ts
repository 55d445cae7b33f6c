import { describe, expect, it } from 'vitest';
import { readRelativeDate } from '../../lib/normalize/relative-date.ts';
import { at } from '../support/articles.ts';

const receivedAt = at('2026-11-23T09:41:00Z');

describe('readRelativeDate, received on Monday, 23 November 2026 at 9:41', () => {
  it.each([
    ['an hour ago', '2026-11-23T08:41', 'hour'],
    ['Updated about 2 hours ago', '2026-11-23T07:41', 'hour'],
    ['5 mins ago', '2026-11-23T09:36', 'minute'],
    ['5h', '2026-11-23T04:41', 'hour'],
    ['just now', '2026-11-23T09:41', 'minute'],
    ['a week ago', '2026-11-16T09:41', 'week'],
    ['yesterday', '2026-11-22T09:41', 'day'],
    ['Yesterday, 2:05 pm', '2026-11-22T14:05', 'minute'],
    ['vor einer Stunde', '2026-11-23T08:41', 'hour'],
    ['gestern, 14:05 Uhr', '2026-11-22T14:05', 'minute'],
    ['il y a 5 min', '2026-11-23T09:36', 'minute'],
    ['hier à 14h05', '2026-11-22T14:05', 'minute'],
    ['hace 3 días', '2026-11-20T09:41', 'day'],
    ['3 horas atrás', '2026-11-23T06:41', 'hour'],
    ['5 часов назад', '2026-11-23T04:41', 'hour'],
    ['час назад', '2026-11-23T08:41', 'hour'],
    ['вчера в 14:05', '2026-11-22T14:05', 'minute'],
    ['godzinę temu', '2026-11-23T08:41', 'hour'],
    ['3시간 전', '2026-11-23T06:41', 'hour'],
    ['3時間前', '2026-11-23T06:41', 'hour'],
    ['昨天 14:05', '2026-11-22T14:05', 'minute'],
    ['منذ ٣ ساعات', '2026-11-23T06:41', 'hour'],
    ['לפני שעתיים', '2026-11-23T07:41', 'hour'],
    ['last Friday at 5pm', '2026-11-20T17:00', 'minute'],
    ['22. November, 14:00 Uhr', '2026-11-22T14:00', 'minute'],
    ['24 November', '2025-11-24T00:00', 'day'],
  ])('%s', async (text, expected, precision) => {
    const reading = await readRelativeDate(text, receivedAt);
    expect(reading && new Date(reading.ms).toISOString().slice(0, 16)).toBe(expected);
    expect(reading?.precision).toBe(precision);
  });

  it.each(['tomorrow', 'in 3 hours', 'morgen', 'hello world', '', '2013-xx-27', 'Ida Brandt'])(
    'knows no past in %j',
    async (text) => {
      expect(await readRelativeDate(text, receivedAt)).toBeUndefined();
    },
  );
});
