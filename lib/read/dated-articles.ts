import type { Card } from '../article/card.ts';
import { LATEST } from '../article/feed-key.ts';
import { addMs, type Instant, toInstant } from '../article/instant.ts';
import type { ReadDeps } from './answer.ts';

/** Entries that one Query reads: 1 000 cards are less than the megabyte that DynamoDB reads at once. */
const PAGE = 1000;

/**
 * The last `most` days (`2026-11-20`, UTC) on which articles were listed, newest first. A Query of one entry for each:
 * from the newest article of a day it goes on behind the beginning of that day.
 */
export async function daysWithArticles({ store, now }: ReadDeps, most: number): Promise<string[]> {
  const days: string[] = [];
  let until = now();
  while (days.length < most) {
    const { items } = await store.listFeed(LATEST, { limit: 1, until });
    const position = items[0]?.position;
    if (position === undefined) break;
    const day = position.slice(0, 10);
    days.push(day);
    until = addMs(toInstant(Date.parse(day)), -1);
  }
  return days;
}

/** The articles that were listed between two instants, both included, newest first, `most` of them. A Query for each thousand. */
export async function articlesBetween(
  { store, now }: ReadDeps,
  { since, until, most }: { readonly since: Instant; readonly until: Instant; readonly most: number },
): Promise<Card[]> {
  const cards: Card[] = [];
  const end = until < now() ? until : now();
  let after: string | undefined;
  do {
    const limit = Math.min(PAGE, most - cards.length);
    const page = await store.listFeed(LATEST, {
      limit,
      since,
      until: end,
      ...(after !== undefined && { after }),
    });
    cards.push(...page.items.map(({ card }) => card));
    after = page.next;
  } while (after !== undefined && cards.length < most);
  return cards;
}
