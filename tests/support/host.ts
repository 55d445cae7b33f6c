import type { CollectorValues } from '../../infra/local/environment.ts';
import { type LocalHost, type LocalHostOptions, startLocalHost } from '../../infra/local/local-host.ts';
import type { IngestRecord } from '../../lib/article/upload.ts';

/** The whole of newsloom in this process, with the functions as they are built. */
export interface TestHost extends LocalHost {
  /** Uploads through the front door, waits until it is ingested, returns its ingest record. */
  ingest(key: string, body: string | Uint8Array): Promise<IngestRecord>;
  /** GETs a path and reads its JSON. */
  json<T = Record<string, unknown>>(path: string): Promise<T>;
}

/** Starts a host with a table in memory, or all of it in the folder `data`; `clock` in milliseconds since 1970. */
export async function startTestHost(
  clock?: () => number,
  data?: string,
  collector?: CollectorValues,
  options: Pick<LocalHostOptions, 'pictures' | 'siteFile'> = {},
): Promise<TestHost> {
  const host = await startLocalHost({
    batchWindowMs: 1,
    retryMs: 20,
    ...(clock && { clock }),
    ...(data && { data }),
    ...(collector && { collector }),
    ...options,
  });
  const json = async <T>(path: string) => (await fetch(`${host.url}${path}`)).json() as Promise<T>;
  return {
    ...host,
    json,
    async ingest(key, body) {
      const path = key.split('/').map(encodeURIComponent).join('/');
      const upload = fetch(`${host.url}/uploads/${path}`, { method: 'PUT', body: body as string });
      const answer = await within(`the upload of ${key}`, upload);
      const told = await answer.text();
      if (answer.status !== 201) throw new Error(`upload answered ${answer.status}: ${told}`);
      await within(`the ingestion of ${key}`, host.drained(), () => JSON.stringify(host.queue.counts()));
      return json<IngestRecord>(answer.headers.get('location') ?? '');
    },
  };
}

/** Less than a test may take, so that what hangs is named. */
const PATIENCE_MS = 200_000;

/** Rejects with the name of a step that hangs, and with what there is to say about it. */
async function within<T>(what: string, step: Promise<T>, tell = () => ''): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} hangs ${tell()}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([step, hangs]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until every second look was taken, without the time that each waits for. */
export async function deliverLooks(host: Pick<LocalHost, 'queue' | 'drained'>): Promise<void> {
  while (host.queue.hasten() > 0) await host.drained();
}

/** A JSON Feed as far as tests look at it. */
export interface TestFeed {
  readonly title: string;
  readonly next_url?: string;
  readonly items: readonly {
    /** A URN, the same in every format. */
    readonly id: string;
    readonly title: string;
    readonly url: string;
    readonly content_text: string;
    readonly content_html?: string;
    readonly summary?: string;
    readonly date_published: string;
    readonly date_modified?: string;
    readonly image?: string;
    readonly authors?: readonly { readonly name: string }[];
    readonly attachments?: readonly { readonly url: string; readonly mime_type: string }[];
    readonly _newsloom: {
      /** The article's, or the comment's. */
      readonly id: string;
      readonly source: { readonly key: string; readonly name: string };
      readonly hashtags: readonly string[];
      readonly story?: { readonly id: string };
      readonly related?: {
        readonly score: number;
        readonly relation: string;
        readonly reasons: readonly { readonly type: string }[];
      };
    };
  }[];
}
