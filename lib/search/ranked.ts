import type { DocumentEntry } from './document-entry.ts';
import type { Hits } from './hits.ts';
import { recency } from './scale.ts';
import type { SearchReadStore } from './search-store.ts';
import type { TermSource } from './term-source.ts';

/** An article that was found. */
export interface RankedEntry {
  readonly entry: DocumentEntry;
  /** What it is ranked by: its score, or its time in seconds. */
  readonly rank: number;
  /** What it scores, whatever the order. */
  readonly score: number;
}

/** Found articles in their order, as far as they are wanted. */
export interface Ranking {
  /** The next `count` of them; fewer at the end. One BatchGetItem for their entries, seldom another. */
  readonly next: (count: number) => Promise<RankedEntry[]>;
  /** Whether more may follow. */
  readonly hasMore: () => boolean;
}

export interface RankOptions {
  readonly order: 'relevance' | 'newest';
  readonly since?: number | undefined;
  readonly until: number;
  /** What ages are counted from. */
  readonly asOf: number;
  readonly after?: RankPosition | undefined;
}

/** Where a reader has come to: what the last one was ranked by, and its id. */
export interface RankPosition {
  readonly rank: number;
  readonly id: string;
}

/** A document that was found, with bounds of what it is ranked by: its time is known when its entry is read. */
interface Candidate {
  readonly source: TermSource;
  readonly document: number;
  readonly score: number;
  readonly most: number;
}

/** Entries that are read beyond those that are wanted: bounds of times are coarse. */
const SLACK = 4;

/**
 * Ranks documents, reading as few of their entries as the order needs: none whose bound is below the rank of the last
 * one that is wanted.
 */
export function ranked(
  store: SearchReadStore,
  found: readonly { readonly source: TermSource; readonly hits: Hits }[],
  options: RankOptions,
): Ranking {
  const waiting = candidatesOf(found, options);
  let at = 0;
  let open: RankedEntry[] = [];
  const read = async (count: number) => {
    const taken = waiting.slice(at, at + count);
    at += taken.length;
    const parts = await store.getParts(
      taken.flatMap(({ source, document }) => source.entryPart(document) ?? []),
    );
    const entries = taken.map(({ source, document, score }) =>
      rankedEntry(source.entryOf(document, parts), score, options),
    );
    open = [...open, ...entries.filter((each) => isWanted(each, options))].sort(byRank);
  };
  return {
    hasMore: () => open.length > 0 || at < waiting.length,
    async next(count) {
      for (;;) {
        const bound = waiting[at]?.most ?? -Infinity;
        const sure = open.filter(({ rank }) => rank >= bound).length;
        if (sure >= count || at >= waiting.length) {
          const taken = open.slice(0, at >= waiting.length ? count : Math.min(count, sure));
          open = open.slice(taken.length);
          return taken;
        }
        await read(count - sure + SLACK);
      }
    },
  };
}

function candidatesOf(
  found: readonly { readonly source: TermSource; readonly hits: Hits }[],
  { order, since = 0, until, asOf, after }: RankOptions,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { source, hits } of found)
    for (const [index, document] of hits.documents.entries()) {
      const { from, to } = source.boundsOf(document);
      if (to < since || from > until) continue;
      const score = hits.scores[index] ?? 0;
      const least = order === 'newest' ? from : score * recency(asOf - from);
      if (after && least > after.rank) continue;
      candidates.push({
        source,
        document,
        score,
        most: order === 'newest' ? to : score * recency(asOf - to),
      });
    }
  return candidates.sort((a, b) => b.most - a.most);
}

function rankedEntry(entry: DocumentEntry, score: number, { order, asOf }: RankOptions): RankedEntry {
  const whole = score * recency(asOf - entry.seconds);
  return { entry, score: whole, rank: order === 'newest' ? entry.seconds : whole };
}

function isWanted({ entry, rank }: RankedEntry, { since = 0, until, after }: RankOptions): boolean {
  if (entry.seconds < since || entry.seconds > until) return false;
  return !after || rank < after.rank || (rank === after.rank && entry.id > after.id);
}

function byRank(a: RankedEntry, b: RankedEntry): number {
  return b.rank - a.rank || (a.entry.id < b.entry.id ? -1 : 1);
}
