import type { InferOutput } from 'valibot';
import type { NamesIn } from '../web/route.ts';
import type { AnswerSchema, ReadPath } from './docs.ts';

type Answer<P extends ReadPath> = InferOutput<AnswerSchema<P>>;

type Query = Readonly<Record<string, string | number | readonly string[]>>;

export interface ReadOptions<P extends ReadPath> {
  readonly path: { readonly [Name in NamesIn<P>]: string };
  readonly query?: Query;
}

/** An answer that is none: its status and, as far as the server told it, the code of the problem. */
export interface ApiProblem extends Error {
  readonly status: number;
  readonly code?: string;
}

export interface Client {
  /** Reads one address. Rejects with ApiProblem for every answer but 200. */
  get<P extends ReadPath>(path: P, options: ReadOptions<P>): Promise<Answer<P>>;
  /** Reads the pages of a list, following next_url, until it ends. */
  pages<P extends ReadPath>(path: P, options: ReadOptions<P>): AsyncGenerator<Answer<P>>;
}

/** A client of the API at `baseUrl`, typed by what each address answers. */
export function createClient(baseUrl: string, fetchIt: typeof fetch = fetch): Client {
  async function read<P extends ReadPath>(url: string): Promise<Answer<P>> {
    const answer = await fetchIt(url, { headers: { accept: 'application/json, application/ld+json' } });
    const body: unknown = await answer.json();
    if (answer.status !== 200) throw apiProblem(answer.status, body as { code?: string; detail?: string });
    return body as Answer<P>;
  }
  return {
    get: (path, options) => read(urlOf(baseUrl, path, options)),
    async *pages<P extends ReadPath>(path: P, options: ReadOptions<P>) {
      let next: string | undefined = urlOf(baseUrl, path, options);
      while (next !== undefined) {
        const page: Answer<P> = await read<P>(next);
        yield page;
        next = (page as { next_url?: string }).next_url;
      }
    },
  };
}

function apiProblem(status: number, { code, detail }: { code?: string; detail?: string }): ApiProblem {
  const error = new Error(detail ?? `status ${status}`);
  return Object.assign(error, { status, ...(code !== undefined && { code }) });
}

function urlOf<P extends ReadPath>(
  baseUrl: string,
  path: P,
  { path: names, query = {} }: ReadOptions<P>,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((names as Record<string, string>)[name] ?? ''),
  );
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
  return `${baseUrl}${filled}${parameters.size > 0 ? `?${parameters}` : ''}`;
}
