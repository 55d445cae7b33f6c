import { type DateHints, type DateReading, isInRange } from './date-parts.ts';
import { readIsoDate } from './iso-date.ts';
import { plainDateText } from './plain-date-text.ts';
import { readWords } from './word-date.ts';

/** Nobody writes a longer date; what is longer is something else. */
const MAX_LENGTH = 200;

/**
 * Reads a date in any of the forms that feeds, APIs and pages use: RFC 3339, W3C-DTF and ISO 8601 (basic,
 * ordinal, week, without century), RFC 822/2822/850, asctime, epochs in s, ms and µs, and day, month in words
 * and year in any order in sixty languages. Undefined for what is no date, or is one with a part that no
 * calendar has: a wrong instant is worse than none. Time is linear in a length of at most 200 characters.
 */
export function readDate(text: string, hints: DateHints = {}): DateReading | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > MAX_LENGTH) return undefined;
  const plain = plainDateText(trimmed);
  return readEpoch(plain.replace(/\s/g, '') || trimmed) ?? readIsoDate(plain) ?? readWords(plain, hints);
}

/** Units of an epoch by the number of its digits: those of the years 1973 to 2286. */
const UNIT_OF_DIGITS: Readonly<Record<number, number>> = { 9: 1000, 10: 1000, 13: 1, 16: 0.001 };

function readEpoch(text: string): DateReading | undefined {
  const [, digits, fraction = ''] = /^(\d{9,16})(\.\d+)?$/.exec(text) ?? [];
  const unit = digits === undefined ? undefined : UNIT_OF_DIGITS[digits.length];
  if (unit === undefined) return undefined;
  return epochReading(Math.floor(Number(`${digits}${fraction}`) * unit));
}

function epochReading(ms: number): DateReading | undefined {
  return isInRange(ms) ? { ms, precision: 'second', zone: 'explicit' } : undefined;
}

/** Reads milliseconds since 1970 in decimal text. */
export function readEpochMs(text: string): DateReading | undefined {
  return /^\s*-?\d{1,18}(?:\.\d+)?\s*$/.test(text) ? epochReading(Math.floor(Number(text))) : undefined;
}
