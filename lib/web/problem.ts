import type { RequestRefusal } from '../article/request-refusal.ts';

/** Stable codes of problems; each has one status. They are documented in the OpenAPI document and never change their meaning. */
export const PROBLEMS = {
  badParameter: { status: 400, title: 'A parameter cannot be what it is' },
  badCursor: { status: 400, title: 'The cursor is not of this list' },
  badPath: { status: 400, title: 'The address cannot be read' },
  badBody: { status: 400, title: 'The body is not what is asked for' },
  unauthorized: { status: 401, title: 'A token is needed' },
  forbidden: { status: 403, title: 'This is not yours to do' },
  badForm: { status: 403, title: 'The form is not one of ours, or too old' },
  notFound: { status: 404, title: 'There is nothing at this address' },
  methodNotAllowed: { status: 405, title: 'This address does not take this method' },
  notAcceptable: { status: 406, title: 'None of the accepted formats is to be had' },
  commentsClosed: { status: 409, title: 'The article takes no more comments' },
  conflict: { status: 409, title: 'It was changed meanwhile, or is not in a state for this' },
  withdrawn: { status: 410, title: 'The article was withdrawn' },
  commentGone: { status: 410, title: 'The comment was taken back' },
  uploadGone: { status: 410, title: 'The upload is not kept any more' },
  bodyTooLarge: { status: 413, title: 'The body is too large' },
  addressTooLong: { status: 414, title: 'The address is too long' },
  unsupportedMediaType: { status: 415, title: 'The body has a media type that is not taken' },
  idempotencyKeyReused: { status: 422, title: 'The idempotency key is of another request' },
  addressRefused: { status: 422, title: 'Nothing is fetched from this address' },
  noFeed: { status: 422, title: 'No feed was found there' },
  tooManyRequests: { status: 429, title: 'That was too often' },
  fault: { status: 500, title: 'Something is wrong on our side' },
  noModel: { status: 501, title: 'This needs a language model, and there is none' },
  unavailable: { status: 503, title: 'Too busy just now' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal on its way to the client. */
export interface Problem extends RequestRefusal<ProblemCode> {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The answer of a problem: `application/problem+json` (RFC 9457) with `code`, `errors` and the request's id, not
 * to be cached unless it is final (404 and 410 briefly).
 */
export function problemResponse(problem: Problem, instance: string, requestId: string): Response {
  const { status, title } = PROBLEMS[problem.code];
  const body = {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: problem.detail,
    instance,
    code: problem.code,
    ...(problem.errors && { errors: problem.errors }),
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': status === 404 || status === 410 ? 'public, max-age=30' : 'no-store',
      ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(problem.retryAfterSeconds) }),
      ...problem.headers,
    },
  });
}
