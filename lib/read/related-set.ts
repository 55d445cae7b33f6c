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

/** The parts of a related set that readers ask for. */
export type RelatedPart = 'related' | 'background' | 'copies';

/** Less probable than this is chance, and shown to nobody. */
const LEAST_BACKGROUND = 0.2;
/** Where nothing else is shown, the most probable one is from here on. */
const LEAST_ALONE = 0.3;

/**
 * A related set by what it is to a reader, each part in the order of the set: coverage of the event; what may be on the
 * same subject; the same text elsewhere. Where the whole set is given (`isWhole`) and has no coverage, its most probable
 * background is shown instead, so that an article which has something right shows it.
 */
export function partsOfRelated<Edge extends Pick<RelatedEdge, 'relation' | 'probability'>>(
  edges: readonly Edge[],
  isWhole: boolean,
): Readonly<Record<RelatedPart, readonly Edge[]>> {
  const copies = edges.filter(({ relation }) => relation === 'copy');
  const same = edges.filter(({ relation }) => relation === 'sameStory');
  const others = edges.filter(
    ({ relation, probability }) => relation === 'background' && probability >= LEAST_BACKGROUND,
  );
  const [best] = others.toSorted((a, b) => b.probability - a.probability);
  const isAlone = isWhole && same.length === 0 && best !== undefined && best.probability >= LEAST_ALONE;
  if (!isAlone) return { related: same, background: others, copies };
  return { related: [best], background: others.filter((edge) => edge !== best), copies };
}
