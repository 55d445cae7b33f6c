import { createHash } from 'node:crypto';
import { addMs, type Instant, instantMs, toInstant } from '../article/instant.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { type Key, REFUSED_HOURS, refusedHourKey } from './table.ts';

const HOUR_MS = 3_600_000;
const KEPT_MS = 48 * HOUR_MS;

/** What one upload had refused of one source. */
export interface RefusedUpload {
  readonly source: string;
  /** Id of the upload's ingest record. */
  readonly upload: string;
  readonly receivedAt: Instant;
  /** Refusals, at least one. */
  readonly count: number;
}

/** Uploads that one source and hour names; whatever comes after them is not counted, so that no item grows without end. */
export const REFUSED_UPLOADS = 500;

/**
 * Where an upload's refusals are noted, and what is added there to the set `u`: a stamp of the upload with their
 * number. The same upload adds the same stamp, however often it is delivered, so that nothing counts twice.
 */
export function refusedMark({ source, upload, receivedAt, count }: RefusedUpload): {
  key: Key;
  stamp: string;
  expiresAtSeconds: number;
} {
  const hour = hourOf(receivedAt);
  const hash = createHash('sha256').update(upload).digest('base64url').slice(0, 8);
  return {
    key: refusedHourKey(hour, source),
    stamp: `${hash}:${count}`,
    expiresAtSeconds: Math.floor(instantMs(addMs(hour, KEPT_MS)) / 1000),
  };
}

/** The sort keys of the 24 hours of the clock that end with the one of `now`. */
export function lastDay(now: Instant): { pk: string; from: string; to: string } {
  return { pk: REFUSED_HOURS, from: addMs(hourOf(now), -23 * HOUR_MS), to: `${hourOf(now)}#\uffff` };
}

/** Refusals by source. Should a new version have refused more of an upload that came again, the larger number counts. */
export function refusalsBySource(items: readonly Item[]): Map<string, number> {
  const sources = new Map<string, number>();
  for (const item of items) {
    const sk = textOf(item['sk'], 'sk');
    const source = sk.slice(sk.indexOf('#') + 1);
    sources.set(source, (sources.get(source) ?? 0) + refusalsOf(item['u']?.SS ?? []));
  }
  return sources;
}

function refusalsOf(stamps: readonly string[]): number {
  const uploads = new Map<string, number>();
  for (const stamp of stamps) {
    const [hash = '', count] = stamp.split(':');
    uploads.set(hash, Math.max(uploads.get(hash) ?? 0, Number(count)));
  }
  return [...uploads.values()].reduce((sum, count) => sum + count, 0);
}

function hourOf(instant: Instant): Instant {
  return toInstant(Math.floor(instantMs(instant) / HOUR_MS) * HOUR_MS);
}
