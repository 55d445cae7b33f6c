import { RELATE } from './parameters.ts';
import type { Neighbor } from './relate.ts';
import { isCopy, type Texts } from './relation.ts';

/** A neighbor's text, and whose text that is. */
export interface KnownText extends Texts {
  /** The article whose text it repeats. */
  readonly nearCopyOf?: string | undefined;
}

/** A neighbor of the set, and what was read of it. */
export interface Slot<Other> {
  readonly neighbor: Neighbor;
  readonly other: Other;
  readonly isCopy: boolean;
}

/** Copies of the article, and of its neighbors, that are kept beside the slots. */
const MAX_COPIES = 6;

/**
 * The best neighbors that fill at most `RELATE.edges` slots with texts of their own, best first. Copies take no slot and
 * are kept beside them, so that a set of ten has ten things to read. `read` is called for as many neighbors as
 * slots are open: once, and again where copies or withdrawn articles (`textOf` undefined) were among them.
 */
export async function fillSlots<Other>(
  article: Texts,
  neighbors: readonly Neighbor[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Other>>,
  textOf: (other: Other) => KnownText | undefined,
): Promise<Slot<Other>[]> {
  const near = neighbors.filter(({ likeness }) => likeness >= RELATE.leastLikeness);
  const slots: Slot<Other>[] = [];
  const texts = new Set<string>();
  let [open, copies] = [RELATE.edges as number, MAX_COPIES];
  for (let next = 0; next < near.length && open > 0; ) {
    const batch = near.slice(next, next + open);
    next += batch.length;
    const found = await read(batch.map(({ id }) => id));
    for (const neighbor of batch) {
      const other = found.get(neighbor.id);
      if (other === undefined) continue;
      const text = textOf(other);
      if (!text) continue;
      const original = text.nearCopyOf ?? neighbor.id;
      const copied = isCopy(article, text, neighbor.raw);
      if (!copied && !texts.has(original)) open -= 1;
      else if (copies > 0) copies -= 1;
      else continue;
      texts.add(original);
      slots.push({ neighbor, other, isCopy: copied });
    }
  }
  return slots;
}
