import { createHmac } from 'node:crypto';
import { COLLECTION } from '../../../infra/stack/collection.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import type { OutgoingMessage } from '../../../lib/article/message-queue.ts';
import { collectDue } from '../../../lib/poll/collect-due.ts';
import type { PollDeps } from '../../../lib/poll/deps.ts';
import { handleTasks } from '../../../lib/poll/handle-tasks.ts';
import { importOutlines } from '../../../lib/poll/import-outlines.ts';
import { answerIntent, takePush } from '../../../lib/poll/websub.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { entriesIn, entryId, feedBody } from './feed-body.ts';
import { fetcherInProcess } from './in-process.ts';
import { memorySubscriptionStore } from './memory-store.ts';
import { comeBy, drawPublishers, type Habit, ORDERLY, type Publisher } from './publishers.ts';
import { createWorld, obtainable } from './world.ts';
import { serveWorld } from './world-server.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A Monday. */
export const START_MS = Date.UTC(2026, 10, 2);
/** What a request takes of virtual time. */
const ANSWER_MS = 200;
const USER_AGENT = 'newsloom/0.2.0 (contact: test)';
/** Messages of an invocation, at most. */
const BATCH = COLLECTION.batchSize;
/** What an invocation adds to each line, and CloudWatch to each event. */
const REQUEST_ID_BYTES = 80;
/** Entries of the last hours are left out: their next poll is still to come. A feed is asked once a day at least. */
const TAIL_MS = 1.1 * DAY_MS;

export interface WeekOptions {
  readonly feeds: number;
  readonly days: number;
  readonly seed: number;
  /** Over real sockets, which takes a hundred times as long. */
  readonly sockets: boolean;
  readonly habits?: readonly Habit[];
  /** Uploads with something new that are kept for those who want to ingest them; none unless told. */
  readonly keptBodies?: number;
  readonly onDay?: (day: number) => void;
}

/** What a week of polls came to. */
export interface Week {
  readonly items: number;
  readonly missed: number;
  readonly uploads: number;
  readonly uploadsOfUnchanged: number;
  readonly requests: number;
  readonly notModified: number;
  readonly bytes: number;
  readonly insideRetryAfter: number;
  readonly closerThan2s: number;
  /** What a month's bill is made of. */
  readonly use: CollectorUse;
  /** Of feeds with 8 to 12 entries a day that are as they should be. */
  readonly tenADay: {
    readonly feeds: number;
    readonly requestsADay: number;
    readonly listedAfterMinutes: number;
  };
  /** Habits of what was missed. */
  readonly missedOf: Readonly<Record<string, number>>;
  /** The last uploads with something new. */
  readonly bodies: readonly { readonly number: number; readonly text: string; readonly baseUrl: string }[];
}

interface Waiting {
  readonly message: OutgoingMessage;
  readonly visibleMs: number;
}

/** What a run used of what is paid for. */
export interface CollectorUse {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly puts: number;
  /** Requests of the queue: sent, received and deleted ten at a time. */
  readonly queueRequests: number;
  /** Of the fetch function, a batch of ten messages each, and the seconds that the slowest message of each took. */
  readonly invocations: number;
  readonly busySeconds: number;
  readonly logBytes: number;
}

