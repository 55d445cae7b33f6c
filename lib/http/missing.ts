import type { Missing } from '../read/answer.ts';
import type { Problem } from '../web/problem.ts';

const UNKNOWN_DETAILS = {
  article: 'No article has this id.',
  story: 'No story has this id.',
  address: 'No article has this address.',
  list: 'Nothing was ever listed under this name.',
} as const;

/** The problem of an article or story that is not there, or was taken back. */
export function missingProblem({ state }: Missing, what: keyof typeof UNKNOWN_DETAILS): Problem {
  return state === 'unknown'
    ? { code: 'notFound', detail: UNKNOWN_DETAILS[what] }
    : { code: 'withdrawn', detail: 'Its publisher withdrew this article.' };
}
