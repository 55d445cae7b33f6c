import { type DateSource, type Instant, instantMs, type Precision, toInstant } from '../article/instant.ts';
import { loadOnce } from '../article/load-once.ts';
import type { RawArticle, RawDate } from '../article/raw-article.ts';
import type { Warning, WarningCode } from '../article/warning.ts';
import type { DateHints, DateReading } from './date-parts.ts';
import { readDate, readEpochMs } from './read-date.ts';

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

/** What dates are decided on beside the raw article. */
export interface DateContext {
  /** Canonical address of the article. */
  readonly url: string | undefined;
  readonly receivedAt: Instant;
  /** BCP 47; `und` tells nothing. */
  readonly language: string;
}

interface Read extends DateReading {
  readonly source: DateSource;
}

type DateField = 'datePublished' | 'dateModified' | 'embargoedUntil' | 'expires';

const DAY_MS = 86_400_000;
/** The web is not older. */
const EARLIEST_MS = Date.UTC(1990, 0, 1);

/**
 * Decides when an article was published: what the payload says, else a date in its address, else its
 * modification, else its receipt. A date more than a day after receipt or before 1990 is set aside with a
 * warning: only an embargo or an expiry may lie in the future. A modification that was only told relative to
 * receipt stands in for a missing publication and is otherwise left out, because the same bytes received later
 * would say another.
 */
export async function datesOf(raw: RawArticle, context: DateContext): Promise<Dates> {
  const warnings: Warning[] = [];
  const embargo = await readField(raw.embargoedUntil, 'embargoedUntil', context, warnings);
  const expires = await readField(raw.expires, 'expires', context, warnings);
  const modified = plausible(
    await readField(raw.dateModified, 'dateModified', context, warnings),
    'dateModified',
    context.receivedAt,
    warnings,
  );
  const given = await readField(raw.datePublished, 'datePublished', context, warnings);
  const published =
    plausible(given, 'datePublished', context.receivedAt, warnings) ??
    (await fallback(modified, context, warnings));
  const fixed = modified?.source === 'relative' ? undefined : modified;
  return {
    datePublished: published ? toInstant(published.ms) : context.receivedAt,
    datePublishedPrecision: published?.precision ?? 'second',
    datePublishedSource: published?.source ?? 'received',
    ...(fixed && { dateModified: toInstant(fixed.ms) }),
    ...(embargo && embargo.source !== 'relative' && { embargoedUntil: toInstant(embargo.ms) }),
    ...(expires && expires.source !== 'relative' && { expires: toInstant(expires.ms) }),
    warnings,
  };
}

/** Loaded with the first article that tells no date, and with the first date that is none of a calendar. */
const urlDates = loadOnce(() => import('./url-date.ts'));
const relativeDates = loadOnce(() => import('./relative-date.ts'));

/** The day in the address, as fine as the modification when that lies within it; else the modification. */
async function fallback(
  modified: Read | undefined,
  { url, receivedAt }: DateContext,
  warnings: Warning[],
): Promise<Read | undefined> {
  const inUrl = url === undefined ? undefined : (await urlDates()).dateInUrl(url);
  const found = inUrl && plausible({ ...inUrl, source: 'url' }, 'datePublished', receivedAt, warnings);
  const unitMs = found?.precision === 'day' ? DAY_MS : 31 * DAY_MS;
  if (found && !(modified && modified.ms >= found.ms && modified.ms < found.ms + unitMs)) {
    warnings.push({ code: 'dateFromUrl', pointer: 'datePublished' });
    return found;
  }
  const detail = modified && 'The date of modification stands in.';
  warnings.push({ code: 'dateMissing', pointer: 'datePublished', ...(detail && { detail }) });
  return modified;
}

async function readField(
  date: RawDate | undefined,
  pointer: DateField,
  { receivedAt, language }: DateContext,
  warnings: Warning[],
): Promise<Read | undefined> {
  if (date === undefined || date.value.trim() === '') return undefined;
  const hints = language === 'und' ? {} : { language };
  const reading = await readingOf(date, receivedAt, hints);
  const detail = date.value.trim().slice(0, 60);
  for (const code of reading ? doubtsOf(reading) : (['dateUnreadable'] as const))
    warnings.push({ code, pointer, detail });
  return reading;
}

async function readingOf(
  { value, from }: RawDate,
  receivedAt: Instant,
  hints: DateHints,
): Promise<Read | undefined> {
  const absolute = from === 'epochMs' ? readEpochMs(value) : readDate(value, hints);
  if (absolute) return { ...absolute, source: from === 'page' || from === 'url' ? from : 'payload' };
  if (from === 'epochMs') return undefined;
  const { readRelativeDate } = await relativeDates();
  const relative = await readRelativeDate(value, receivedAt, hints);
  return relative && { ...relative, source: 'relative' };
}

/** What was guessed to read a date. */
function doubtsOf({ source, zone, precision, orderGuessed }: Read): WarningCode[] {
  const hasTime = precision === 'second' || precision === 'minute' || precision === 'hour';
  return [
    ...(source === 'relative' ? (['dateRelative'] as const) : []),
    ...(zone === 'ambiguous' && hasTime ? (['dateAmbiguousZone'] as const) : []),
    ...(zone === 'none' && hasTime ? (['dateWithoutZone'] as const) : []),
    ...(orderGuessed ? (['dateAmbiguousOrder'] as const) : []),
  ];
}

function plausible(
  reading: Read | undefined,
  pointer: DateField,
  receivedAt: Instant,
  warnings: Warning[],
): Read | undefined {
  if (!reading) return undefined;
  const isFuture = reading.ms > instantMs(receivedAt) + DAY_MS;
  if (!isFuture && reading.ms >= EARLIEST_MS) return reading;
  warnings.push({ code: isFuture ? 'dateInFuture' : 'dateTooOld', pointer, detail: toInstant(reading.ms) });
  return undefined;
}
