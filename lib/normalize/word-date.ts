import { century, type DateReading, instantOf, type Parts } from './date-parts.ts';
import { isWeekday, monthByName } from './month-names.ts';
import { zoneByName, zoneByOffset } from './zones.ts';

const FILLERS = new Set(
  't at um uhr kl klo de del a las alle ore om o the of on den le il der am en el na w v г года р год'.split(
    ' ',
  ),
);
const TIME =
  /^(\d{1,2})(?::|h|\.(?=\d{2}\s*(?:uhr|[ap]\.?m)))(\d{1,2})?(?::(\d{1,2})(?:[.,](\d+))?)?(?![\d:])/i;
const OFFSET = /^(?:GMT|UTC|Z)?([+-])(\d{1,2})(?::?(\d{2}))?(?![\d:])/i;
const MERIDIEM = /^(?:([ap])\.?\s?m\b\.?|(오전|午前|上午)|(오후|午後|下午))/i;
const PLACE = /^[A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?/;
const NUMBERS = /^(\d{1,4})([/.\-\s])(\d{1,2})\2(\d{4}|\d{1,2})(?![\d:])/;
const NUMBER = /^(\d{1,4})(?:st|nd|rd|th|er|º|ª|e(?=\s))?(?![\d:])[.,]?/i;
const HAN_DATE = /^(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?/;
const HAN_TIME = /^(\d{1,2})\s*[時时시点]\s*(?:(\d{1,2})\s*[分분])?\s*(?:(\d{1,2})\s*[秒초])?/;
const WORD = /^[\p{L}\p{M}][\p{L}\p{M}'’]*\.?/u;

interface Reading {
  readonly parts: Parts;
  readonly weekdays: string[];
  zoneName?: string;
}

/** One kind of thing that stands in a date. `read` is false when it makes the whole no date. */
interface Rule {
  readonly pattern: RegExp;
  readonly when?: (reading: Reading) => boolean;
  readonly read: (reading: Reading, match: RegExpExecArray) => boolean;
}

/** In the order in which they are tried; the first whose pattern stands next is taken. */
const RULES: readonly Rule[] = [
  { pattern: /^[\s,;|–—]+/, read: () => true },
  { pattern: OFFSET, when: ({ parts }) => parts.hour !== undefined, read: setOffset },
  { pattern: /^-(?!\d{3})/, read: () => true },
  {
    pattern: HAN_DATE,
    read: ({ parts }, [, year, month, day]) => setDate(parts, Number(year), Number(month), numberOf(day)),
  },
  {
    pattern: HAN_TIME,
    read: ({ parts }, [, hour, minute, second]) => setTime(parts, hour, minute, second ?? '0'),
  },
  {
    pattern: TIME,
    when: ({ parts }) => parts.hour === undefined,
    read: ({ parts }, [, hour, minute, second, fraction]) => setTime(parts, hour, minute, second, fraction),
  },
  { pattern: MERIDIEM, read: setMeridiem },
  { pattern: PLACE, read: setZoneName },
  { pattern: NUMBERS, when: ({ parts }) => parts.year === undefined, read: setNumbers },
  { pattern: NUMBER, read: ({ parts }, [, digits = '']) => setNumber(parts, digits) },
  { pattern: WORD, read: setWord },
];

/** Reads a date whose parts stand in any order, months and days in words of many languages (RFC 822, asctime and their relatives). */
export function readWords(text: string): DateReading | undefined {
  const reading: Reading = { parts: {}, weekdays: [] };
  let rest = withoutComments(text);
  while (rest !== '') {
    const length = readNext(reading, rest);
    if (length === 0) return undefined;
    rest = rest.slice(length);
  }
  const isKorean = /\p{Script=Hangul}/u.test(text) && !reading.parts.zone;
  return finished(reading.parts, reading.zoneName ?? (isKorean ? 'KST' : undefined));
}

/** Reads what stands next; how long it is, 0 when it cannot be part of a date. */
function readNext(reading: Reading, rest: string): number {
  for (const { pattern, when, read } of RULES) {
    const match = when === undefined || when(reading) ? pattern.exec(rest) : null;
    if (match) return read(reading, match) ? match[0].length : 0;
  }
  return 0;
}

function setOffset({ parts }: Reading, [, sign = '+', hours = '', minutes]: RegExpExecArray): boolean {
  const zone = zoneByOffset(sign, hours, minutes);
  if (zone) parts.zone = zone;
  return zone !== undefined;
}

function setMeridiem({ parts }: Reading, [, letter, , afternoon]: RegExpExecArray): boolean {
  parts.afternoon = letter === undefined ? afternoon !== undefined : /p/i.test(letter);
  return true;
}

function setZoneName(reading: Reading, [name]: RegExpExecArray): boolean {
  reading.zoneName = name;
  return true;
}

/** A word is a month, a zone behind a time, a weekday, a zone behind a year, or a filler; "mar." first of all is a Tuesday in French, with a comma behind it. */
function setWord(reading: Reading, match: RegExpExecArray): boolean {
  const { parts, weekdays } = reading;
  const [word] = match;
  const month = parts.month === undefined ? monthByName(word) : undefined;
  const isTuesday = weekdays.length === 0 && /^mar\.?,/i.test(match.input);
  if (month !== undefined && !isTuesday) parts.month = month;
  else if (parts.hour !== undefined && zoneByName(word, 0)) return setZoneName(reading, match);
  else if (isWeekday(word)) weekdays.push(word);
  else if (parts.year !== undefined && zoneByName(word, 0)) return setZoneName(reading, match);
  else return FILLERS.has(word.toLowerCase().replace(/\.$/, ''));
  return true;
}

function finished(parts: Parts, zoneName: string | undefined): DateReading | undefined {
  if (parts.year === undefined || parts.month === undefined) return undefined;
  if (zoneName === undefined || parts.zone) return instantOf(parts);
  const local = instantOf({ ...parts, zone: { offsetMinutes: 0, ambiguous: false } });
  const zone = local && zoneByName(zoneName, local.ms);
  return zone && instantOf({ ...parts, zone });
}

function setTime(parts: Parts, hour = '0', minute = '0', second?: string, fraction?: string): boolean {
  Object.assign(parts, { hour: Number(hour), minute: Number(minute) });
  if (second !== undefined) parts.second = Number(second);
  if (fraction !== undefined) parts.fraction = Number(`0.${fraction}`);
  return true;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function setDate(parts: Parts, year: number, month: number, day: number | undefined): boolean {
  Object.assign(parts, { year: year < 100 ? century(year) : year, month });
  if (day !== undefined) parts.day = day;
  return month >= 1 && month <= 12;
}

/** A single number: a day when it can be one and none is known, else the year. */
function setNumber(parts: Parts, digits: string): boolean {
  const value = Number(digits);
  if (digits.length <= 2 && parts.day === undefined && value >= 1 && value <= 31) parts.day = value;
  else if (parts.year === undefined && digits.length !== 3)
    parts.year = digits.length === 4 ? value : century(value);
  else return false;
  return true;
}

/**
 * Three numbers: the year is the one of four digits, or the last. Of the others the weekday decides, then what a
 * calendar allows, then the custom: month first between slashes, day first between dots, hyphens and spaces.
 */
function setNumbers(
  { parts, weekdays }: Reading,
  [, a = '', separator, b = '', c = '']: RegExpExecArray,
): boolean {
  if (a.length === 4) return setDate(parts, Number(a), Number(b), Number(c));
  if (a.length === 3) return false;
  const year = c.length === 4 ? Number(c) : century(Number(c));
  const [first, second] = [Number(a), Number(b)];
  const orders =
    separator === '/'
      ? [
          [first, second],
          [second, first],
        ]
      : [
          [second, first],
          [first, second],
        ];
  const possible = orders.filter(
    ([month = 0, day = 0]) => month >= 1 && month <= 12 && day >= 1 && day <= 31,
  );
  const agreeing = possible.find(([month = 0, day = 0]) =>
    weekdays.some((word) => isDayOf(word, year, month, day)),
  );
  const [month, day] = agreeing ?? possible[0] ?? [];
  if (month === undefined) return false;
  return setDate(parts, year, month, day);
}

function isDayOf(word: string, year: number, month: number, day: number): boolean {
  const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, day),
  );
  return name.toLowerCase().startsWith(word.toLowerCase().replace(/\.$/, '').slice(0, 3));
}

/** RFC 822 comments: nested parentheses, with a backslash before a literal one. */
function withoutComments(text: string): string {
  if (!text.includes('(')) return text;
  let depth = 0;
  let kept = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth = Math.max(0, depth - 1);
      kept += ' ';
    } else if (depth === 0) kept += character;
  }
  return kept;
}
