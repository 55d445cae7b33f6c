import { type DateSource, type Instant, instantMs, type Precision, toInstant } from '../article/instant.ts';
import type { RawArticle, RawDate } from '../article/raw-article.ts';
import type { Warning } from '../article/warning.ts';
import type { DateReading } from './date-parts.ts';
import { readDate } from './read-date.ts';
import { readRelativeDate } from './relative-date.ts';

/** The dates of an article, decided. */
export interface Dates {
  readonly datePublished: Instant;
  readonly datePublishedPrecision: Precision;
  readonly datePublishedSource: DateSource;
  readonly dateModified?: Instant;
  readonly embargoedUntil?: Instant;
  readonly expires?: Instant;
  readonly warnings: readonly Warning[];
}

const DAY_MS = 86_400_000;
/** The web is not older. */
const EARLIEST_MS = Date.UTC(1990, 0, 1);

/**
 * Decides when an article was published: what the payload says, else a date in its address, else its
 * modification, else its receipt. A date more than a day after receipt or before 1990 is set aside with a
 * warning: only an embargo may lie in the future.
 */
export async function datesOf(raw: RawArticle, url: string | undefined, receivedAt: Instant): Promise<Dates> {
  const warnings: Warning[] = [];
  const read = (date: RawDate | undefined, at: string) => readRaw(date, at, receivedAt, warnings);
  const embargo = await read(raw.embargoedUntil, 'embargoedUntil');
  const expires = await read(raw.expires, 'expires');
  const modified = plausible(
    await read(raw.dateModified, 'dateModified'),
    'dateModified',
    receivedAt,
    warnings,
  );
  const published =
    plausible(await read(raw.datePublished, 'datePublished'), 'datePublished', receivedAt, warnings) ??
    fromUrl(url, receivedAt, warnings) ??
    (modified && { ...modified, source: modified.source });
  if (!published) warnings.push({ code: 'dateMissing', at: 'datePublished' });
  return {
    datePublished: published ? toInstant(published.ms) : receivedAt,
    datePublishedPrecision: published?.precision ?? 'second',
    datePublishedSource: published?.source ?? 'received',
    ...(modified && { dateModified: toInstant(modified.ms) }),
    ...(embargo && { embargoedUntil: toInstant(embargo.ms) }),
    ...(expires && { expires: toInstant(expires.ms) }),
    warnings,
  };
}

interface Read extends DateReading {
  readonly source: DateSource;
}

async function readRaw(
  date: RawDate | undefined,
  at: string,
  receivedAt: Instant,
  warnings: Warning[],
): Promise<Read | undefined> {
  if (date === undefined || date.value.trim() === '') return undefined;
  const reading = await readingOf(date, receivedAt);
  if (!reading) {
    warnings.push({ code: 'dateUnreadable', at, detail: date.value.slice(0, 60) });
    return undefined;
  }
  const relative = date.from === 'relative' || readDate(date.value) === undefined;
  if (date.from !== 'epochMs' && relative)
    warnings.push({ code: 'dateRelative', at, detail: date.value.slice(0, 60) });
  if (reading.zone === 'ambiguous')
    warnings.push({ code: 'dateAmbiguousZone', at, detail: date.value.slice(0, 60) });
  const hasTime = reading.precision === 'second' || reading.precision === 'minute';
  if (reading.zone === 'none' && hasTime)
    warnings.push({ code: 'dateWithoutZone', at, detail: date.value.slice(0, 60) });
  return { ...reading, source: sourceOf(date, relative) };
}

function sourceOf({ from }: RawDate, relative: boolean): DateSource {
  if (from === 'epochMs') return 'payload';
  if (relative) return 'relative';
  return from === 'page' || from === 'url' ? from : 'payload';
}

async function readingOf({ value, from }: RawDate, receivedAt: Instant): Promise<DateReading | undefined> {
  if (from === 'epochMs') return readEpochMs(value);
  if (from === 'relative') return readRelativeDate(value, receivedAt);
  return readDate(value) ?? readRelativeDate(value, receivedAt);
}

function readEpochMs(value: string): DateReading | undefined {
  const ms = Number(value);
  return Number.isFinite(ms) && Math.abs(ms) < 8e15
    ? { ms: Math.floor(ms), precision: 'second', zone: 'explicit' }
    : undefined;
}

function plausible(
  reading: Read | undefined,
  at: string,
  receivedAt: Instant,
  warnings: Warning[],
): Read | undefined {
  if (!reading) return undefined;
  const detail = toInstant(Math.max(reading.ms, -6e13));
  if (reading.ms > instantMs(receivedAt) + DAY_MS) {
    warnings.push({ code: 'dateInFuture', at, detail });
    return undefined;
  }
  if (reading.ms < EARLIEST_MS) {
    warnings.push({ code: 'dateTooOld', at, detail });
    return undefined;
  }
  return reading;
}

const URL_DATE = /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/\-._]|$)/;
const URL_DATE_DENSE = /[/\-_]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/\-._]|$)/;

/** Many sites put the day of publication into the path: `/2026/11/20/`, `/20261120-`. */
function fromUrl(url: string | undefined, receivedAt: Instant, warnings: Warning[]): Read | undefined {
  if (url === undefined) return undefined;
  const [, year, month, day] =
    URL_DATE.exec(new URL(url).pathname) ?? URL_DATE_DENSE.exec(new URL(url).pathname) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const reading = readDate(
    [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-'),
  );
  const found = plausible(reading && { ...reading, source: 'url' }, 'datePublished', receivedAt, warnings);
  if (found) warnings.push({ code: 'dateFromUrl', at: 'datePublished' });
  return found;
}
