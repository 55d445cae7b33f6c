import { type Instant, instantMs, toInstant } from '../article/instant.ts';
import type { RankedEntry, RankPosition } from '../search/ranked.ts';
import { readScale, type Scale, scaleText } from '../search/scale.ts';

/** Where a page of a search ended, and what its scores were measured by. */
export interface SearchPosition extends RankPosition {
  readonly asOf: Instant;
  readonly scale: Scale | undefined;
}

/** Where a page ends, as text: the minute of the first page, what scores are measured by, the last article. Pure. */
export function positionText(
  asOf: Instant,
  scale: Scale,
  names: readonly string[],
  { rank, entry }: RankedEntry,
): string {
  return [instantMs(asOf).toString(36), scaleText(scale, names), rank, entry.id].join('|');
}

/** What `positionText` wrote; undefined for none and for what it did not write. Pure. */
export function readPosition(text: string | undefined, names: readonly string[]): SearchPosition | undefined {
  const [asOf, scale, rank, id] = text?.split('|') ?? [];
  if (asOf === undefined || scale === undefined || rank === undefined || id === undefined) return undefined;
  return {
    asOf: toInstant(Number.parseInt(asOf, 36)),
    scale: readScale(scale, names),
    rank: Number(rank),
    id,
  };
}
