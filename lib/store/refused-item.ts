import { createHash } from 'node:crypto';
import { type Instant, instantMs } from '../article/instant.ts';
import { attributeNumber } from './attributes.ts';
import type { Item } from './item-bytes.ts';
import { readItem } from './layout.ts';
import { type Key, refusedLatelyKey } from './table.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;
/** Readers skip an hour once it is a day old; the item leaves the table some time after the last of them. */
const KEPT_HOURS = 48;

/** What one upload had refused of one source. */
export interface RefusedUpload {
  readonly source: string;
  /** Id of the upload's ingest record. */
  readonly upload: string;
  readonly receivedAt: Instant;
  /** Refusals, at least one. */
  readonly count: number;
}

/** Uploads that one source and hour names; whatever comes after them is not counted, so that no item grows past 16 KB. */
export const REFUSED_UPLOADS = 60;

/** Where an upload's refusals are noted: the item of its source has a set of digests for each hour of the clock. */
export interface RefusalCounter {
  readonly key: Key;
  /** Attribute of the hour's digests, and of the hour that they are of, counted from 1970. */
  readonly set: string;
  readonly setHour: string;
  readonly hour: number;
  /** The upload and its number of refusals: the same one however often it is delivered, so that nothing counts twice. */
  readonly digest: string;
  readonly expiresAtSeconds: number;
}

export function refusalCounter({ source, upload, receivedAt, count }: RefusedUpload): RefusalCounter {
  const hour = hourOf(receivedAt);
  const hash = createHash('sha256').update(upload).digest('base64url').slice(0, 8);
  return {
    key: refusedLatelyKey(source),
    ...attributesOfHour(hour),
    hour,
    digest: `${hash}:${count}`,
    expiresAtSeconds: ((hour + KEPT_HOURS) * HOUR_MS) / 1000,
  };
}

/** Refusals in the 24 hours of the clock that end with the one of `now`. */
export function refusalsOf(item: Item, now: Instant): number {
  return readItem('refusalCounter', item, () => {
    const current = hourOf(now);
    let sum = 0;
    for (let hour = current - HOURS + 1; hour <= current; hour += 1) {
      const { set, setHour } = attributesOfHour(hour);
      if (item[setHour]?.N === String(hour)) sum += countOf(item[set]?.SS ?? []);
    }
    return sum;
  });
}

/** Should a new version have refused more of an upload that came again, the larger number counts. */
function countOf(digests: readonly string[]): number {
  const uploads = new Map<string, number>();
  for (const digest of digests) {
    const [hash = '', count] = digest.split(':');
    uploads.set(hash, Math.max(uploads.get(hash) ?? 0, attributeNumber({ N: count ?? '' }, 'u')));
  }
  return [...uploads.values()].reduce((sum, count) => sum + count, 0);
}

function attributesOfHour(hour: number): { set: string; setHour: string } {
  return { set: `u${hour % HOURS}`, setHour: `h${hour % HOURS}` };
}

function hourOf(instant: Instant): number {
  return Math.floor(instantMs(instant) / HOUR_MS);
}
