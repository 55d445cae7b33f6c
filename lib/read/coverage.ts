import type { ArticleId } from '../article/article.ts';
import type { Card } from '../article/card.ts';
import type { Instant } from '../article/instant.ts';
import type { Lean, Leans } from '../article/lean.ts';
import type { Story } from '../article/story.ts';

/** Who told a story with which article. */
export interface Teller {
  readonly source: Card['source'];
  readonly articleId: ArticleId;
  readonly datePublished: Instant;
}

/** An outlet, how many of the articles are its own, and what the operator's file says of it. */
export interface CoveringOutlet extends Teller {
  readonly articleCount: number;
  readonly ownership?: string;
  readonly lean?: Lean;
}

/** How a story is covered. */
export interface Coverage {
  /** Whether outlets and tellers are of all articles of the story, or of those of one page. */
  readonly isWhole: boolean;
  /** The first to tell it, and the last who took it up, where they are among the articles. */
  readonly first?: Teller;
  readonly last?: Teller;
  /** In the order in which they took it up, each with its first article. */
  readonly outlets: readonly CoveringOutlet[];
  /** Sources of the whole story by label, most first; nobody else's are guessed. */
  readonly ownership: readonly { readonly label: string; readonly sourceCount: number }[];
  readonly leans: readonly (Lean & { readonly sourceCount: number })[];
}

/** What the operator's file says of sources, by source key. */
export interface SourceLabels {
  readonly labels?: Readonly<Record<string, string>>;
  readonly leans?: Leans;
}

/** How a story is covered, by the articles of a page of its timeline, oldest first. Nothing is read. */
export function coverageOf(
  story: Story,
  cards: readonly Card[],
  { labels = {}, leans = {} }: SourceLabels,
): Coverage {
  const first = cards.find(({ datePublished }) => datePublished === story.firstSeen);
  const last = cards.findLast(({ datePublished }) => datePublished === story.lastSeen);
  return {
    isWhole: cards.length >= story.articleCount,
    ...(first && { first: tellerOf(first) }),
    ...(last && { last: tellerOf(last) }),
    outlets: outletsOf(cards).map((outlet) => ({
      ...outlet,
      ...ownOf('ownership', labels, outlet.source.key),
      ...ownOf('lean', leans, outlet.source.key),
    })),
    ownership: counted(story.sources.flatMap((key) => own(labels, key)).map((label) => ({ label }))),
    leans: counted(story.sources.flatMap((key) => own(leans, key))),
  };
}

function outletsOf(cards: readonly Card[]): CoveringOutlet[] {
  const outlets = new Map<string, CoveringOutlet>();
  for (const card of cards) {
    const known = outlets.get(card.source.key) ?? { ...tellerOf(card), articleCount: 0 };
    outlets.set(card.source.key, { ...known, articleCount: known.articleCount + 1 });
  }
  return [...outlets.values()];
}

function tellerOf({ source, id, datePublished }: Card): Teller {
  return { source, articleId: id, datePublished };
}

/** Each of some labels once, with how often it is there, most first. */
function counted<T extends { readonly label: string }>(all: readonly T[]): (T & { sourceCount: number })[] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = JSON.stringify(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()]
    .map(([one, ...others]) => ({ ...(one as T), sourceCount: others.length + 1 }))
    .sort((a, b) => b.sourceCount - a.sourceCount || (a.label < b.label ? -1 : 1));
}

/** What stands under a key; keys of sources may be names that every object has. */
function own<T>(all: Readonly<Record<string, T>>, key: string): T[] {
  const value = Object.hasOwn(all, key) ? all[key] : undefined;
  return value === undefined ? [] : [value];
}

function ownOf<K extends string, T>(
  name: K,
  all: Readonly<Record<string, T>>,
  key: string,
): { [P in K]?: T } {
  return Object.fromEntries(own(all, key).map((value) => [name, value])) as { [P in K]?: T };
}
