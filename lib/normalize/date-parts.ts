import type { Precision } from '../article/instant.ts';
import type { Zone } from './zones.ts';

/** What is known of a date beside its text, and decides where the text alone does not. */
export interface DateHints {
  /** BCP 47 tag of the text around it: tells day from month in `03/04/2026`, and whose month `listopad` is. */
  readonly language?: string | undefined;
}

/** A date as read: milliseconds since 1970, how fine it was given, and whether its zone was said. */
export interface DateReading {
  /** Inside the years 0 to 9999. For a day or coarser its beginning in UTC, whatever zone stood beside it. */
  readonly ms: number;
  readonly precision: Precision;
  readonly zone: 'explicit' | 'ambiguous' | 'none';
  /** True when day and month could be the other way round and nothing told. */
  readonly orderGuessed?: boolean;
}

/** What was found of a date; numbers as written. */
export interface Parts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  fraction?: number;
  afternoon?: boolean | undefined;
  zone?: Zone;
  orderGuessed?: boolean;
}

/** Years 0 to 9999, which an Instant can hold. */
const FIRST_MS = -62_167_219_200_000;
const LAST_MS = 253_402_300_799_999;

/** True for milliseconds that an Instant can hold. */
export function isInRange(ms: number): boolean {
  return ms >= FIRST_MS && ms <= LAST_MS;
}

/** POSIX: 69–99 are of the last century, 00–68 of this one. */
export function century(year: number): number {
  return year < 69 ? 2000 + year : 1900 + year;
}

/** The instant of the parts; undefined when a part is one that no calendar or clock has. */
export function instantOf(parts: Parts): DateReading | undefined {
  const { year = 0, month = 1, day = 1, minute = 0, second = 0, fraction = 0, zone } = parts;
  const hour = hourOf(parts);
  if (hour === undefined || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, Math.min(second, 59), Math.floor(fraction * 1000));
  const offsetMinutes = parts.hour === undefined ? 0 : (zone?.offsetMinutes ?? 0);
  const ms = date.getTime() - offsetMinutes * 60_000;
  if (!isInRange(ms)) return undefined;
  return {
    ms,
    precision: precisionOf(parts),
    zone: zone ? (zone.ambiguous ? 'ambiguous' : 'explicit') : 'none',
    ...(parts.orderGuessed && { orderGuessed: true }),
  };
}

/** Hours from midnight; with "pm" behind an hour past noon it says the same twice, with "am" it says nothing true. */
function hourOf({ hour = 0, afternoon }: Parts): number | undefined {
  if (afternoon === undefined) return hour;
  if (hour > 12) return afternoon ? hour : undefined;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function precisionOf({ month, day, hour, minute, second }: Parts): Precision {
  if (hour !== undefined) return second !== undefined ? 'second' : minute !== undefined ? 'minute' : 'hour';
  return day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
}
