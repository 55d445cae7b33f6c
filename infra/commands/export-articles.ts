/** How far an export has come. */
export interface ExportProgress {
  readonly articles: number;
  /** Withdrawn or expired while the list was read. */
  readonly gone: number;
  /** The cursor of the next page; undefined at the end. */
  readonly cursor: string | undefined;
}

export interface ExportOptions {
  /** Address of the API. */
  readonly api: string;
  /** Where to go on; from the newest article unless told. */
  readonly cursor?: string | undefined;
  /** Takes one line, JSON and its end; resolves when there is room for more. */
  readonly write: (line: string) => Promise<void>;
  /** Told after every page, when its lines are written. */
  readonly onPage: (progress: ExportProgress) => void;
}

const PAGE = 100;
/** Articles that are asked for at the same time. */
const AT_ONCE = 8;
const TRIES = 5;
/** Stories whose current id is remembered. */
const MAX_STORIES = 10_000;

/**
 * Walks the list of latest articles, newest first, and writes each as one line of JSON-LD, in the order of the list.
 * Holds one page at a time. Costs one GET for each article and story, one for each hundred. Throws when the API
 * does not answer five times in a row, or answers what cannot be read.
 */
export async function exportArticles({ api, cursor, write, onPage }: ExportOptions): Promise<ExportProgress> {
  const currentStory = storiesOf(api);
  let progress: ExportProgress = { articles: 0, gone: 0, cursor };
  do {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(progress.cursor !== undefined && { cursor: progress.cursor }),
    });
    const page = (await getJson(`${api}/v1/feeds/latest?${query}`)) as
      | { items: readonly { _newsloom: { id: string } }[]; next_url?: string }
      | undefined;
    if (!page) throw new Error(`${api}/v1/feeds/latest is not there`);
    let [articles, gone] = [progress.articles, progress.gone];
    for (let start = 0; start < page.items.length; start += AT_ONCE) {
      const ids = page.items.slice(start, start + AT_ONCE).map(({ _newsloom: { id } }) => id);
      const lines = await Promise.all(ids.map((id) => articleLine(api, id, currentStory)));
      for (const line of lines) {
        if (line === undefined) gone += 1;
        else {
          await write(line);
          articles += 1;
        }
      }
    }
    const next = page.next_url === undefined ? null : new URL(page.next_url).searchParams.get('cursor');
    progress = { articles, gone, cursor: next ?? undefined };
    onPage(progress);
  } while (progress.cursor !== undefined);
  return progress;
}

async function articleLine(
  api: string,
  id: string,
  currentStory: (id: string) => Promise<string>,
): Promise<string | undefined> {
  const article = (await getJson(`${api}/v1/articles/${id}?include=export`)) as
    | (Readonly<Record<string, unknown>> & { readonly story?: string })
    | undefined;
  if (!article) return undefined;
  const { commentCount: _, story, ...rest } = article;
  const current = story === undefined ? {} : { story: await currentStory(story) };
  return `${JSON.stringify({ ...rest, ...current })}\n`;
}

/** A story that became part of another is exported as that one, or an import would tell them apart again. */
function storiesOf(api: string): (id: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    if (known.size >= MAX_STORIES) known.clear();
    const asked = getAnswer(`${api}/v1/stories/${id}?limit=1`).then((answer) => {
      const location = answer.status === 308 ? (answer.headers.get('location') ?? '') : '';
      return /\/v1\/stories\/([a-z2-7]{26})/.exec(location)?.[1] ?? id;
    });
    known.set(id, asked);
    return asked;
  };
}

/** The JSON of a GET; undefined for what is not there, or not any more. */
async function getJson(url: string): Promise<unknown> {
  const answer = await getAnswer(url);
  if (answer.status === 404 || answer.status === 410) return undefined;
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Throttles, faults and broken connections are waited out: a second, two, four, eight. */
async function getAnswer(url: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
    if (answer && answer.status !== 429 && answer.status < 500) return answer;
    if (attempt === TRIES)
      throw new Error(`${url} ${answer ? `answered ${answer.status}` : 'does not answer'}`);
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}
