import * as v from 'valibot';
import { ok, type Result, refused } from '../article/result.ts';
import type { AppContext } from '../web/app.ts';
import type { Problem } from '../web/problem.ts';

/**
 * The body of a request as `schema` reads it. Refuses other media types than JSON (a form of another site cannot
 * send that without being asked first), more than `maxLength` characters, and what the schema refuses, with a
 * pointer to each fault.
 */
export async function readJson<S extends v.GenericSchema>(
  context: AppContext,
  schema: S,
  maxLength: number,
): Promise<Result<v.InferOutput<S>, Problem>> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json(?:;|$)/i.test(type))
    return refused({ code: 'unsupportedMediaType', detail: 'Send application/json.' });
  const text = await context.req.text();
  if (text.length > maxLength) return refused(bodyTooLarge(maxLength));
  const body = v.safeParse(schema, jsonOf(text));
  return body.success ? ok(body.output) : refused(badBody(body.issues));
}

export function bodyTooLarge(maxLength: number): Problem {
  return { code: 'bodyTooLarge', detail: `A request has at most ${maxLength} characters.` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A body that is not what its schema says, with a JSON Pointer (RFC 6901) to each fault. */
function badBody(issues: readonly v.BaseIssue<unknown>[]): Problem {
  return {
    code: 'badBody',
    detail: 'The body is not what is asked for.',
    errors: issues.slice(0, 20).map(({ path = [], type, message }) => ({
      pointer: path.map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      code: type,
      detail: message,
    })),
  };
}
