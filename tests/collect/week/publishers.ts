import { oneOf, type Random, seededRandom, wholeNumber } from '../../support/seeded-random.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What is odd about a publisher; most are as they should be. */
export const HABITS = [
  'etag',
  'etag',
  'etag',
  'etag',
  'weakEtag',
  'weakEtag',
  'lastModified',
  'lastModified',
  'both',
  'both',
  'noValidators',
  'changingEtag',
  'frozenEtag',
  'bodyWith304',
  'newBuildDate',
  'maxAge',
  'expires',
  'ttl',
  'sy',
  'skipHours',
  'movedForEver',
  'movedForNow',
  'gone',
  'retrySeconds',
  'retryDate',
  'unavailable',
  'flaky',
  'silentAtTimes',
  'cutAtTimes',
  'wrongLength',
  'wrongType',
  'pageAtTimes',
  'challengeAtTimes',
  'gzip',
  'atom',
  'jsonFeed',
  'hub',
  'hub',
  'silentHub',
  'fastSmallWindow',
  'sharedHost',
  'sharedHost',
  'tlsFault',
  'redirectCircle',
  'slow',
  'endlessAtTimes',
  'bombAtTimes',
  'emptyAtTimes',
  'staleCache',
  'storm',
  'dailyBatch',
  'dailyBatch',
  'undated',
  'undatedFast',
  'pinned',
  'maxAgeDay',
  'hubInHeader',
] as const;
export type Habit = (typeof HABITS)[number];

export interface Publisher {
  readonly number: number;
  readonly habit: Habit;
  readonly host: string;
  readonly path: string;
  /** Entries that the feed shows. */
  readonly window: number;
  /** Instants at which entries come, in order; also those of the fortnight before. */
  readonly comes: readonly number[];
  /** When it does not answer as it should, `[from, to)`. */
  readonly trouble: readonly (readonly [fromMs: number, toMs: number])[];
}

/** Habits whose publishers have hours of trouble. */
const TROUBLED: readonly Habit[] = [
  'retrySeconds',
  'retryDate',
  'unavailable',
  'pageAtTimes',
  'challengeAtTimes',
];

export interface Draw {
  readonly count: number;
  readonly seed: number;
  readonly startMs: number;
  readonly days: number;
  /** Those that are drawn from; all unless told. */
  readonly habits?: readonly Habit[];
}

/** Habits of those who do all as it should be done. */
export const ORDERLY: readonly Habit[] = [
  'etag',
  'weakEtag',
  'lastModified',
  'both',
  'noValidators',
  'gzip',
  'atom',
  'jsonFeed',
];

/**
 * Publishers of every habit, drawn by a seed: a few entries a day to hundreds, by day more than by night, often several
 * at once. A window holds what comes in the longest trouble with what follows it, since what a publisher never shows
 * nobody can collect.
 */
export function drawPublishers({ count, seed, startMs, days, habits = HABITS }: Draw): Publisher[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, number): Publisher => {
    const habit = habits[number] ?? oneOf(random, habits);
    const isFast = habit === 'fastSmallWindow' || habit === 'undatedFast';
    const aDay = isFast ? 200 : Math.min(300, Math.exp(1.6 + 1.2 * gaussian(random)));
    const trouble = TROUBLED.includes(habit) ? drawTrouble(random, startMs, days) : [];
    const least = TROUBLED.includes(habit) ? Math.ceil(aDay * 1.5) + 5 : Math.ceil(aDay / 20) + 8;
    return {
      number,
      habit,
      host: habit === 'sharedHost' ? `shared${number % 7}.paper.com` : `p${number}.paper.com`,
      path: `/feeds/${number}`,
      window: isFast ? 20 : Math.max(least, oneOf(random, [10, 15, 20, 25, 50])),
      comes:
        habit === 'dailyBatch'
          ? batches(startMs - 14 * DAY_MS, startMs + days * DAY_MS)
          : drawTimes(random, aDay, startMs - 14 * DAY_MS, startMs + days * DAY_MS),
      trouble,
    };
  });
}

/** Three hours of trouble on every other day. */
function drawTrouble(random: Random, startMs: number, days: number): [number, number][] {
  return Array.from({ length: Math.ceil(days / 2) }, (_, index) => {
    const fromMs = startMs + index * 2 * DAY_MS + wholeNumber(random, 2, 40) * HOUR_MS;
    return [fromMs, fromMs + 3 * HOUR_MS];
  });
}

/** Ten entries within ten minutes, each morning. */
function batches(fromMs: number, toMs: number): number[] {
  const times: number[] = [];
  for (let ms = fromMs; ms < toMs; ms += DAY_MS)
    for (let entry = 0; entry < 10; entry += 1) times.push(ms + 9 * HOUR_MS + entry * 60_000);
  return times.filter((ms) => ms < toMs);
}

function drawTimes(random: Random, aDay: number, fromMs: number, toMs: number): number[] {
  const times: number[] = [];
  for (let ms = fromMs; ms < toMs; ) {
    const hour = new Date(ms).getUTCHours();
    const rhythm = hour >= 6 && hour < 22 ? 1.4 : 0.2;
    ms += (-Math.log(1 - random()) * DAY_MS) / (aDay * rhythm);
    const atOnce = random() < 0.1 ? wholeNumber(random, 2, 3) : 1;
    for (let each = 0; each < atOnce && ms < toMs; each += 1) times.push(Math.floor(ms) + each);
  }
  return times.sort((a, b) => a - b);
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Whether it is in trouble. */
export function isTroubled({ trouble }: Publisher, ms: number): boolean {
  return trouble.some(([fromMs, toMs]) => ms >= fromMs && ms < toMs);
}

/** How many entries have come by `ms`, those of the fortnight before the run too. */
export function comeBy({ comes }: Publisher, ms: number): number {
  let low = 0;
  let high = comes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comes[middle] as number) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
