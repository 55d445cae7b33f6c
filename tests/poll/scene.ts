import type { FaultCode, Fetched, FetchRequest } from '../../lib/article/fetched.ts';
import { type Instant, toInstant } from '../../lib/article/instant.ts';
import type { OutgoingMessage } from '../../lib/article/message-queue.ts';
import type { Subscription, SubscriptionSettings } from '../../lib/article/subscription.ts';
import { DEFAULT_SETTINGS, newSubscription } from '../../lib/collect/new-subscription.ts';
import type { PollDeps, UploadFacts } from '../../lib/poll/deps.ts';
import { type FetchTask, taskOf } from '../../lib/poll/messages.ts';
import { memorySubscriptionStore } from '../collect/week/memory-store.ts';

/** What a publisher answers: 200 unless told; `fault` in place of an answer. */
export interface SceneReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly fault?: FaultCode;
  /** How long it takes; 100 ms unless told. */
  readonly tookMs?: number;
}

/** Answers by address; a function is told the request and how often the address was asked before. */
export type Script = Record<string, SceneReply | ((request: FetchRequest, count: number) => SceneReply)>;

export interface Asked extends FetchRequest {
  readonly atMs: number;
}

/**
 * Polling under a clock of one's own, against publishers that answer by a script; what the script does not name is 404.
 * The store is the one that tests/store/subscription-store.test.ts holds to that of DynamoDB.
 */
export function scene(script: Script, startMs = Date.UTC(2026, 10, 20, 9)) {
  let ms = startMs;
  let tokens = 0;
  const store = memorySubscriptionStore();
  const asked: Asked[] = [];
  const uploads: { key: string; text: string; facts: UploadFacts }[] = [];
  const sent: OutgoingMessage[] = [];
  const logged: Readonly<Record<string, unknown>>[] = [];
  async function answer(request: FetchRequest): Promise<Fetched> {
    const { url } = request;
    const count = asked.filter((each) => each.url === url).length;
    asked.push({ ...request, atMs: ms });
    const said = script[url] ?? { status: 404 };
    const {
      status = 200,
      headers = {},
      body = '',
      fault,
      tookMs = 100,
    } = typeof said === 'function' ? said(request, count) : said;
    ms += Math.min(tookMs, request.wholeMs ?? 30_000);
    const bytes = Buffer.byteLength(body);
    if (tookMs > (request.wholeMs ?? 30_000))
      return { ok: false, url, code: 'timeout', found: 'slow', bytes: 0 };
    if (fault) return { ok: false, url, code: fault, found: fault, bytes };
    return { ok: true, url, status, headers, body: Buffer.from(body), bytes };
  }
  const deps: PollDeps = {
    store,
    fetch: answer,
    putUpload: async (key, bytes, facts) => {
      uploads.push({ key, text: Buffer.from(bytes).toString(), facts });
    },
    send: async (messages) => {
      sent.push(...messages);
    },
    now: () => toInstant(ms),
    random: () => 0,
    sleep: async (forMs) => {
      ms += forMs;
    },
    userAgent: 'newsloom/0.2.0 (contact: test)',
    callbackUrl: (id, token) => `https://us.example/v1/websub/${id}/${token}`,
    newToken: () => {
      tokens += 1;
      return `token${tokens}`;
    },
    log: (fields) => {
      logged.push(fields);
    },
  };
  return {
    deps,
    store,
    asked,
    uploads,
    sent,
    logged,
    now: (): Instant => toInstant(ms),
    pass: (byMs: number) => {
      ms += byMs;
    },
    /** Takes the messages that wait, as tasks. */
    takeTasks: (): (FetchTask & { readonly delaySeconds: number })[] =>
      sent.splice(0).map(({ body, delaySeconds = 0 }) => ({ ...taskOf(body), delaySeconds })),
    async subscribe(url: string, settings: Partial<SubscriptionSettings> = {}): Promise<Subscription> {
      const subscription = newSubscription({ ...DEFAULT_SETTINGS, ...settings, url }, toInstant(ms));
      await store.putSubscription(subscription, undefined);
      return subscription;
    },
    /** The subscription as it is now. */
    async read(id: string): Promise<Subscription> {
      const subscription = await store.getSubscription(id);
      if (!subscription) throw new Error(`no subscription ${id}`);
      return subscription;
    },
    /** Waits until the subscription is due. */
    async untilDue(id: string): Promise<void> {
      const { nextPollAt } = (await store.getSubscription(id))?.state ?? {};
      ms = Math.max(ms, Date.parse(nextPollAt ?? ''));
    },
  };
}

export type Scene = ReturnType<typeof scene>;

/** An RSS feed of entries by number, newest first, one an hour before `atMs`. */
export function feedOf(numbers: readonly number[], atMs: number, more = ''): string {
  const items = numbers.map(
    (number, index) =>
      `<item><guid>n${number}</guid><title>Entry ${number}</title><link>https://paper.example/a/${number}</link><pubDate>${new Date(atMs - index * 3_600_000).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Paper</title>${more}${items.join('')}</channel></rss>`;
}
