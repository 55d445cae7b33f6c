import type { ScheduleHints } from './feed-facts.ts';

const HOUR_MS = 3_600_000;

/**
 * The first time from `ms` on that the publisher does not want to be left alone in (RSS 2.0, `skipHours` and
 * `skipDays`, both GMT). Lists that leave no hour of the week are taken for a mistake and not kept.
 */
export function afterSkipped(
  ms: number,
  { skipHours, skipDays }: Pick<ScheduleHints, 'skipHours' | 'skipDays'>,
): number {
  if (skipHours.length === 0 && skipDays.length === 0) return ms;
  for (let hour = 0; hour <= 7 * 24; hour += 1) {
    const candidate = hour === 0 ? ms : Math.floor(ms / HOUR_MS + hour) * HOUR_MS;
    const date = new Date(candidate);
    if (!skipHours.includes(date.getUTCHours()) && !skipDays.includes(date.getUTCDay())) return candidate;
  }
  return ms;
}
