import type { Card } from '../article/card.ts';

/** What a card's place on a page depends on. */
export function versionOf({ id, revision }: Card): string {
  return `${id} ${revision}`;
}
