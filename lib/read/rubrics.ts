import type { Card } from '../article/card.ts';
import { sectionKey } from '../article/feed-key.ts';

/** Some of the latest articles of a section. */
export interface Rubric {
  readonly key: string;
  /** As most of its articles write it. */
  readonly name: string;
  /** Newest first. */
  readonly cards: readonly Card[];
}

/** Fewer articles are no rubric. */
const FEWEST = 3;
const MOST_RUBRICS = 4;
const SHOWN = 4;

/**
 * The sections that some articles, newest first, stand in most, without those that are shown elsewhere. A section is the
 * first that an article names. Nothing is read.
 */
export function rubricsOf(cards: readonly Card[], shown: ReadonlySet<string>): Rubric[] {
  const sections = new Map<string, Card[]>();
  for (const card of cards) {
    const key = sectionKey(card.sections[0] ?? '');
    if (key !== '' && !card.sections[0]?.endsWith('…'))
      sections.set(key, [...(sections.get(key) ?? []), card]);
  }
  return [...sections]
    .map(([key, all]) => ({ key, name: nameOf(all), cards: all.filter(({ id }) => !shown.has(id)) }))
    .filter(({ cards: left }) => left.length >= FEWEST)
    .sort((a, b) => b.cards.length - a.cards.length || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_RUBRICS)
    .map((rubric) => ({ ...rubric, cards: rubric.cards.slice(0, SHOWN) }));
}

function nameOf(cards: readonly Card[]): string {
  const counts = new Map<string, number>();
  for (const {
    sections: [name = ''],
  } of cards)
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
