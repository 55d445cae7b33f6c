import { addMs, type Instant, instantMs, type Precision } from '../article/instant.ts';
import { loadOnce } from '../article/load-once.ts';
import { type DateHints, type DateReading, instantOf, type Parts } from './date-parts.ts';
import { plainDateText } from './plain-date-text.ts';
import { ageOf, isRelativeWord } from './relative-words.ts';
import { readWordParts } from './word-date.ts';

const DAY_MS = 86_400_000;
const MAX_LENGTH = 100;

/**
 * The instant that "an hour ago", "gestern, 14:05 Uhr" or a day without a year means at `receivedAt`, as fine as
 * its unit. Phrases of sixty languages are read by a table made of Intl's own; freer ones ("last Friday at
 * five") by chrono, which is loaded only then. Undefined for what is no relative date, or lies after receipt.
 */
export async function readRelativeDate(
  text: string,
  receivedAt: Instant,
  hints: DateHints = {},
): Promise<DateReading | undefined> {
  const plain = plainDateText(text.trim().slice(0, MAX_LENGTH)).toLowerCase();
  return (
    readPhrase(plain, receivedAt) ?? readYearless(plain, receivedAt, hints) ?? readFreely(plain, receivedAt)
  );
}

function readPhrase(text: string, receivedAt: Instant): DateReading | undefined {
  const base = instantMs(receivedAt);
  const age = ageOf(text);
  if (age && age.ms >= 0) return { ms: base - age.ms, precision: age.precision, zone: 'explicit' };
  return readDayAndTime(text, receivedAt);
}

const CLOCK =
  /(?:^|[^\d.:])(\d{1,2})\s?[:.h]\s?(\d{2})(?::\d{2})?(?:\s*([ap])\.?\s?m\.?)?(?:\s*(?:uhr|u|h|hs|г|น\.))?[\s.]*$/;

/** `Yesterday, 14:05`: a day counted back, and a time on it. */
function readDayAndTime(text: string, receivedAt: Instant): DateReading | undefined {
  const clock = CLOCK.exec(text);
  if (!clock) return undefined;
  const [whole, hour, minute, meridiem] = clock;
  const words = text.slice(0, text.length - whole.length + (/^[^\d]/.test(whole) ? 1 : 0));
  const age = ageOf(words) ?? ageOf(withoutLastWord(words));
  if (age?.precision !== 'day' || age.ms < 0) return undefined;
  const day = new Date(instantMs(addMs(receivedAt, -age.ms)));
  const reading = instantOf({
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    day: day.getUTCDate(),
    hour: Number(hour),
    minute: Number(minute),
    ...(meridiem !== undefined && { afternoon: meridiem === 'p' }),
  });
  return reading && notAfter(reading, receivedAt);
}

/** "at", "um", "в", "a las": what stands between day and time. */
function withoutLastWord(words: string): string {
  return words.replace(/[\s,–-]+(?:a las|\S{1,4})[\s,–-]*$/, '');
}

/** `5 May, 10:30`: the last such day before receipt. */
function readYearless(text: string, receivedAt: Instant, hints: DateHints): DateReading | undefined {
  const parts = readWordParts(text, hints);
  if (parts?.day === undefined || parts.month === undefined || parts.year !== undefined) return undefined;
  const year = new Date(instantMs(receivedAt)).getUTCFullYear();
  return yearlessIn(parts, year, receivedAt) ?? yearlessIn(parts, year - 1, receivedAt);
}

function yearlessIn(parts: Parts, year: number, receivedAt: Instant): DateReading | undefined {
  const reading = instantOf({ ...parts, year });
  return reading && notAfter(reading, receivedAt);
}

/** Clocks of senders are half a day ahead of UTC at most. */
function notAfter(reading: DateReading, receivedAt: Instant): DateReading | undefined {
  return reading.ms <= instantMs(receivedAt) + DAY_MS / 2 ? reading : undefined;
}

const chrono = loadOnce(() => import('chrono-node'));

async function readFreely(text: string, receivedAt: Instant): Promise<DateReading | undefined> {
  if (!text.split(/[\s,]+/).some(isRelativeWord)) return undefined;
  const { de, en, es, fr, it, ja, nl, pt, ru, sv, uk, zh } = await chrono();
  const base = instantMs(receivedAt);
  for (const { casual } of [en, de, fr, es, it, pt, nl, sv, ru, uk, ja, zh.hant]) {
    const [found] = casual.parse(text, { instant: new Date(base), timezone: 0 });
    // A phrase that is mostly something else says something else.
    if (!found || found.text.length < text.length * 0.6) continue;
    const ms = found.date().getTime();
    const precision: Precision = found.start.isCertain('minute')
      ? 'minute'
      : found.start.isCertain('hour')
        ? 'hour'
        : 'day';
    if (ms <= base) return { ms, precision, zone: 'explicit' };
  }
  return undefined;
}
