import { type Instant, instantMs, toInstant } from '../article/instant.ts';
import type { HashtagHour } from '../store/read-store.ts';
import type { Found, ReadDeps } from './answer.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A use counts half as much after four hours. */
const HALF_LIFE_MS = 4 * HOUR_MS;
/** Fewer articles, or one publisher alone, are no trend. */
const FEWEST_ARTICLES = 5;
const FEWEST_PUBLISHERS = 2;
/** A hashtag that was not used yesterday is measured as if it had been once. */
const LEAST_EXPECTED = 1;

/** A hashtag that is used more than at the same hours of yesterday. */
export interface Trend {
  readonly key: string;
  readonly display: string;
  /** (observed − expected)² / expected: how unlikely the rise is. Higher is more. */
  readonly score: number;
  /** Uses in the window, and those of yesterday's hours, both decayed with age. */
  readonly observed: number;
  readonly expected: number;
  /** Distinct articles and publishers in the window. */
  readonly articles: number;
  readonly publishers: number;
}

/** Hours that trends look at unless more are asked for. */
export const DEFAULT_HOURS = 6;
/** Trends that are told. */
const SHOWN = 20;
/** Ages are counted from the last five minutes, so that answers stay the same for as long as caches keep them. */
const STEP_MS = 300_000;

/**
 * The hashtags of a language that rise in the last `windowHours`, best first, at most twenty. Two Queries for each
 * hour, all at once.
 */
export async function listTrends(
  { store, now }: ReadDeps,
  language: string,
  windowHours: number,
): Promise<Found<readonly Trend[]>> {
  const end = toInstant(Math.floor(instantMs(now()) / STEP_MS) * STEP_MS);
  const { today, yesterday } = trendingHours(end, windowHours);
  const read = async (hours: readonly Instant[]) =>
    (await Promise.all(hours.map((hour) => store.listHashtagHour(language, hour)))).flat();
  const trends = trendsOf(...(await Promise.all([read(today), read(yesterday)])), end).slice(0, SHOWN);
  return { state: 'found', value: trends, versions: trends.map(({ key, score }) => `${key} ${score}`) };
}

/** The hours of a window that ends at `now`, newest first, each as its first instant, and the same hours a day before. */
export function trendingHours(now: Instant, windowHours: number): { today: Instant[]; yesterday: Instant[] } {
  const current = Math.floor(instantMs(now) / HOUR_MS) * HOUR_MS;
  const starts = Array.from({ length: windowHours }, (_, index) => current - index * HOUR_MS);
  return {
    today: starts.map((ms) => toInstant(ms)),
    yesterday: starts.map((ms) => toInstant(ms - DAY_MS)),
  };
}

/** What rises, best first: a chi-squared term of each hashtag's uses against the same hours of yesterday. */
export function trendsOf(
  today: readonly HashtagHour[],
  yesterday: readonly HashtagHour[],
  now: Instant,
): Trend[] {
  const before = new Map([...grouped(yesterday)].map(([key, hours]) => [key, decayed(hours, now, DAY_MS)]));
  return [...grouped(today)]
    .map(([key, hours]) => trendOf(key, hours, before.get(key) ?? 0, now))
    .filter(
      ({ articles, publishers, observed, expected }) =>
        articles >= FEWEST_ARTICLES && publishers >= FEWEST_PUBLISHERS && observed > expected,
    )
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

function trendOf(key: string, hours: readonly HashtagHour[], yesterday: number, now: Instant): Trend {
  const observed = decayed(hours, now, 0);
  const expected = Math.max(LEAST_EXPECTED, yesterday);
  const uses = hours.flatMap((hour) => hour.uses);
  return {
    key,
    display: hours[0]?.display ?? key,
    score: rounded((observed - expected) ** 2 / expected),
    observed: rounded(observed),
    expected: rounded(expected),
    articles: new Set(uses.map(({ article }) => article)).size,
    publishers: new Set(uses.map(({ publisher }) => publisher)).size,
  };
}

/** Uses of an hour count by the age of its middle. */
function decayed(hours: readonly HashtagHour[], now: Instant, shiftMs: number): number {
  return hours.reduce((sum, { hour, uses }) => {
    const ageMs = Math.max(0, instantMs(now) - shiftMs - instantMs(hour) - HOUR_MS / 2);
    return sum + uses.length * 2 ** (-ageMs / HALF_LIFE_MS);
  }, 0);
}

function grouped(hours: readonly HashtagHour[]): Map<string, HashtagHour[]> {
  const groups = new Map<string, HashtagHour[]>();
  for (const hour of hours) {
    const group = groups.get(hour.key);
    if (group) group.push(hour);
    else groups.set(hour.key, [hour]);
  }
  return groups;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
