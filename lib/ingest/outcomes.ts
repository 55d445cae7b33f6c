import type { Refusal } from '../article/refusal.ts';
import type { ItemOutcomes, MergedItem } from '../article/upload.ts';
import type { Ingested } from './ingest-article.ts';

/** An item of a payload, by its place there, and what became of it. */
export interface IngestedItem {
  readonly pointer: string;
  readonly ingested: Ingested;
}

/**
 * Counts what became of items, in the order of their payload: of several that are one article the first tells what
 * became of it, and the others were merged with it. What was held back of another sender's article is refused as
 * `notYours`. Pure.
 */
export function outcomesOf(items: readonly IngestedItem[]): ItemOutcomes {
  const counts = { stored: 0, updated: 0, unchanged: 0, superseded: 0, merged: 0 };
  const mergedWith: MergedItem[] = [];
  const refused: Refusal[] = [];
  const seen = new Set<string>();
  for (const { pointer, ingested } of items) {
    const { id, heldBack } = ingested;
    const outcome = seen.has(id) ? 'merged' : ingested.outcome;
    seen.add(id);
    if (heldBack) {
      const detail = `The article ${id} is another sender's; not changed: ${heldBack.join(', ')}.`;
      refused.push({ code: 'notYours', pointer, detail });
      continue;
    }
    counts[outcome] += 1;
    if (outcome === 'merged') mergedWith.push({ pointer, article: id });
  }
  return { ...counts, mergedWith, refused };
}
