import { ok, type Result, refused } from '../../article/result.ts';
import { type AppContext, siteUrlOf } from '../app.ts';
import { bodyTooLarge } from '../json-body.ts';
import type { Problem } from '../problem.ts';
import type { CommentDeps } from './comment-deps.ts';
import { formToken, LEAST_FORM_MS, readFormToken } from './comment-session.ts';
import { type Visitor, visitorOf } from './comment-visitor.ts';

/** A form that a page shows: its hidden `token`, and the cookie that the page has to set with it. */
export interface IssuedForm {
  readonly token: string;
  readonly setCookie: string;
  readonly visitor: Visitor;
}

/**
 * What a page needs to show forms of this purpose to this visitor: `comment <article id>`, `report <comment id>`,
 * `erase`. The page is this visitor's own then: it must not be stored by shared caches. Asks nothing of the table.
 */
export function issueForm(context: AppContext, deps: CommentDeps, purpose: string): IssuedForm {
  const visitor = visitorOf(context, deps);
  const token = formToken(visitor.session.id, purpose, deps.newId(), deps.sessionSecrets, deps.now());
  return { token, setCookie: visitor.setCookie, visitor };
}

export function isForm(context: AppContext): boolean {
  return /^application\/x-www-form-urlencoded(?:;|$)/i.test(context.req.header('content-type') ?? '');
}

/** The fields of a form, each once: the first value of a name counts. Refuses more than `maxLength` characters. */
export async function readForm(
  context: AppContext,
  maxLength: number,
): Promise<Result<ReadonlyMap<string, string>, Problem>> {
  const text = await context.req.text();
  if (text.length > maxLength) return refused(bodyTooLarge(maxLength));
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) if (!fields.has(name)) fields.set(name, value);
  return ok(fields);
}

/**
 * Undefined for a form of ours that was filled in by a person: its token is of this visitor's session and of this
 * purpose, and older than three seconds. Else `badForm`, with a pointer `/token` and `invalid`, `expired` or `tooFast`.
 */
export function formProblem(
  deps: CommentDeps,
  visitor: Visitor,
  fields: ReadonlyMap<string, string>,
  purpose: string,
): Problem | undefined {
  const token = fields.get('token') ?? '';
  const read = readFormToken(token, visitor.session.id, purpose, deps.sessionSecrets, deps.now());
  if (typeof read === 'string') return badForm(read);
  return read.ageMs < LEAST_FORM_MS ? badForm('tooFast') : undefined;
}

function badForm(code: 'invalid' | 'expired' | 'tooFast'): Problem {
  const details = {
    invalid: 'Open the page again and send its form; it needs its cookie.',
    expired: 'The form was open for too long. Open the page again.',
    tooFast: 'That was faster than anybody writes. Send it again.',
  };
  return { code: 'badForm', detail: details[code], errors: [{ pointer: '/token', code }] };
}

/**
 * 303 (RFC 9110, 15.4.4) back to a page of ours, with a word about what became of the form in `name`:
 * `/articles/<id>?comment=waiting#comments`.
 */
export function backToPage(
  context: AppContext,
  deps: CommentDeps,
  { path, name, word, anchor }: { path: string; name: string; word: string; anchor: string },
  headers: Readonly<Record<string, string>> = {},
): Response {
  const location = `${siteUrlOf(context, deps)}${path}?${name}=${encodeURIComponent(word)}#${anchor}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...headers } });
}

/** The word for a problem: its code, or the code of its first fault, which says more. */
export function wordOf({ code, errors = [] }: Problem): string {
  return errors[0]?.code ?? code;
}
