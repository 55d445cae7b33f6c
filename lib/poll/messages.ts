import {
  anyInstant,
  anyNumber,
  anyText,
  type Check,
  checkedJson,
  fields,
  listOf,
  oneOf,
  optional,
  variants,
} from '../article/check.ts';
import type { Instant } from '../article/instant.ts';
import type { OutgoingMessage } from '../article/message-queue.ts';

/** What a message of the fetch queue asks for. All of one message is of one host. */
export type FetchTask =
  /** Poll subscriptions, those that are due or, when asked for, all. */
  | { readonly type: 'poll'; readonly host: string; readonly ids: readonly string[]; readonly asked?: true }
  /** Fetch pages for a subscription. */
  | {
      readonly type: 'pages';
      readonly host: string;
      readonly id: string;
      readonly urls: readonly string[];
      /** When it is given up; set when a first page has to wait. */
      readonly until?: Instant;
    }
  /** Read an archive of a feed (RFC 5005), and those before it. */
  | {
      readonly type: 'archive';
      readonly host: string;
      readonly id: string;
      readonly url: string;
      readonly depth: number;
      /** Hashes of the documents behind it: an archive may lead in a circle. */
      readonly seen?: readonly string[];
      readonly until?: Instant;
    };

type Task<Type> = Omit<Extract<FetchTask, { type: Type }>, 'type'>;

const TASK: Check<FetchTask> = variants<FetchTask>({
  poll: fields<Task<'poll'>>({ host: anyText, ids: listOf(anyText), asked: optional(oneOf(true)) }),
  pages: fields<Task<'pages'>>({
    host: anyText,
    id: anyText,
    urls: listOf(anyText),
    until: optional(anyInstant),
  }),
  archive: fields<Task<'archive'>>({
    host: anyText,
    id: anyText,
    url: anyText,
    depth: anyNumber,
    seen: optional(listOf(anyText)),
    until: optional(anyInstant),
  }),
});

/** Longest delay of a message (Amazon SQS Developer Guide, "Delay queues"). */
const MAX_DELAY_SECONDS = 900;
/** Subscriptions of one message: two seconds apart they are done within a minute. */
const POLLS_A_MESSAGE = 20;

export function messageOf(task: FetchTask, delaySeconds = 0): OutgoingMessage {
  const delay = Math.min(MAX_DELAY_SECONDS, Math.ceil(delaySeconds));
  return { body: JSON.stringify(task), ...(delay > 0 && { delaySeconds: delay }) };
}

/** Throws for a body that is none of ours; the queue's dead letters keep it. */
export function taskOf(body: string): FetchTask {
  return checkedJson(TASK, body);
}

/** Messages that poll subscriptions, by host. */
export function pollMessages(
  due: readonly { readonly id: string; readonly host: string }[],
  asked: boolean,
): OutgoingMessage[] {
  const byHost = new Map<string, Set<string>>();
  for (const { id, host } of due) byHost.set(host, (byHost.get(host) ?? new Set()).add(id));
  return [...byHost].flatMap(([host, set]) => {
    const ids = [...set];
    return Array.from({ length: Math.ceil(ids.length / POLLS_A_MESSAGE) }, (_, part) =>
      messageOf({
        type: 'poll',
        host,
        ids: ids.slice(part * POLLS_A_MESSAGE, (part + 1) * POLLS_A_MESSAGE),
        ...(asked && { asked }),
      }),
    );
  });
}

/** Messages that fetch pages, by host. */
export function pageMessages(id: string, urls: readonly string[]): OutgoingMessage[] {
  const byHost = new Map<string, string[]>();
  for (const url of urls) {
    if (!URL.canParse(url)) continue;
    const { hostname } = new URL(url);
    byHost.set(hostname, [...(byHost.get(hostname) ?? []), url]);
  }
  return [...byHost].map(([host, all]) => messageOf({ type: 'pages', host, id, urls: all }));
}
