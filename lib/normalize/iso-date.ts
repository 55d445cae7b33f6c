import { century, type DateReading, instantOf, type Parts } from './date-parts.ts';
import { type Zone, zoneByOffset } from './zones.ts';

type Day = Pick<Parts, 'year' | 'month' | 'day'> & { readonly isWeek?: boolean };

interface DayForm {
  readonly pattern: RegExp;
  readonly read: (numbers: readonly number[]) => Day | undefined;
}

const calendarDay = ([year = 0, month = 0, day = 0]: readonly number[]): Day => ({ year, month, day });

const shortDay = ([year = 0, month = 0, day = 0]: readonly number[]): Day => ({
  year: century(year),
  month,
  day,
});

/**
 * The dates of ISO 8601, most telling first. Five digits alone (two of a year, three of a day) were ISO 8601:1988
 * and are not read: they are numbers of anything.
 */
const DAY_FORMS: readonly DayForm[] = [
  { pattern: /^(\d{4})-(\d{1,3})-(\d{1,2})(?!\d)/, read: calendarDay },
  { pattern: /^(\d{4})(\d{2})(\d{2})(?!\d)/, read: calendarDay },
  { pattern: /^(\d{4})-?(\d{3})(?!\d)/, read: ([year = 0, day = 0]) => ordinalDay(year, day) },
  {
    pattern: /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?!\d)/i,
    read: ([year = 0, week = 0, day]) => weekDay(year, week, day),
  },
  { pattern: /^(\d{4})-?(\d{2})(?![\d-])/, read: ([year = 0, month = 0]) => ({ year, month }) },
  { pattern: /^(\d{4})(?![\d-])/, read: ([year = 0]) => ({ year }) },
  { pattern: /^-?(\d{2})-(\d{2})-(\d{2})(?!\d)/, read: shortDay },
  { pattern: /^-?(\d{2})(\d{2})(\d{2})(?!\d)/, read: shortDay },
  { pattern: /^-(\d{2})-?(\d{2})(?!\d)/, read: ([year = 0, month = 0]) => ({ year: century(year), month }) },
];

const TIME = /^(?:T|\s+|T\s+)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,:](\d+))?)?)?(?!\d)/i;
const ZONE = /^\s*(?:Z|UTC|GMT|([+-])(\d{2})(?::?(\d{2}))?Z?)$/i;
/** XML Schema lets a zone follow a day (`2026-11-23+01:00`); with hours alone it would be a range. */
const DAY_ZONE = /^(?:Z|[+-]\d{2}:\d{2})$/i;
const UTC: Zone = { offsetMinutes: 0, ambiguous: false };

/** Reads RFC 3339, W3C-DTF, xsd:date and ISO 8601 with their usual liberties; undefined for anything else. */
export function readIsoDate(text: string): DateReading | undefined {
  const digits = /^(\d{8})(\d{4}(?:\d{2})?)$/.exec(text);
  if (digits) return readIsoDate(`${digits[1]}T${digits[2]}`);
  for (const { pattern, read } of DAY_FORMS) {
    const match = pattern.exec(text);
    const day =
      match &&
      read(
        match
          .slice(1)
          .filter((part) => part !== undefined)
          .map(Number),
      );
    const reading = match && day && withTime(day, text.slice(match[0].length));
    if (reading) return reading;
  }
  return undefined;
}

function withTime({ isWeek, ...day }: Day, rest: string): DateReading | undefined {
  if (rest.trim() === '' || DAY_ZONE.test(rest)) {
    const reading = instantOf(day);
    return reading && isWeek ? { ...reading, precision: 'week' } : reading;
  }
  const time = TIME.exec(rest);
  if (!time || day.day === undefined) return undefined;
  const zone = zoneOf(rest.slice(time[0].length));
  return zone === null ? undefined : instantOf({ ...day, ...timeOf(time), ...(zone && { zone }) });
}

function timeOf([, hour, minute, second, fraction]: RegExpExecArray): Parts {
  return {
    hour: Number(hour),
    ...(minute !== undefined && { minute: Number(minute) }),
    ...(second !== undefined && { second: Number(second) }),
    ...(fraction !== undefined && { fraction: Number(`0.${fraction}`) }),
  };
}

/** The zone behind a time; undefined for none, null for what is no zone. */
function zoneOf(rest: string): Zone | undefined | null {
  if (rest.trim() === '') return undefined;
  const match = ZONE.exec(rest);
  if (!match) return null;
  const [, sign, hours, minutes] = match;
  return sign === undefined || hours === undefined ? UTC : (zoneByOffset(sign, hours, minutes) ?? null);
}

function ordinalDay(year: number, ordinal: number): Day | undefined {
  if (ordinal < 1 || ordinal > 366) return undefined;
  return dayOf(Date.UTC(year, 0, ordinal), year);
}

/** ISO 8601, 5.4: week 1 is the one with the fourth of January, and begins on a Monday. */
function weekDay(year: number, week: number, day: number | undefined): Day | undefined {
  if (week < 1 || week > 53) return undefined;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4) - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
  const ms = monday + ((week - 1) * 7 + (day ?? 1) - 1) * 86_400_000;
  const found = dayOf(ms, undefined);
  return found && day === undefined ? { ...found, isWeek: true } : found;
}

function dayOf(ms: number, inYear: number | undefined): Day | undefined {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (inYear !== undefined && year !== inYear) return undefined;
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
