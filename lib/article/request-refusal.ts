/** One wrong place in a request: a JSON Pointer into the body, or `query/<name>`, `path/<name>`, `header/<name>`. */
export interface RequestFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail?: string;
}

/** A refusal of a request, as a value: a stable code, a sentence for people, and the places that are wrong. */
export interface RequestRefusal<Code extends string = string> {
  readonly code: Code;
  readonly detail: string;
  readonly errors?: readonly RequestFault[];
  /** When the same request may succeed. */
  readonly retryAfterSeconds?: number;
}

/** The refusal of one parameter of a query. */
export function badParameter(name: string, detail: string, code = 'invalid'): RequestRefusal<'badParameter'> {
  return { code: 'badParameter', detail, errors: [{ pointer: `query/${name}`, code, detail }] };
}

/** The refusal of one field of a body. */
export function badField(pointer: string, code: string, detail: string): RequestRefusal<'badBody'> {
  return { code: 'badBody', detail, errors: [{ pointer, code, detail }] };
}
