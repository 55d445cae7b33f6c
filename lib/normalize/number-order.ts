import { century, type Parts } from './date-parts.ts';

/** Three numbers of a date as written, and what stands between them; '' for white space. */
export interface ThreeNumbers {
  readonly first: string;
  readonly separator: string;
  readonly second: string;
  readonly third: string;
}

/**
 * Year, month and day among three numbers. The year is the one of four digits, or the last. Of the others the
 * weekday decides, then what a calendar allows, then the language of the text (CLDR), then custom: month first
 * between slashes, day first otherwise. `orderGuessed` when only custom did. Undefined when no order is a date.
 */
export function placeNumbers(
  { first, separator, second, third }: ThreeNumbers,
  weekdays: readonly number[],
  language: string | undefined,
): Parts | undefined {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) return { year: a, month: b, day: c };
  if (first.length === 3) return undefined;
  const year = third.length === 4 ? c : century(c);
  const possible = [
    { year, month: a, day: b },
    { year, month: b, day: a },
  ].filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  const agreeing = possible.find(({ month, day }) => weekdays.includes(weekdayOf(year, month, day)));
  if (agreeing || possible.length < 2 || a === b) return agreeing ?? possible[0];
  // Nobody puts points behind a month that stands first.
  const told = separator === '.' ? false : language === undefined ? undefined : isMonthFirst(language);
  const monthFirst = told ?? separator === '/';
  const chosen = monthFirst ? possible[0] : possible[1];
  return told === undefined && chosen ? { ...chosen, orderGuessed: true } : chosen;
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** Whether a language writes the month before the day; undefined where its regions differ or nobody knows. */
function isMonthFirst(language: string): boolean | undefined {
  // English without a region may be American or British.
  if (/^en$/i.test(language)) return undefined;
  try {
    const kinds = new Intl.DateTimeFormat(language, { dateStyle: 'short' })
      .formatToParts(0)
      .map(({ type }) => type);
    return kinds.indexOf('month') < kinds.indexOf('day') && kinds.indexOf('year') > kinds.indexOf('day');
  } catch {
    return undefined;
  }
}
