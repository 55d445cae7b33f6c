import { ok, type Result, refused } from '../../article/result.ts';
import { type AppContext, type AppDeps, siteUrlOf } from '../../web/app.ts';
import type { Problem } from '../../web/problem.ts';
import { bodyTooLarge } from '../json-body.ts';

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
 * 303 (RFC 9110, 15.4.4) back to a page of ours, with a word about what became of the form in `name`:
 * `/articles/<id>?comment=waiting#comments`.
 */
export function backToPage(
  context: AppContext,
  deps: Pick<AppDeps, 'siteUrl'>,
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
