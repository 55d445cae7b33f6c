/* This file imports nothing: it is the typed client, and goes into its package as it is (infra/client.ts). */

/** The names in braces of a path. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type PathOf<Answers> = Extract<keyof Answers, string>;

/** What an address is made of: what stands in the place of its braces, and its query. A list of values repeats a name. */
export interface ReadOptions<Path extends string> {
  readonly path: { readonly [Name in NamesIn<Path>]: string };
  readonly query?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Addresses without braces need no options. */
type Options<Path extends string> = [NamesIn<Path>] extends [never]
  ? [options?: Partial<ReadOptions<Path>>]
  : [options: ReadOptions<Path>];

/** An answer that is none: its status and, as far as the server told it, the code of the problem. */
export interface ApiProblem extends Error {
  readonly status: number;
  readonly code?: string;
}

/** `Answers` says what each address answers. */
export interface Client<Answers> {
  /** Reads one address. Rejects with ApiProblem for every answer but 200. */
  get<Path extends PathOf<Answers>>(path: Path, ...options: Options<Path>): Promise<Answers[Path]>;
  /** Reads the pages of a list, following next_url, until it ends. */
  pages<Path extends PathOf<Answers>>(path: Path, ...options: Options<Path>): AsyncGenerator<Answers[Path]>;
}

/** A client of the API at `baseUrl`, typed by what each address answers. */
export function createClient<Answers>(baseUrl: string, fetchIt: typeof fetch = fetch): Client<Answers> {
  async function read<Answer>(url: string): Promise<Answer> {
    const answer = await fetchIt(url, { headers: { accept: 'application/json, application/ld+json' } });
    const body: unknown = await answer.json();
    if (answer.status !== 200) throw apiProblem(answer.status, body as { code?: string; detail?: string });
    return body as Answer;
  }
  return {
    get: (path, ...[options]) => read(urlOf(baseUrl, path, options)),
    async *pages<Path extends PathOf<Answers>>(path: Path, ...[options]: Options<Path>) {
      let next: string | undefined = urlOf(baseUrl, path, options);
      while (next !== undefined) {
        const page: Answers[Path] = await read(next);
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

interface AnyOptions {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: ReadOptions<string>['query'];
}

function urlOf(baseUrl: string, path: string, { path: names = {}, query = {} }: AnyOptions = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''));
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, String(each)]),
    ),
  );
  return `${baseUrl.replace(/\/+$/, '')}${filled}${parameters.size > 0 ? `?${parameters}` : ''}`;
}
