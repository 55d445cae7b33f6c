import { changeComment } from './change.ts';
import type { CommentDeps } from './comment-deps.ts';
import type { Visitor } from './visitor.ts';

/** Comments that one request erases; whoever wrote more asks again. */
const ERASED_AT_ONCE = 100;

/**
 * Erases up to a hundred comments of a visitor, one after the other: text and author are gone for good, from the
 * comments and from their audit. `remaining` says that there are more. One Query and one BatchGetItem, and what a
 * change costs for each.
 */
export async function eraseComments(
  deps: CommentDeps,
  { session: { identity }, isKnown }: Visitor,
): Promise<{ readonly erased: number; readonly remaining: boolean }> {
  if (!isKnown) return { erased: 0, remaining: false };
  const page = await deps.comments.listByIdentity(identity, { limit: ERASED_AT_ONCE });
  let erased = 0;
  for (const { id } of page.items) {
    const changed = await changeComment(
      deps,
      id,
      async (comment) => ({ type: 'erase', identity, answered: await deps.comments.isAnswered(comment) }),
      '',
    );
    if (changed.ok) erased += 1;
  }
  return { erased, remaining: page.next !== undefined || erased < page.items.length };
}
