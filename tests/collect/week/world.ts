import { answerOf, type Reply } from './answer.ts';
import { isTroubled, type Publisher } from './publishers.ts';

const GAP_MS = 2000;

/** One request as its host saw it. */
interface Arrival {
  readonly ms: number;
  readonly bytes: number;
  readonly status: number;
}

/** All publishers behind one door, and what they noted of who came. */
export interface World {
  /** What is answered to a request at a time; notes it. */
  ask(host: string, path: string, headers: Readonly<Record<string, string | undefined>>, ms: number): Reply;
  /** Requests a publisher had in all. */
  requestsOf(publisher: Publisher): number;
  counts(): {
    readonly requests: number;
    readonly notModified: number;
    readonly bytes: number;
    readonly insideRetryAfter: number;
    readonly closerThan2s: number;
  };
}

export function createWorld(publishers: readonly Publisher[]): World {
  const arrivals = new Map<string, Arrival[]>();
  const asked = new Map<number, number>();
  const hours = new Map<number, { hour: number; count: number }>();
  const closedUntil = new Map<string, number>();
  let insideRetryAfter = 0;
  /** Counts a request to a publisher within an hour of its clock. */
  function countOfHour(number: number, ms: number): number {
    const hour = Math.floor(ms / 3_600_000);
    const before = hours.get(number);
    const count = before?.hour === hour ? before.count + 1 : 1;
    hours.set(number, { hour, count });
    return count;
  }
  return {
    ask(host, path, headers, ms) {
      const number = Number(/\/(\d+)/.exec(path)?.[1] ?? Number.NaN);
      const publisher = publishers[number];
      if ((closedUntil.get(host) ?? 0) > ms) insideRetryAfter += 1;
      const count = publisher ? (asked.get(number) ?? 0) : 0;
      if (publisher) asked.set(number, count + 1);
      const reply = publisher
        ? answerOf(publisher, { path, headers, ms, asked: count, askedThisHour: countOfHour(number, ms) })
        : { status: host.startsWith('hub') ? 202 : 404, headers: {}, body: '', shows: false };
      if (reply.retryAfterSeconds !== undefined) closedUntil.set(host, ms + reply.retryAfterSeconds * 1000);
      const log = arrivals.get(host) ?? [];
      arrivals.set(host, log);
      log.push({ ms, bytes: reply.body.length, status: reply.status });
      return reply;
    },
    requestsOf: ({ number }) => asked.get(number) ?? 0,
    counts() {
      const all = [...arrivals.values()];
      const each = all.flat();
      return {
        requests: each.length,
        notModified: each.filter(({ status }) => status === 304).length,
        bytes: each.reduce((sum, { bytes }) => sum + bytes, 0),
        insideRetryAfter,
        closerThan2s: all.reduce((sum, log) => sum + tooClose(log), 0),
      };
    },
  };
}

function tooClose(log: readonly Arrival[]): number {
  const times = log.map(({ ms }) => ms).sort((a, b) => a - b);
  return times.filter((ms, index) => index > 0 && ms - (times[index - 1] as number) < GAP_MS).length;
}

/** Entries that could be had: those that stood in the feed while the publisher showed it, for half an hour at least. */
export function obtainable(publisher: Publisher, fromMs: number, toMs: number): number[] {
  const { comes, window, habit } = publisher;
  if (habit === 'tlsFault' || habit === 'redirectCircle') return [];
  const endMs = habit === 'gone' ? Math.min(toMs, (comes[0] ?? 0) + 17 * 86_400_000) : toMs;
  return comes.flatMap((ms, index) => {
    if (ms < fromMs || ms >= endMs) return [];
    const leavesMs = Math.min(comes[index + window] ?? Number.POSITIVE_INFINITY, endMs);
    let shownMs = 0;
    for (let at = ms; at < leavesMs && shownMs < 1_800_000; at += 60_000)
      if (!isTroubled(publisher, at)) shownMs += 60_000;
    return shownMs >= 1_800_000 ? [index] : [];
  });
}
