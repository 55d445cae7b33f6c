import type { Posting } from '../article/related.ts';
import type { RelateInput } from './profile.ts';
import type { StoredMember } from './relate-store.ts';
import { ageMs } from './score.ts';
import { frameOf, isOfSeries, type Predecessor } from './series.ts';

/** A candidate, and the probabilities that it is of the article's story, and that a reader calls both related. */
interface Judged {
  readonly posting: Pick<Posting, 'id' | 'datePublished'>;
  readonly vote: number;
  readonly probability: number;
}

/** The next of a series tells the event of the last one as little as any other article does. */
const SERIES_PROBABILITY = 0.01;

/**
 * Whether the article is one of a series, and all candidates in their order. Those that are made by the article's
 * template tell another event, however alike they are: their probabilities are at most `SERIES_PROBABILITY`. One that
 * differs in a number alone may tell the same event, unless the article is one of a series. Pure.
 */
export function limitSeries<Candidate extends Judged>(
  input: RelateInput,
  candidates: readonly Candidate[],
  members: ReadonlyMap<string, StoredMember>,
): { isSeries: boolean; best: (Candidate & { readonly isOfSeries: boolean })[] } {
  const predecessors = new Map<Candidate, Predecessor>();
  for (const candidate of candidates) {
    const { id, datePublished } = candidate.posting;
    const member = members.get(id);
    const frame = member && frameOf(input, member);
    const hours = Math.abs(ageMs(input.listedAt, datePublished)) / 3_600_000;
    if (frame) predecessors.set(candidate, { frame, hours });
  }
  const isSeries = isOfSeries([...predecessors.values()]);
  const best = candidates.map((candidate) => {
    const predecessor = predecessors.get(candidate);
    const isOfSeries = predecessor !== undefined && (isSeries || predecessor.frame === 'names');
    const most = isOfSeries ? SERIES_PROBABILITY : 1;
    const limited = {
      vote: Math.min(most, candidate.vote),
      probability: Math.min(most, candidate.probability),
    };
    return { ...candidate, isOfSeries, ...limited };
  });
  return { isSeries, best };
}
