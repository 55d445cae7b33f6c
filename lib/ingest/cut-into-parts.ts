import { slicesOf } from '../article/slices.ts';
import { bindingOf } from '../normalize/identity-rules.ts';
import type { Incoming } from './ingest-articles.ts';

/** What one part holds at most, but for articles that stay together. */
const PART_ARTICLES = 25;
const PART_BYTES = 200_000;
/**
 * Articles that share identifiers and stay together at most. They are ingested one after the other, and an invocation has
 * time for some hundreds. A feed may give one headline to all that it publishes in a day.
 */
const MOST_TOGETHER = 100;

/** An article, and its bytes in JSON. */
interface Sized {
  readonly incoming: Incoming;
  readonly bytes: number;
}

/**
 * Cuts the articles of an upload into parts that may be ingested in any order. Those that share an identifier are in
 * one part, in the order of the upload. More than `MOST_TOGETHER` are cut in that order; then identity and versions
 * decide, as they do between uploads. A text that more of them share is no identifier of one that has others: side by
 * side, nobody can tell yet that its first owner is another article. One part for a short upload, none for one without
 * articles. Pure.
 */
export function cutIntoParts(given: readonly Incoming[]): readonly (readonly Incoming[])[] {
  const articles = withoutCommonTexts(given);
  const parts: Incoming[][] = [];
  let bytes = 0;
  for (const group of groupsOf(articles).flatMap((all) => slicesOf(all, MOST_TOGETHER))) {
    const groupBytes = group.reduce((sum, each) => sum + each.bytes, 0);
    const last = parts.at(-1);
    bytes += groupBytes;
    const fits = last && last.length + group.length <= PART_ARTICLES && bytes <= PART_BYTES;
    if (fits) last.push(...group.map(({ incoming }) => incoming));
    else {
      parts.push(group.map(({ incoming }) => incoming));
      bytes = groupBytes;
    }
  }
  return parts;
}

/** The articles without texts (identity rules that bind `whereAlone`) that more than `MOST_TOGETHER` of them share, where they have other identifiers. */
function withoutCommonTexts(articles: readonly Incoming[]): readonly Incoming[] {
  const counts = new Map<string, number>();
  for (const { article } of articles)
    for (const key of article.identifier)
      if (bindingOf(key) === 'whereAlone') counts.set(key, (counts.get(key) ?? 0) + 1);
  const isCommon = (key: string) => (counts.get(key) ?? 0) > MOST_TOGETHER;
  if (![...counts.keys()].some(isCommon)) return articles;
  return articles.map((incoming) => {
    const [first, ...others] = incoming.article.identifier.filter((key) => !isCommon(key));
    if (first === undefined) return incoming;
    return { ...incoming, article: { ...incoming.article, identifier: [first, ...others] } };
  });
}

interface Group {
  readonly names: Set<string>;
  readonly members: Map<number, Sized>;
}

/** Articles that share an identifier, directly or through others; the groups in the order of their first articles. */
function groupsOf(articles: readonly Incoming[]): Sized[][] {
  const groupOf = new Map<string, Group>();
  const groups = new Set<Group>();
  for (const [position, incoming] of articles.entries()) {
    const { id, identifier } = incoming.article;
    const group: Group = { names: new Set([id, ...identifier]), members: new Map() };
    const [first = group, ...others] = new Set([...group.names].flatMap((name) => groupOf.get(name) ?? []));
    for (const other of [...others, group]) {
      for (const name of other.names) groupOf.set(name, first);
      join(first, other);
    }
    first.members.set(position, { incoming, bytes: Buffer.byteLength(JSON.stringify(incoming)) });
    groups.add(first);
    for (const other of others) groups.delete(other);
  }
  return [...groups].map(({ members }) => [...members].sort(([a], [b]) => a - b).map(([, sized]) => sized));
}

function join(into: Group, other: Group): void {
  for (const name of other.names) into.names.add(name);
  for (const [position, member] of other.members) into.members.set(position, member);
}
