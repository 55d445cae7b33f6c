import type { CommentRefusal } from './comment-deps.ts';
import { formToken, LEAST_FORM_MS, readFormToken } from './session.ts';
import type { SessionDeps, Visitor } from './visitor.ts';

/**
 * The hidden `token` of a form of this purpose for this visitor: `comment <article id>`, `report <comment id>`,
 * `erase`. The page that shows it is this visitor's own: shared caches must not store it.
 */
export function issueToken(deps: SessionDeps, { session }: Visitor, purpose: string): string {
  return formToken(session.id, purpose, deps.newId(), deps.sessionSecrets, deps.now());
}

/**
 * Undefined for a form of ours that was filled in by a person: its token is of this visitor's session and of this
 * purpose, and older than three seconds. Else `badForm`, with a pointer `/token` and `invalid`, `expired` or `tooFast`.
 */
export function formRefusal(
  { sessionSecrets, now }: SessionDeps,
  visitor: Visitor,
  fields: ReadonlyMap<string, string>,
  purpose: string,
): CommentRefusal | undefined {
  const token = fields.get('token') ?? '';
  const read = readFormToken(token, visitor.session.id, purpose, sessionSecrets, now());
  if (typeof read === 'string') return badForm(read);
  return read.ageMs < LEAST_FORM_MS ? badForm('tooFast') : undefined;
}

function badForm(code: 'invalid' | 'expired' | 'tooFast'): CommentRefusal {
  const details = {
    invalid: 'Open the page again and send its form; it needs its cookie.',
    expired: 'The form was open for too long. Open the page again.',
    tooFast: 'That was faster than anybody writes. Send it again.',
  };
  return { code: 'badForm', detail: details[code], errors: [{ pointer: '/token', code }] };
}
