import { bodyComparison } from './one-body.ts';
import { RELATE } from './parameters.ts';
import type { Neighbor } from './relate.ts';
import { isCopy, LEAST_BODY_RAW, type Texts } from './relation.ts';

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
 * are kept beside them, so that a set of ten has ten things to read. `read` is called once, for all neighbors: relating
 * has read them. Withdrawn articles have no text (`textOf` undefined).
 */
export async function fillSlots<Other>(
  article: Texts,
  neighbors: readonly Neighbor[],
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Other>>,
  textOf: (other: Other) => KnownText | undefined,
): Promise<Slot<Other>[]> {
  const near = neighbors.filter(({ likeness }) => likeness >= RELATE.leastLikeness);
  const found = await read(near.map(({ id }) => id));
  const known = near.flatMap((neighbor) => {
    const other = found.get(neighbor.id);
    const text = other === undefined ? undefined : textOf(other);
    return other === undefined || text === undefined ? [] : [{ neighbor, other, text }];
  });
  const isOneBody = bodyComparison(
    article,
    known.flatMap(({ neighbor, text }) => (neighbor.raw >= LEAST_BODY_RAW ? [text] : [])),
  );
  const slots: Slot<Other>[] = [];
  const texts = new Set<string>();
  let [open, copies] = [RELATE.edges as number, MAX_COPIES];
  for (const { neighbor, other, text } of known) {
    if (open === 0) break;
    const original = text.nearCopyOf ?? neighbor.id;
    const copied = !neighbor.isOfSeries && isCopy(article, text, neighbor.raw, isOneBody(text));
    if (!copied && !texts.has(original)) open -= 1;
    else if (copies > 0) copies -= 1;
    else continue;
    texts.add(original);
    slots.push({ neighbor, other, isCopy: copied });
  }
  return slots;
}
