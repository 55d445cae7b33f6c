import type { TableContents } from '../faults/read-table.ts';
import type { StormUpload } from './storm-uploads.ts';

/** What came of the stories of a storm. */
export interface FoundStories {
  /** Pairs of articles of one story of which one at least is in the related set of the other. */
  readonly linkedPairs: number;
  /** Stored stories that articles of these stories are in. */
  readonly storiesFound: number;
  readonly articlesWithoutEdge: number;
}

/** Counts the links between articles that were written about the same event. */
export function foundStories(contents: TableContents, uploads: readonly StormUpload[]): FoundStories {
  const ids = idsByAddress(contents);
  const links = linksOf(contents);
  const found = { linkedPairs: 0, articlesWithoutEdge: 0 };
  const stories = new Set<string>();
  for (const members of groupedByStory(uploads, ids).values()) {
    for (const [index, id] of members.entries()) {
      const others = links.get(id) ?? new Set();
      if (others.size === 0) found.articlesWithoutEdge += 1;
      found.linkedPairs += members.slice(index + 1).filter((other) => others.has(other)).length;
      const story = contents.articles.get(id)?.story;
      if (story !== undefined) stories.add(currentStory(contents, story));
    }
  }
  return { ...found, storiesFound: stories.size };
}

function groupedByStory(
  uploads: readonly StormUpload[],
  ids: ReadonlyMap<string, string>,
): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { story, addresses } of uploads) {
    if (story === undefined) continue;
    const members = addresses.flat().flatMap((address) => ids.get(address) ?? []);
    groups.set(story, [...(groups.get(story) ?? []), ...members]);
  }
  return groups;
}

/** The articles that stand beside each other on the page of either. */
function linksOf({ edges, chosen }: TableContents): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const { target, edge } of [...edges, ...chosen]) {
    for (const [one, other] of [
      [target, edge.card.id],
      [edge.card.id, target],
    ] as const)
      links.set(one, (links.get(one) ?? new Set()).add(other));
  }
  return links;
}

/** Follows a merged story to the one that it became. */
function currentStory({ stories }: TableContents, id: string): string {
  const seen = new Set<string>();
  let current = id;
  for (
    let next = stories.get(current)?.movedTo;
    next && !seen.has(current);
    next = stories.get(current)?.movedTo
  ) {
    seen.add(current);
    current = next;
  }
  return current;
}

function idsByAddress({ articles }: TableContents): Map<string, string> {
  return new Map(
    [...articles].flatMap(([id, { article }]) => (article.url ? [[article.url, id] as const] : [])),
  );
}

/** Articles that are not in the newest list, and those that are there twice, by address. */
export function lostAndDoubled(
  { articles, entries }: TableContents,
  uploads: readonly StormUpload[],
): { lost: string[]; doubled: string[] } {
  const listed = entries.filter(({ feed }) => feed === 'latest').map(({ card }) => card.id);
  const stored = new Map<string, string[]>();
  for (const [id, { article, state }] of articles)
    if (article.url && state === 'usable') stored.set(article.url, [...(stored.get(article.url) ?? []), id]);
  const lost: string[] = [];
  const doubled: string[] = [];
  const groups = new Map(
    uploads.flatMap(({ addresses }) => addresses.map((group) => [group.join(' '), group] as const)),
  );
  for (const [name, group] of groups) {
    const ids = new Set(group.flatMap((address) => stored.get(address) ?? []));
    const places = listed.filter((id) => ids.has(id)).length;
    if (places === 0) lost.push(name);
    if (places > 1 || ids.size > 1) doubled.push(name);
  }
  return { lost, doubled };
}
