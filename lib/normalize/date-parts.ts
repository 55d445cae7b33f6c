import type { Precision } from '../article/instant.ts';
import type { Zone } from './zones.ts';

/** A date as read: milliseconds since 1970, how fine it was given, and whether its zone was said. */
export interface DateReading {
  readonly ms: number;
  readonly precision: Precision;
  readonly zone: 'explicit' | 'ambiguous' | 'none';
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
}

/** POSIX: 69–99 are of the last century, 00–68 of this one. */
export function century(year: number): number {
  return year < 69 ? 2000 + year : 1900 + year;
}

/** The instant of the parts; undefined when a part is one that no calendar or clock has. */
export function instantOf(parts: Parts): DateReading | undefined {
  const { year = 0, month = 1, day = 1, minute = 0, second = 0, fraction = 0, zone } = parts;
  const hour = hourOf(parts);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, Math.min(second, 59), Math.floor(fraction * 1000));
  const ms = date.getTime() - (zone?.offsetMinutes ?? 0) * 60_000;
  if (!(Math.abs(ms) < 253_402_300_800_000)) return undefined;
  return {
    ms,
    precision: precisionOf(parts),
    zone: zone ? (zone.ambiguous ? 'ambiguous' : 'explicit') : 'none',
  };
}

function hourOf({ hour = 0, afternoon }: Parts): number {
  if (afternoon === undefined || hour > 12) return hour;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function precisionOf({ month, day, hour, second }: Parts): Precision {
  if (hour !== undefined) return second === undefined ? 'minute' : 'second';
  return day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
}
