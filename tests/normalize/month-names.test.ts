import { expect, it } from 'vitest';
import { readDate } from '../../lib/normalize/read-date.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const LANGUAGES = Intl.DateTimeFormat.supportedLocalesOf(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second)),
);

/** An RFC 822 date with the names of a language, as CLDR has them. */
function dateIn(language: string, ms: number, style: 'long' | 'short'): string {
  const utc = { timeZone: 'UTC', calendar: 'gregory' } as const;
  const weekday = new Intl.DateTimeFormat(language, { ...utc, weekday: 'short' }).format(ms);
  const month = new Intl.DateTimeFormat(language, { ...utc, month: style, day: 'numeric' })
    .formatToParts(ms)
    .find(({ type }) => type === 'month')?.value;
  return `${weekday}, 17 ${month} 2026 11:34:37 +0000`;
}

/** Names with digits, or in pieces that no reader of words can tell apart, are a thirtieth of all. */
it('reads the months of all languages of CLDR that have two letters', () => {
  const all = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((style) =>
      Array.from({ length: 12 }, (_, month) => {
        const ms = Date.UTC(2026, month, 17, 11, 34, 37);
        return { language, ms, text: dateIn(language, ms, style) };
      }),
    ),
  );
  const readings = all.map(({ language, ms, text }) => ({ ms, read: readDate(text, { language })?.ms }));
  expect(LANGUAGES.length).toBeGreaterThan(120);
  expect(readings.filter(({ ms, read }) => read !== undefined && read !== ms)).toEqual([]);
  expect(readings.filter(({ ms, read }) => read === ms).length / all.length).toBeGreaterThan(0.94);
});

it.each([
  ['Ke, 28 Lok 2026 11:34:37 +0000', 'fi', '2026-10-28T11:34:37.000Z'],
  ['Ke, 28 Lok 2026 11:34:37 +0000', undefined, '2026-10-28T11:34:37.000Z'],
  ['До, 17 Яну 2026 08:00:00 +0200', 'bg', '2026-01-17T06:00:00.000Z'],
  ['17 Meán Fómhair 2026', 'ga', '2026-09-17T00:00:00.000Z'],
  ['ср, 17 червня 2026 11:34', 'uk', '2026-06-17T11:34:00.000Z'],
  ['K, 17 február 2026 11:34', 'hu', '2026-02-17T11:34:00.000Z'],
  ['יום ג׳, 17 פברואר 2026', 'he', '2026-02-17T00:00:00.000Z'],
])('%s (%s)', (text, language, expected) => {
  const reading = readDate(text, language === undefined ? {} : { language });
  expect(reading && new Date(reading.ms).toISOString()).toBe(expected);
});
