/** A segment that stands: what is known of it without reading it. */
export interface Segment {
  /** A hash of its inputs. */
  readonly name: string;
  readonly documents: number;
  readonly blocks: number;
  /** Parts of its dictionary; absent in segments that were written before there was one. */
  readonly spellings?: number;
  /** Bytes of its blocks, chunks and dictionary. */
  readonly bytes: number;
  /** Words of all its documents. */
  readonly words: number;
  /** Documents that took the place of an earlier entry: at most so many elsewhere no longer stand. */
  readonly changed: number;
  /** Epoch seconds of evenly spaced documents, the newest first and the oldest last. */
  readonly times: readonly number[];
  /** Documents by primary subtag. */
  readonly languages: Readonly<Record<string, number>>;
  /** Epoch seconds after which its items leave the table: it is merged again before. */
  readonly expiresAt: number;
}

/** Segments that do not stand any more, since when. */
export interface RetiredSegment {
  readonly name: string;
  /** Epoch seconds. */
  readonly since: number;
}

/** The index: its segments, and up to where the tail is in them. */
export interface Manifest {
  /** Place of the last item of the tail that was merged; '' for none. */
  readonly mergedUpTo: string;
  readonly segments: readonly Segment[];
  readonly retired: readonly RetiredSegment[];
}

export const NO_MANIFEST: Manifest = { mergedUpTo: '', segments: [], retired: [] };

const TIMES = 17;

/** The times that a segment is known by, of its documents newest first. */
export function timesOf(seconds: readonly number[]): number[] {
  const last = seconds.length - 1;
  const count = Math.min(TIMES, seconds.length);
  return Array.from({ length: count }, (_, index) => seconds[timeIndex(index, count, last)] ?? 0);
}

function timeIndex(index: number, count: number, last: number): number {
  return count < 2 ? 0 : Math.round((index * last) / (count - 1));
}

/** The least and the greatest seconds that a document of a segment may have. */
export function timeBounds({ times, documents }: Segment, document: number): { from: number; to: number } {
  const last = documents - 1;
  if (times.length < 2) return { from: times[0] ?? 0, to: times[0] ?? 0 };
  let index = Math.min(times.length - 2, Math.floor((document * (times.length - 1)) / Math.max(1, last)));
  while (index > 0 && timeIndex(index, times.length, last) > document) index -= 1;
  while (index < times.length - 2 && timeIndex(index + 1, times.length, last) < document) index += 1;
  return { from: times[index + 1] ?? 0, to: times[index] ?? 0 };
}

/** Epoch seconds of the newest document of a segment. */
export function newestOf({ times }: Segment): number {
  return times[0] ?? 0;
}
