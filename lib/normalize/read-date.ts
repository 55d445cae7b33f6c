import { century, type DateReading, instantOf } from './date-parts.ts';
import { readWords } from './word-date.ts';
import { zoneByOffset } from './zones.ts';

/** Nobody writes a longer date; what is longer is something else. */
const MAX_LENGTH = 200;

/**
 * Reads a date in any of the forms that feeds, APIs and pages use: RFC 3339 and W3C-DTF with their relatives
 * (ISO 8601 basic and without century), RFC 822/2822/850, asctime, epochs in s, ms and µs, and day, month in
 * words and year in any order in sixty languages. Undefined for what is no date, or is one with a part that no
 * calendar has: a wrong instant is worse than none. Linear in a length of at most 200 characters.
 */
export function readDate(text: string): DateReading | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  return readEpoch(trimmed) ?? readIso(trimmed) ?? readWords(trimmed);
}

function readEpoch(text: string): DateReading | undefined {
  const digits = /^(\d{9,10}|\d{13}|\d{16})(?:\.\d+)?$/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const ms = Number(digits) / { 9: 0.001, 10: 0.001, 13: 1, 16: 1000 }[digits.length as 9 | 10 | 13 | 16];
  return { ms: Math.floor(ms), precision: 'second', zone: 'explicit' };
}

const ISO =
  /^(\d{4})(?:-?(\d{2,3})(?:-?(\d{1,2}))?)?(?:[T\s]+(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,:](\d+))?)?)?)?\s*(?:(Z|UTC|GMT)|([+-])(\d{2})(?::?(\d{2}))?Z?)?$/i;
const ISO_SHORT = /^-?(\d{2})-?(\d{2})(?:-?(\d{2}))?$/;

function readIso(text: string): DateReading | undefined {
  const match = ISO.exec(text);
  const reading = match && isoReading(match);
  if (reading) return reading;
  const short = ISO_SHORT.exec(text);
  if (!short || (short[3] === undefined && !text.startsWith('-'))) return undefined;
  const [, year = '', month = '', day] = short;
  return instantOf({
    year: century(Number(year)),
    month: Number(month),
    ...(day !== undefined && { day: Number(day) }),
  });
}

function isoReading(match: RegExpExecArray): DateReading | undefined {
  const [, year = '', month, day, hour, minute, second, fraction, utc, sign, hours, minutes] = match;
  const zone = utc
    ? { offsetMinutes: 0, ambiguous: false }
    : sign && hours
      ? zoneByOffset(sign, hours, minutes)
      : undefined;
  if (sign && !zone) return undefined;
  if (hour === undefined && sign) return undefined;
  return instantOf({
    year: Number(year),
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
    ...(hour !== undefined && { hour: Number(hour), minute: Number(minute ?? '0') }),
    ...(second !== undefined && { second: Number(second) }),
    ...(fraction !== undefined && { fraction: Number(`0.${fraction}`) }),
    ...(zone && { zone }),
  });
}