/** Lets publishers and the collector run against each other under one virtual clock. */
export async function simulateWeek({
  feeds,
  days,
  seed,
  sockets,
  habits,
  onDay,
  keptBodies = 0,
}: WeekOptions): Promise<Week> {
  const publishers = drawPublishers({
    count: feeds,
    seed,
    startMs: START_MS,
    days,
    ...(habits && { habits }),
  });
  const world = createWorld(publishers);
  const server = sockets ? await serveWorld(world) : undefined;
  const store = memorySubscriptionStore();
  const random = seededRandom(seed + 1);
  const uploads = new UploadLog(keptBodies);
  let waiting: Waiting[] = [];
  const numberOf = new Map<string, number>();
  let tokens = 0;
  let [queueRequests, invocations, busySeconds, logBytes] = [0, 0, 0, 0];

  /** Edges at a time of their own, which goes on as they sleep and fetch. */
  function depsAt(startMs: number): PollDeps {
    let ms = startMs;
    const wait = (lateMs: number) => {
      ms += lateMs;
    };
    const fetch = server
      ? server.fetcherAt(() => ms, USER_AGENT, wait)
      : fetcherInProcess(world, () => ms, wait);
    return {
      store,
      fetch: async (request) => {
        const fetched = await fetch(request);
        ms += fetched.ok ? ANSWER_MS : 10_000;
        return fetched;
      },
      putUpload: async (key, bytes, { baseUrl }) => {
        const [, , id = ''] = key.split('/');
        uploads.note(numberOf.get(id) ?? -1, Buffer.from(bytes).toString(), baseUrl, ms);
      },
      send: async (messages) => {
        queueRequests += Math.ceil(messages.length / BATCH);
        for (const message of messages)
          waiting.push({ message, visibleMs: ms + (message.delaySeconds ?? 0) * 1000 });
      },
      now: () => toInstant(ms),
      random,
      sleep: async (forMs) => {
        ms += forMs;
      },
      userAgent: USER_AGENT,
      callbackUrl: (id, token) => `http://us.paper.com/v1/websub/${id}/${token}`,
      newToken: () => {
        tokens += 1;
        return `token${tokens}`;
      },
      log: (fields) => {
        logBytes += JSON.stringify(fields).length + REQUEST_ID_BYTES;
      },
    };
  }

  const outlines = publishers.map(({ host, path, number }) => ({
    line: number + 1,
    url: `http://${host}${path}`,
    folders: [],
  }));
  const rules = { ports: [], allowPrivate: false };
  const lines = await importOutlines({ ...depsAt(START_MS), rules }, outlines);
  for (const { line, id = '' } of lines) numberOf.set(id, line - 1);
  const idOf = new Map([...numberOf].map(([id, number]) => [number, id]));

  const endMs = START_MS + days * DAY_MS;
  for (let ms = START_MS; ms < endMs; ms += MINUTE_MS) {
    if ((ms - START_MS) % DAY_MS === 0) onDay?.((ms - START_MS) / DAY_MS);
    const atMs = ms + 7000;
    await collectDue({ ...depsAt(atMs), store });
    const ready = waiting.filter(({ visibleMs }) => visibleMs <= atMs);
    waiting = waiting.filter(({ visibleMs }) => visibleMs > atMs);
    for (let start = 0; start < ready.length; start += BATCH) {
      invocations += 1;
      queueRequests += 2;
      let slowestMs = 0;
      for (const { message } of ready.slice(start, start + BATCH)) {
        const deps = depsAt(atMs);
        await handleTasks(deps, [{ messageId: '1', body: message.body }], () => true);
        slowestMs = Math.max(slowestMs, Date.parse(deps.now()) - atMs);
      }
      busySeconds += slowestMs / 1000;
    }
    for (const publisher of publishers)
      if (publisher.habit === 'hub' || publisher.habit === 'hubInHeader') await push(publisher, ms);
  }
  await server?.close();
  return report();

  /** Hubs confirm what they were asked for, and push within the minute. */
  async function push(publisher: Publisher, ms: number): Promise<void> {
    const id = idOf.get(publisher.number) ?? '';
    const { webSub } = store.peek(id)?.state ?? {};
    if (!webSub) return;
    const deps = depsAt(ms + 1000);
    if (webSub.state === 'requested') {
      const question = {
        'hub.mode': 'subscribe',
        'hub.topic': webSub.topic,
        'hub.challenge': 'c',
        'hub.lease_seconds': '864000',
      };
      await answerIntent(deps, id, webSub.token, new URLSearchParams(question));
    }
    if (comeBy(publisher, ms) === comeBy(publisher, ms - MINUTE_MS)) return;
    const body = Buffer.from(feedBody(publisher, ms, { hub: webSub.hub }));
    const signature = `sha256=${createHmac('sha256', webSub.secret).update(body).digest('hex')}`;
    await takePush(deps, id, webSub.token, { body, signature, contentType: 'application/rss+xml' });
  }

  function report(): Week {
    const missedOf: Record<string, number> = {};
    let items = 0;
    for (const publisher of publishers) {
      for (const index of obtainable(publisher, START_MS, endMs - TAIL_MS)) {
        items += 1;
        if (!uploads.firstMs.has(entryId(publisher, index)))
          missedOf[publisher.habit] = (missedOf[publisher.habit] ?? 0) + 1;
      }
    }
    const ten = publishers.filter((each) => isTenADay(each, endMs, days));
    const waits = ten.flatMap((publisher) =>
      obtainable(publisher, START_MS, endMs - TAIL_MS).flatMap((index) => {
        const listedMs = uploads.firstMs.get(entryId(publisher, index));
        return listedMs === undefined ? [] : [(listedMs - (publisher.comes[index] as number)) / MINUTE_MS];
      }),
    );
    const requests = ten.reduce((sum, publisher) => sum + world.requestsOf(publisher), 0);
    const { requests: all, ...counts } = world.counts();
    return {
      items,
      missed: Object.values(missedOf).reduce((sum, count) => sum + count, 0),
      uploads: uploads.count,
      uploadsOfUnchanged: uploads.unchanged,
      requests: all,
      ...counts,
      use: {
        readUnits: store.units().read,
        writeUnits: store.units().write,
        puts: uploads.count,
        queueRequests,
        invocations,
        busySeconds,
        logBytes,
      },
      tenADay: {
        feeds: ten.length,
        requestsADay: round(requests / Math.max(1, ten.length) / days),
        listedAfterMinutes: round(waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length)),
      },
      missedOf,
      bodies: uploads.bodies,
    };
  }
}

function isTenADay({ habit, comes }: Publisher, endMs: number, days: number): boolean {
  const aDay = comes.filter((ms) => ms >= START_MS && ms < endMs).length / days;
  return ORDERLY.includes(habit) && aDay >= 8 && aDay <= 12;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** What was uploaded, by its entries. */
class UploadLog {
  readonly firstMs = new Map<string, number>();
  readonly bodies: { number: number; text: string; baseUrl: string }[] = [];
  count = 0;
  unchanged = 0;
  private readonly last = new Map<number, string>();
  private readonly kept: number;

  constructor(kept: number) {
    this.kept = kept;
  }

  note(number: number, text: string, baseUrl: string, ms: number): void {
    this.count += 1;
    const entries = entriesIn(text);
    const shown = entries.join();
    if (this.last.get(number) === shown) this.unchanged += 1;
    this.last.set(number, shown);
    const fresh = entries.filter((id) => !this.firstMs.has(id));
    for (const id of fresh) this.firstMs.set(id, ms);
    if (fresh.length === 0 || this.kept === 0) return;
    this.bodies.push({ number, text, baseUrl });
    if (this.bodies.length > this.kept) this.bodies.shift();
  }
}
