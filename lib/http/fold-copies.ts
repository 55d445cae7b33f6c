import type { RelatedEdge } from '../article/related.ts';

/** One edge, the best, for all that carry one text, and how many outlets these are. */
export function foldCopies(edges: readonly RelatedEdge[]): { edge: RelatedEdge; outlets: number }[] {
  const groups = new Map<string, { edge: RelatedEdge; sources: Set<string> }>();
  for (const edge of edges) {
    const text = edge.card.nearCopyOf ?? edge.card.id;
    const group = groups.get(text) ?? { edge, sources: new Set() };
    group.sources.add(edge.card.source.key);
    groups.set(text, group);
  }
  return [...groups.values()].map(({ edge, sources }) => ({ edge, outlets: sources.size }));
}
