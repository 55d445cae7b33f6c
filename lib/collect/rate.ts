import type { PollState } from '../article/subscription.ts';
import type { Entry } from './feed-facts.ts';

type Rate = PollState['rate'];

const DAY_MS = 86_400_000;
/** What was counted three days ago counts half: publishers change with weekdays and news. */
const HALF_LIFE_DAYS = 3;
/** Dates further back say how long a feed is, not how often it changes now. */
const MAX_SPAN_DAYS = 14;
/** Dates tell at most as much as two days of watching would. */
const MAX_WEIGHT_DAYS = 2;

export const NO_RATE: Rate = { items: 0, days: 0 };

/** The rate after `items` came in `elapsedMs`. */
export function withItems(rate: Rate, items: number, elapsedMs: number): Rate {
  const days = elapsedMs / DAY_MS;
  const fading = 2 ** (-days / HALF_LIFE_DAYS);
  return { items: round(rate.items * fading + items), days: round(rate.days * fading + days) };
}

/** A first rate from the dates of a feed's entries: those of the last fortnight over the time since the oldest of them. */
export function rateOfDates(entries: readonly Entry[], nowMs: number): Rate {
  const ages = entries
    .flatMap(({ dateMs }) => (dateMs === undefined ? [] : [(nowMs - dateMs) / DAY_MS]))
    .filter((age) => age >= 0 && age <= MAX_SPAN_DAYS);
  if (ages.length === 0) return NO_RATE;
  const spanDays = Math.max(...ages, 0.05);
  const weight = Math.min(1, MAX_WEIGHT_DAYS / spanDays);
  return { items: round(ages.length * weight), days: round(spanDays * weight) };
}

/** Entries a day; half an entry of doubt keeps a feed that has said little from being forgotten. */
export function itemsPerDay({ items, days }: Rate): number {
  return (items + 0.5) / (days + 0.5);
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
