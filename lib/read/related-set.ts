import type { RelatedEdge } from '../article/related.ts';
import { RELATE } from '../relate/parameters.ts';

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
const LEAST_BACKGROUND = 0.1;
/** Members of one story are related unless this little speaks for it, as for two of a series. */
const LEAST_IN_STORY = 0.1;
/** Where nothing else is shown, the most probable one is from here on. */
const LEAST_ALONE = 0.2;

/** Whose related set is read. */
export interface SetHolder {
  /** The story of the article; undefined where it is not read. */
  readonly story?: string | undefined;
  /** Whether the whole set is given. */
  readonly isWhole: boolean;
}

/**
 * A related set by what it is to a reader, each part in the order of the set: coverage of the event; what may be on the
 * same subject; the same text elsewhere. Stories merge and articles move after they were related, so it is the stories of
 * now that count. Where a whole set has no coverage, its most probable background is shown instead, and where there is
 * none, the best copy: an article which has something right shows it.
 */
export function partsOfRelated<
  Edge extends Pick<RelatedEdge, 'relation' | 'probability'> & {
    readonly card?: Pick<RelatedEdge['card'], 'story'>;
  },
>(edges: readonly Edge[], { story, isWhole }: SetHolder): Readonly<Record<RelatedPart, readonly Edge[]>> {
  const copies = edges.filter(({ relation }) => relation === 'copy');
  const rest = edges.filter(({ relation }) => relation !== 'copy');
  const isOfStory = ({ relation, card }: Edge) =>
    relation === 'sameStory' || (story !== undefined && card?.story === story);
  const isCoverage = (edge: Edge) =>
    edge.probability >= (isOfStory(edge) ? LEAST_IN_STORY : RELATE.sameProbability);
  const related = rest.filter(isCoverage);
  const others = rest.filter((edge) => !isCoverage(edge));
  const background = others.filter(({ probability }) => probability >= LEAST_BACKGROUND);
  if (!isWhole || related.length > 0) return { related, background, copies };
  const [best] = others.toSorted((a, b) => b.probability - a.probability);
  if (best && best.probability >= LEAST_ALONE)
    return { related: [best], background: background.filter((edge) => edge !== best), copies };
  return { related: copies.slice(0, 1), background, copies };
}
