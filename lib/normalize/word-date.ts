import { century, type DateHints, type DateReading, instantOf, type Parts } from './date-parts.ts';
import { FILLERS, LABELS, MERIDIEM, meridiemIsAfternoon } from './date-words.ts';
import { monthByName, monthByWords, weekdaysByName } from './month-names.ts';
import { placeNumbers } from './number-order.ts';
import { zoneByName, zoneByOffset } from './zones.ts';

const TIME =
  /^(\d{1,2})\s?(?::|h(?![a-z])\s?|\.(?=\d{2}(?!\d|\.\d)))(\d{1,2})?(?::(\d{1,2})(?:[.,](\d+))?)?(?![\d:])/i;
const DOTTED_TIME = /^(\d{1,2})\.(\d{2})(?=\s*(?:uhr|[ap]\.?\s?m))/i;
const HOUR = /^(\d{1,2})(?=\s*(?:[ap]\.?\s?m\b|uhr|h\b|ч(?!\p{L})|点|點))/iu;
const OFFSET = /^(?:GMT|UTC|Z)?([+-])(\d{1,2})(?::?(\d{2}))?(?![\d:])/i;
const PLACE = /^[A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?/;
const ZONE_WORDS = /^(?:(eastern|central|mountain|pacific)\s+(?:(standard|daylight)\s+)?time)\b/i;
const NUMBERS = /^(\d{1,4})(\s?[/.-]\s?|\s)(\d{1,2})\2(\d{4}|\d{1,2})(?![\d:])/;
const NUMBER = /^(\d{1,4})(?:st|nd|rd|th|er|º|ª|e(?=\s))?(?![\d:])/i;
const HAN_DATE = /^(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号號])?/;
const HAN_TIME = /^(\d{1,2})\s*[時时시点點]\s*(?:(\d{1,2})(?!\d)\s*[分분]?)?\s*(?:(\d{1,2})\s*[秒초])?/;
const VIETNAMESE_MONTH = /^tháng\s+(\d{1,2})(?!\d)/iu;
/** Joiners, the dot between syllables of Tibetan and the abbreviation sign of Devanagari stand inside words. */
const WORD = /^[\p{L}\p{M}](?:[\p{L}\p{M}'’\u0f0b\u0970]|\p{Join_Control})*(?:\.[\p{L}\p{M}]+)*/u;
/** Words before a number, which may be one name together: `Meán Fómhair`. */
const WORDS =
  /^[\p{L}\p{M}](?:[\p{L}\p{M}'’\u0f0b\u0970-]|\p{Join_Control})*(?: [\p{L}\p{M}'’\u0f0b-]+){1,3}(?=[\s.,]*\d)/u;
/** What stands before a comma and a day is a weekday, in whatever language and form. */
const UNKNOWN_WEEKDAY = /^[^\d,:]{1,20},\s+(?=\d{1,2}\.?\s+\p{L})/u;

interface Reading {
  readonly parts: Parts;
  readonly hints: DateHints;
  readonly weekdays: number[];
  monthWord?: string;
  zoneName?: string;
}

/** One kind of thing that stands in a date. `read` is false when it makes the whole no date. */
interface Rule {
  readonly pattern: RegExp;
  readonly when?: (reading: Reading) => boolean;
  readonly read: (reading: Reading, match: RegExpExecArray) => boolean;
}

const noHourYet = ({ parts }: Reading): boolean => parts.hour === undefined;

/** In the order in which they are tried; the first whose pattern stands next is taken. */
const RULES: readonly Rule[] = [
  { pattern: /^[\s,;|–—.·•،、@'’]+/, read: () => true },
  { pattern: OFFSET, when: ({ parts }) => parts.hour !== undefined, read: setOffset },
  { pattern: /^-(?!\d{3}(?!\d))/, read: () => true },
  { pattern: HAN_DATE, read: ({ parts }, [, year, month, day]) => setDate(parts, year, month, day) },
  { pattern: HAN_TIME, when: noHourYet, read: setTime },
  {
    pattern: NUMBERS,
    when: ({ parts }) => parts.year === undefined && parts.month === undefined,
    read: setNumbers,
  },
  { pattern: DOTTED_TIME, when: noHourYet, read: setTime },
  { pattern: TIME, when: (reading) => noHourYet(reading) && canBeTime(reading), read: setTime },
  { pattern: HOUR, when: noHourYet, read: setTime },
  { pattern: MERIDIEM, read: setMeridiem },
  { pattern: ZONE_WORDS, read: setZoneWords },
  { pattern: PLACE, read: (reading, [name]) => setZoneName(reading, name) },
  { pattern: VIETNAMESE_MONTH, read: ({ parts }, [, month]) => setMonth(parts, Number(month)) },
  { pattern: NUMBER, read: ({ parts }, [, digits = '']) => setNumber(parts, digits) },
  { pattern: WORD, read: setWord },
];

/**
 * Reads a date whose parts stand in any order, months and days in words of many languages: RFC 822, asctime and
 * their relatives, and what people write. `plain` as `plainDateText` leaves it.
 */
export function readWords(plain: string, hints: DateHints): DateReading | undefined {
  const parts = readWordParts(plain, hints);
  return parts && parts.year !== undefined ? instantOf(parts) : undefined;
}

/** The parts of a date in words; its month is known, its year perhaps not. Undefined for what is no date. */
export function readWordParts(plain: string, hints: DateHints): Parts | undefined {
  const reading: Reading = { parts: {}, hints, weekdays: [] };
  let rest = withoutUnknownWeekday(plain, hints);
  while (rest !== '') {
    const length = readNext(reading, rest);
    if (length === 0) return undefined;
    rest = rest.slice(length);
  }
  return finished(reading, plain);
}

function withoutUnknownWeekday(plain: string, { language }: DateHints): string {
  const word = UNKNOWN_WEEKDAY.exec(plain)?.[0] ?? '';
  const name = word.replace(/[\s,.]+$/, '');
  const isOneWord = WORD.exec(name)?.[0].length === name.length;
  const isKnown = weekdaysByName(name).length > 0 || monthByName(name, language) !== undefined;
  return isOneWord && isKnown ? plain : plain.slice(word.length);
}

/** Reads what stands next; how long it is, 0 when it cannot be part of a date. */
function readNext(reading: Reading, rest: string): number {
  const words = reading.parts.month === undefined ? (WORDS.exec(rest)?.[0] ?? '') : '';
  const month = words === '' ? undefined : monthByWords(words, reading.hints.language);
  if (month !== undefined && setMonth(reading.parts, month)) return words.length;
  for (const { pattern, when, read } of RULES) {
    const match = when === undefined || when(reading) ? pattern.exec(rest) : null;
    if (match) return read(reading, match) ? match[0].length : 0;
  }
  return 0;
}

/** A point between two numbers is a time only behind a whole date: `12.5.2026 16.30`. */
function canBeTime({ parts }: Reading): boolean {
  return parts.month !== undefined || parts.day === undefined;
}

function finished({ parts, weekdays, zoneName }: Reading, plain: string): Parts | undefined {
  if (parts.month === undefined || weekdays.length > 40) return undefined;
  const dated = parts.year === undefined ? parts : { ...parts, year: gregorianYear(parts.year, plain) };
  // Korean dates are Korean time: nobody else writes them, and they never name a zone.
  const name = zoneName ?? (/\p{Script=Hangul}/u.test(plain) && !parts.zone ? 'KST' : undefined);
  if (name === undefined || parts.zone) return dated;
  const local = instantOf({ ...dated, zone: { offsetMinutes: 0, ambiguous: false } });
  const zone = zoneByName(name, local?.ms ?? 0);
  return zone && { ...dated, zone };
}

/** Thai dates count from the year −543, and say so by their script. */
function gregorianYear(year: number, plain: string): number {
  return year > 2400 && /\p{Script=Thai}/u.test(plain) ? year - 543 : year;
}

function setOffset({ parts }: Reading, [, sign = '+', hours = '', minutes]: RegExpExecArray): boolean {
  const zone = zoneByOffset(sign, hours, minutes);
  if (zone) parts.zone = zone;
  return zone !== undefined;
}

function setMeridiem({ parts }: Reading, [word]: RegExpExecArray): boolean {
  parts.afternoon = meridiemIsAfternoon(word);
  return true;
}

function setZoneName(reading: Reading, name: string): boolean {
  reading.zoneName = name;
  return true;
}

function setZoneWords(reading: Reading, [, region = '', kind = '']: RegExpExecArray): boolean {
  return setZoneName(reading, `${region.charAt(0)}${kind.charAt(0)}t`.toUpperCase());
}

/**
 * A word is a month, a zone behind a time, a weekday, a zone behind a year, or one of the words that stand in
 * dates. Behind a time an unknown abbreviation in capitals is a zone that nobody knows. "Mar" before another
 * month was a Tuesday in French, Spanish or Italian.
 */
function setWord(reading: Reading, [word]: RegExpExecArray): boolean {
  const { parts, weekdays } = reading;
  const month = monthByName(word, reading.hints.language);
  if (month !== undefined && canTakeMonth(reading)) {
    reading.monthWord = word;
    return setMonth(parts, month);
  }
  const isZone = zoneByName(word, 0) !== undefined;
  if (isZone && parts.hour !== undefined) return setZoneName(reading, word);
  const days = weekdaysByName(word);
  if (days.length > 0) return weekdays.push(...days) > 0;
  if (isZone && parts.year !== undefined) return setZoneName(reading, word);
  if (FILLERS.has(word.toLowerCase()) || LABELS.has(word.toLowerCase())) return true;
  if (parts.hour === undefined || !/^[A-Z]{2,5}$/.test(word)) return false;
  parts.zone ??= { offsetMinutes: 0, ambiguous: true };
  return true;
}

function canTakeMonth({ parts, monthWord, weekdays }: Reading): boolean {
  if (parts.month === undefined) return true;
  const days = monthWord === undefined ? [] : weekdaysByName(monthWord);
  weekdays.push(...days);
  return days.length > 0;
}

function setMonth(parts: Parts, month: number): boolean {
  parts.month = month;
  return true;
}

function setTime({ parts }: Reading, [, hour, minute, second, fraction]: RegExpExecArray): boolean {
  parts.hour = Number(hour);
  if (minute !== undefined) parts.minute = Number(minute);
  if (second !== undefined) parts.second = Number(second);
  if (fraction !== undefined) parts.fraction = Number(`0.${fraction}`);
  return true;
}

function setDate(parts: Parts, year = '', month = '', day?: string): boolean {
  Object.assign(parts, {
    year: year.length === 2 ? century(Number(year)) : Number(year),
    month: Number(month),
  });
  if (day !== undefined) parts.day = Number(day);
  return Number(month) >= 1 && Number(month) <= 12;
}

/** A single number: a day when it can be one and none is known, else the year. */
function setNumber(parts: Parts, digits: string): boolean {
  const value = Number(digits);
  if (digits.length <= 2 && parts.day === undefined && value >= 1 && value <= 31) parts.day = value;
  else if (parts.year === undefined && (digits.length === 4 || digits.length === 2))
    parts.year = digits.length === 4 ? value : century(value);
  else return false;
  return true;
}

function setNumbers({ parts, weekdays, hints }: Reading, match: RegExpExecArray): boolean {
  const [, first = '', separator = '', second = '', third = ''] = match;
  const found = placeNumbers({ first, separator: separator.trim(), second, third }, weekdays, hints.language);
  if (found) Object.assign(parts, found);
  return found !== undefined;
}
