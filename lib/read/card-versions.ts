import type { Card } from '../article/card.ts';

/** The version of each card of a list; with its score where it has one. */
export function versionsOfCards(
  items: readonly { readonly card: Card; readonly score?: number | undefined }[],
): string[] {
  return items.map(({ card: { id, revision }, score = '' }) => `${id} ${revision} ${score}`);
}
