import type { Frequencies } from './frequencies.ts';
import { RELATE } from './parameters.ts';
import { byRank, type Ranked } from './ranked-candidates.ts';
import { questionOf, rawScore, textScore } from './score.ts';

/**
 * Candidates with the support of the best three, best first: one that is much like one of them belongs with them,
 * though it shares less with the newcomer itself (the cluster hypothesis: Jardine and van Rijsbergen 1971). The
 * nearest counts and not the mean, since the best three may tell of two turns of a story. What it adds is no new
 * likeness to the newcomer, so that only the order changes.
 */
export function supported(candidates: readonly Ranked[], frequencies: Frequencies): Ranked[] {
  const { supporters, supportWeight, supportDepth } = RELATE;
  const near = candidates.slice(0, supportDepth).map((candidate) => askable(candidate, frequencies));
  const best = near.slice(0, supporters);
  const most = supportWeight * (candidates[0]?.rank ?? 0);
  const lifted = near.map(({ candidate, self }) => {
    const others = best.filter((other) => other.candidate !== candidate);
    const likest = Math.max(
      0,
      ...others.map((other) =>
        rawScore(textScore(other.question, candidate.posting.vector), other.self, self),
      ),
    );
    return { ...candidate, rank: candidate.rank + most * likest };
  });
  return [...lifted, ...candidates.slice(supportDepth)].sort(byRank);
}

function askable(candidate: Ranked, frequencies: Frequencies) {
  const { vector } = candidate.posting;
  const question = questionOf(vector, frequencies);
  return { candidate, question, self: textScore(question, vector) };
}
