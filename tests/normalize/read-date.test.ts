import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate, readEpochMs } from '../../lib/normalize/read-date.ts';
import { benchDates } from '../bench/normalize/dates.ts';
import { describeWithData } from '../support/data.ts';
import { stopwatch } from '../support/stopwatch.ts';

const instantOf = (text: string, language?: string): string | undefined => {
  const reading = readDate(text, { language });
  return reading && new Date(reading.ms).toISOString().replace('.000Z', 'Z');
};

describe('readDate', () => {
  it.each([
    ['2003-12-31T10:14:55-08:00', '2003-12-31T18:14:55Z'],
    ['2026-11-20T08:00:00.1234567Z', '2026-11-20T08:00:00.123Z'],
    ['2026-11-20T08:00:00+01:00[Europe/Paris]', '2026-11-20T07:00:00Z'],
    ['2026-11-20 08:00:00', '2026-11-20T08:00:00Z'],
    ['20261120T080000Z', '2026-11-20T08:00:00Z'],
    ['20261120080000', '2026-11-20T08:00:00Z'],
    ['2026-324', '2026-11-20T00:00:00Z'],
    ['2026-W47-5', '2026-11-20T00:00:00Z'],
    ['2026-11-20+02:00', '2026-11-20T00:00:00Z'],
    ['-0312', '2003-12-01T00:00:00Z'],
  ])('reads ISO 8601 and its relatives: %s', (text, expected) => {
    expect(instantOf(text)).toBe(expected);
  });

  it.each([
    ['Fri, 20 Nov 2026 08:00:00 +0100', '2026-11-20T07:00:00Z'],
    ['Fri, 20 Nov 26 08:00 PST', '2026-11-20T16:00:00Z'],
    ['Friday, 20-Nov-26 08:00:00 GMT', '2026-11-20T08:00:00Z'],
    ['Fri(day), 20 (th (of)) Nov 2026 08:00:00 Z', '2026-11-20T08:00:00Z'],
    ['Fri Nov 20 08:00:00 2026', '2026-11-20T08:00:00Z'],
    ['Fri Nov 20 2026 08:00:00 GMT-0500 (Eastern Standard Time)', '2026-11-20T13:00:00Z'],
    ['Fri, 20 Nov 2026 08:00:00 Europe/Paris', '2026-11-20T07:00:00Z'],
    ['June 22, 2026 at 1 PM ET', '2026-06-22T17:00:00Z'],
    ['Nov. 20, 2026, 10:57 a.m.', '2026-11-20T10:57:00Z'],
    ['Updated 10:30 AM, Nov 20, 2026', '2026-11-20T10:30:00Z'],
    ['Published: 20th of November 2026', '2026-11-20T00:00:00Z'],
  ])('reads RFC 822, RFC 850, asctime and English: %s', (text, expected) => {
    expect(instantOf(text)).toBe(expected);
  });

  it.each([
    ['de', 'Freitag, 20. November 2026, 8.05 Uhr', '2026-11-20T08:05:00Z'],
    ['fr', 'ven. 20 nov. 2026 à 8h05', '2026-11-20T08:05:00Z'],
    ['fr', 'mar. 1 déc. 2026', '2026-12-01T00:00:00Z'],
    ['fr', 'mar. 3 mars 2026', '2026-03-03T00:00:00Z'],
    ['es', '20 de noviembre de 2026 a las 08:05', '2026-11-20T08:05:00Z'],
    ['pt', '20 de novembro de 2026 às 8h05', '2026-11-20T08:05:00Z'],
    ['it', 'venerdì 20 novembre 2026 ore 8.05', '2026-11-20T08:05:00Z'],
    ['fi', '20.11.2026 klo 8.05', '2026-11-20T08:05:00Z'],
    ['pl', '20 listopada 2026 r., godz. 8:05', '2026-11-20T08:05:00Z'],
    ['cs', '20. listopadu 2026 v 8:05', '2026-11-20T08:05:00Z'],
    ['hu', '2026. november 20. 8:05', '2026-11-20T08:05:00Z'],
    ['ru', '20 ноября 2026 г., 8:05 мск', '2026-11-20T05:05:00Z'],
    ['uk', '20 листопада 2026 о 8:05', '2026-11-20T08:05:00Z'],
    ['el', '20 Νοεμβρίου 2026, 8:05 μ.μ.', '2026-11-20T20:05:00Z'],
    ['tr', '20 Kasım 2026 08:05', '2026-11-20T08:05:00Z'],
    ['ar', '٢٠ نوفمبر ٢٠٢٦', '2026-11-20T00:00:00Z'],
    ['he', '20 בנובמבר 2026', '2026-11-20T00:00:00Z'],
    ['hi', '२० नवंबर २०२६', '2026-11-20T00:00:00Z'],
    ['th', '20 พ.ย. 2569 8:05 น.', '2026-11-20T08:05:00Z'],
    ['vi', '20 tháng 11 năm 2026', '2026-11-20T00:00:00Z'],
    ['ja', '令和8年11月20日(金) 8時5分', '2026-11-20T08:05:00Z'],
    ['ja', '2026年11月20日 8時05', '2026-11-20T08:05:00Z'],
    ['zh', '2026年11月20日 星期五 下午8:05', '2026-11-20T20:05:00Z'],
    ['ko', '2026. 11. 20. 오후 8:05', '2026-11-20T11:05:00Z'],
    ['ko', '2026년 11월 20일', '2026-11-20T00:00:00Z'],
  ])('reads %s without being told the language: %s', (_, text, expected) => {
    expect(instantOf(text)).toBe(expected);
  });

  it.each([
    ['03/04/2026', undefined, '2026-03-04'],
    ['03.04.2026', undefined, '2026-04-03'],
    ['03/04/2026', 'en-GB', '2026-04-03'],
    ['03/04/2026', 'fr', '2026-04-03'],
    ['03/04/2026', 'en-US', '2026-03-04'],
    ['Fri, 03/04/2026', 'en-US', '2026-04-03'],
    ['13/04/2026', 'en-US', '2026-04-13'],
    ['5 listopada 2026', 'hr', '2026-10-05'],
    ['5 listopada 2026', 'pl', '2026-11-05'],
  ])('tells day from month: %s in %s', (text, language, expected) => {
    expect(instantOf(text, language)?.slice(0, 10)).toBe(expected);
  });

  it('says when day and month could be the other way round', () => {
    expect(readDate('03/04/2026')).toMatchObject({ orderGuessed: true });
    expect(readDate('03/04/2026', { language: 'fr' })).not.toHaveProperty('orderGuessed');
    expect(readDate('13/04/2026')).not.toHaveProperty('orderGuessed');
  });

  it.each([
    ['2026', 'year', 'none'],
    ['2026-11', 'month', 'none'],
    ['2026-W47', 'week', 'none'],
    ['20 November 2026', 'day', 'none'],
    ['20 November 2026, 8 pm', 'hour', 'none'],
    ['2026-11-20T08:05', 'minute', 'none'],
    ['2026-11-20T08:05:00Z', 'second', 'explicit'],
    ['Fri, 20 Nov 2026 08:00:00 GMT', 'second', 'explicit'],
    ['Fri, 20 Nov 2026 08:00:00 EST', 'second', 'ambiguous'],
    ['Fri, 20 Nov 2026 08:00:00 IST', 'second', 'ambiguous'],
    ['Fri, 20 Nov 2026 08:00:00 XYZT', 'second', 'ambiguous'],
  ] as const)('knows how fine and how sure it is: %s', (text, precision, zone) => {
    expect(readDate(text)).toMatchObject({ precision, zone });
  });

  it.each([
    '',
    'yesterday',
    'None',
    'May',
    '0',
    '12345678',
    '22013',
    '2026-13-01',
    '2026-02-29',
    '2026-11-20T25:00:00Z',
    '2026-11-20T08:00:00+99:00',
    '2026-11-20T08:00:00Zextra',
    'Fri, 20 zzz 2026 08:00:00 GMT',
    '0000-00-00 00:00:00',
    `${'1 '.repeat(150)}Nov 2026`,
  ])('refuses what no calendar has rather than guess: %j', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it.each([
    ['1606800000', '2020-12-01T05:20:00Z'],
    ['1606800000000', '2020-12-01T05:20:00Z'],
    ['1606800000000000', '2020-12-01T05:20:00Z'],
  ])('reads seconds, milliseconds and microseconds since 1970: %s', (text, expected) => {
    expect(instantOf(text)).toBe(expected);
  });

  it('reads decimal milliseconds only where they are an instant', () => {
    expect(readEpochMs('1606800000000')?.ms).toBe(1_606_800_000_000);
    expect(readEpochMs('0')?.ms).toBe(0);
    expect(readEpochMs('800000000000000')).toBeUndefined();
    expect(readEpochMs('soon')).toBeUndefined();
  });

  it('reads every instant that it is given in RFC 3339', () => {
    const range = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    };
    fc.assert(fc.property(fc.date(range), (date) => readDate(date.toISOString())?.ms === date.getTime()));
  });

  it('answers any text with undefined or an instant that can be written', () => {
    const pieces = fc.constantFrom(
      '1',
      '20',
      '2026',
      ':',
      '-',
      '/',
      '.',
      ' ',
      'Nov',
      'mar.',
      'am',
      'GMT',
      '+0',
      'T',
      '年',
      'W',
      '(',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 40 }).map((each) => each.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const reading = readDate(text);
        expect(reading === undefined || !Number.isNaN(new Date(reading.ms).getTime())).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['mar ', '1.', '(', 'a.', '1 ', '١', '- '])('is quick on two hundred times %j', (piece) => {
    const took = stopwatch();
    for (let round = 0; round < 20; round += 1) readDate(piece.repeat(200 / piece.length));
    expect(took()).toBeLessThan(500);
  });
});

describeWithData('the odd dates of other readers', (folder) => {
  it('are read with at most three wrong of 153', () => {
    const { dates } = benchDates(folder);
    expect(dates.of).toBe(153);
    expect(dates.wrong).toBeLessThanOrEqual(3);
  });
});
