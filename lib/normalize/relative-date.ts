import { type Instant, instantMs, type Precision } from '../article/instant.ts';
import type { DateReading } from './date-parts.ts';

const UNIT_MS: Readonly<Record<string, readonly [number, Precision]>> = {
  second: [1000, 'second'],
  minute: [60_000, 'minute'],
  hour: [3_600_000, 'hour'],
  day: [86_400_000, 'day'],
  week: [604_800_000, 'week'],
  month: [2_629_800_000, 'month'],
  year: [31_557_600_000, 'year'],
};

const SHORT: Readonly<Record<string, string>> = {
  s: 'second',
  sec: 'second',
  m: 'minute',
  min: 'minute',
  h: 'hour',
  hr: 'hour',
  d: 'day',
  w: 'week',
  wk: 'week',
  mo: 'month',
  y: 'year',
  yr: 'year',
};

const AGO =
  /^(?:about |around |over |almost |updated |published |posted )*(an?|one|\d{1,3})\s*([a-z]+?)s?\.?(?: ago)?$/i;
const WORDS: Readonly<Record<string, readonly [number, Precision]>> = {
  now: [0, 'minute'],
  'just now': [0, 'minute'],
  today: [0, 'day'],
  yesterday: [86_400_000, 'day'],
};

/**
 * The instant that "an hour ago" means at `receivedAt`, as fine as its unit. English is read by a table of our
 * own; other languages by chrono, which is loaded only then. Undefined for what is no relative date, or lies
 * after its receipt.
 */
export async function readRelativeDate(text: string, receivedAt: Instant): Promise<DateReading | undefined> {
  const trimmed = text.trim().toLowerCase().slice(0, 80);
  const known = WORDS[trimmed] ?? agoOf(trimmed);
  const base = instantMs(receivedAt);
  if (known) return { ms: base - known[0], precision: known[1], zone: 'explicit' };
  return readForeign(trimmed, base);
}

function agoOf(text: string): readonly [number, Precision] | undefined {
  const [, amount = '', word = ''] = AGO.exec(text) ?? [];
  const unit = UNIT_MS[SHORT[word] ?? word];
  if (!unit) return undefined;
  const count = /^\d/.test(amount) ? Number(amount) : 1;
  return [unit[0] * count, unit[1]];
}

async function readForeign(text: string, base: number): Promise<DateReading | undefined> {
  const { de, es, fr, ja, nl, pt, ru, uk, zh } = await import('chrono-node');
  for (const { casual } of [de, fr, es, pt, nl, ru, uk, ja, zh.hant]) {
    const [found] = casual.parse(text, { instant: new Date(base), timezone: 0 });
    if (!found || found.text.length < text.length * 0.6) continue;
    const ms = found.date().getTime();
    if (ms <= base) return { ms, precision: precisionOf(base - ms), zone: 'explicit' };
  }
  return undefined;
}

function precisionOf(age: number): Precision {
  if (age < 3_600_000) return 'minute';
  return age < 86_400_000 ? 'hour' : 'day';
}
