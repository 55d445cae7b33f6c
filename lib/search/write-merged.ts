import { hash } from 'node:crypto';
import type { CompactOptions } from './compact-options.ts';
import type { DocumentEntry } from './document-entry.ts';
import type { Segment } from './manifest.ts';
import { sizeOf } from './merge-choice.ts';
import { mergedEntries } from './merged-entries.ts';
import { DAY_SECONDS, oldestKept } from './retention.ts';
import type { SearchWriteStore } from './search-store.ts';
import { type MergeInput, mergedTerms, type PlacedTerm } from './segment-terms.ts';
import { writeSegment } from './write-segment.ts';

/** The format of segments: part of their names, so that two versions of this program never write the same one. */
const FORMAT = 3;
/** Bytes of a block that leave room for the larger ones within 4 KB. */
const BLOCK_BYTES = 3100;
/** A segment stays twice as long for each size: small ones are merged soon, and none may end while it stands. */
const LEASE_DAYS = 8;

/** What is merged: documents, and the terms that they have. */
export interface MergedInput {
  readonly entries: readonly DocumentEntry[];
  readonly terms: AsyncGenerator<PlacedTerm>;
}

/** Writes what `inputs` become together. `names` are theirs, `bytes` about those of the blocks. The parts follow from the inputs alone. */
export async function writeMerged(
  store: Pick<SearchWriteStore, 'putParts'>,
  names: readonly string[],
  inputs: readonly MergedInput[],
  { bytes, languages }: { bytes: number; languages: Readonly<Record<string, number>> },
  options: CompactOptions,
): Promise<Segment> {
  // Whole days, so that two who merge the same at once write the same.
  const today = Math.floor(options.nowSeconds / DAY_SECONDS);
  const oldest = oldestKept(options, today * DAY_SECONDS);
  const { entries, renamed } = mergedEntries(inputs, oldest);
  const lease = LEASE_DAYS * 2 ** Math.max(0, sizeOf(entries.length));
  const name = hash('sha256', [FORMAT, oldest, ...names].join('\n'), 'base64url').slice(0, 16);
  return writeSegment(store, {
    name,
    entries,
    terms: mergedTerms(
      inputs.map(({ terms }, index): MergeInput => ({ terms, renamed: renamed[index] ?? new Int32Array() })),
    ),
    blocks: Math.max(1, Math.round(bytes / BLOCK_BYTES)),
    languages,
    expiresAt: (today + lease + 1) * DAY_SECONDS,
  });
}
