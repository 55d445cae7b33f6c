import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { type JsonFiles, jsonFiles } from './json-files.ts';

export interface QueueOptions {
  readonly clock: Clock;
  /** How long a received message stays hidden unless it is deleted. */
  readonly visibilityMs: number;
  /** Receives after which a message goes to the dead letters. */
  readonly maxReceiveCount: number;
  /** Cuts the waits that consumers ask for, so that tests need not wait. */
  readonly longestRetryMs?: number;
  /** Keeps the messages over a restart; in memory without it. */
  readonly folder?: string;
}

interface QueueMessage {
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  readonly sentMs: number;
  readonly receiveCount: number;
  readonly firstReceivedMs?: number;
  /** Hidden before this time. */
  readonly visibleMs: number;
  /** Its sender wanted it to wait, and it has not been received since. */
  readonly isDelayed?: boolean;
  /** Names the latest receive; an older one deletes nothing. */
  readonly receiptHandle?: string;
}

/** A message that a consumer holds. */
export type ReceivedMessage = QueueMessage &
  Required<Pick<QueueMessage, 'firstReceivedMs' | 'receiptHandle'>>;

/**
 * A standard SQS queue with its dead-letter queue. At least once, roughly in order of sending: a message that
 * is received and not deleted shows up again when its visibility runs out, and goes to the dead letters
 * instead of being received once more than `maxReceiveCount` times (SQS Developer Guide, "Visibility timeout",
 * "Dead-letter queues").
 */
export interface Queue {
  /** Keeps the message before it returns its id. It is hidden for `delayMs`. */
  send(body: string, delayMs?: number): string;
  receive(max: number): ReceivedMessage[];
  delete(receiptHandle: string): void;
  /** Shows a received message again after `waitMs`; nothing for a receipt that is not its latest. */
  changeVisibility(receiptHandle: string, waitMs: number): void;
  /** Shows a received message again after `waitMs` at the latest; nothing for a receipt that is not its latest. */
  showWithin(receiptHandle: string, waitMs: number): void;
  /** Shows every delayed message now and says how many there were. */
  hasten(): number;
  counts(): { readonly visible: number; readonly hidden: number; readonly dead: number };
  deadLetters(): readonly QueueMessage[];
  /** Whether a message or a dead letter has this text in its body. */
  mentions(text: string): boolean;
  /** Moves the dead letters back, as if just sent, and says how many there were. */
  redrive(): number;
  /** When the next message can be received; undefined when there is none at all. */
  nextVisibleMs(): number | undefined;
  /** Whether all that it holds are dead letters and messages whose senders wanted them to wait. */
  isIdle(): boolean;
  /** Calls `listener` after whatever lets messages be received that could not be before. */
  onChange(listener: () => void): void;
}

/** Opens a queue. What the folder holds as received is visible again: its consumer died with the last process. */
export function openQueue(options: QueueOptions): Queue {
  const { clock, maxReceiveCount, visibilityMs } = options;
  const waiting = openShelf(options.folder, 'messages');
  const dead = openShelf(options.folder, 'dead-letters');
  for (const message of waiting.all()) {
    if (!message.isDelayed) waiting.put({ ...message, visibleMs: 0 });
  }
  const listeners: (() => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function add({ id, body, md5 }: Pick<QueueMessage, 'id' | 'body' | 'md5'>, delayMs = 0): void {
    const message = { id, body, md5, sentMs: clock(), receiveCount: 0, visibleMs: clock() + delayMs };
    waiting.put({ ...message, ...(delayMs > 0 && { isDelayed: true }) });
  }

  function heldBy(receiptHandle: string): QueueMessage | undefined {
    return waiting.all().find((each) => each.receiptHandle === receiptHandle);
  }

  function receiveOne(message: QueueMessage): ReceivedMessage | undefined {
    if (message.receiveCount >= maxReceiveCount) {
      dead.put(message);
      waiting.remove(message);
      return undefined;
    }
    const { isDelayed: _, ...sent } = message;
    const receipt = {
      ...sent,
      receiveCount: message.receiveCount + 1,
      firstReceivedMs: message.firstReceivedMs ?? clock(),
      visibleMs: clock() + visibilityMs,
      receiptHandle: randomUUID(),
    };
    waiting.put(receipt);
    return receipt;
  }

  return {
    send(body, delayMs) {
      const id = randomUUID();
      add({ id, body, md5: createHash('md5').update(body).digest('hex') }, delayMs);
      tell();
      return id;
    },
    receive(max) {
      const received: ReceivedMessage[] = [];
      for (const message of waiting.all()) {
        if (received.length === max) break;
        if (message.visibleMs > clock()) continue;
        const one = receiveOne(message);
        if (one) received.push(one);
      }
      return received;
    },
    delete(receiptHandle) {
      const message = heldBy(receiptHandle);
      if (message) waiting.remove(message);
    },
    changeVisibility(receiptHandle, waitMs) {
      const message = heldBy(receiptHandle);
      const longestMs = options.longestRetryMs ?? waitMs;
      if (message) waiting.put({ ...message, visibleMs: clock() + Math.min(waitMs, longestMs) });
      tell();
    },
    showWithin(receiptHandle, waitMs) {
      const message = heldBy(receiptHandle);
      if (message) waiting.put({ ...message, visibleMs: Math.min(message.visibleMs, clock() + waitMs) });
      tell();
    },
    hasten() {
      const delayed = waiting.all().filter(({ isDelayed }) => isDelayed);
      for (const { isDelayed: _, ...message } of delayed) waiting.put({ ...message, visibleMs: clock() });
      tell();
      return delayed.length;
    },
    counts() {
      const all = waiting.all();
      const visible = all.filter(({ visibleMs }) => visibleMs <= clock()).length;
      return { visible, hidden: all.length - visible, dead: dead.all().length };
    },
    deadLetters: () => dead.all(),
    mentions: (text) => [...waiting.all(), ...dead.all()].some(({ body }) => body.includes(text)),
    redrive() {
      const letters = dead.all();
      for (const letter of letters) {
        add(letter);
        dead.remove(letter);
      }
      tell();
      return letters.length;
    },
    nextVisibleMs() {
      const times = waiting.all().map(({ visibleMs }) => visibleMs);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    isIdle: () => waiting.all().every(({ isDelayed }) => isDelayed),
    onChange: (listener) => void listeners.push(listener),
  };
}

interface Shelf {
  /** In the order of sending. */
  all(): QueueMessage[];
  put(message: QueueMessage): void;
  remove(message: QueueMessage): void;
}

function openShelf(folder: string | undefined, name: string): Shelf {
  const files: JsonFiles | undefined = folder === undefined ? undefined : jsonFiles(join(folder, name));
  const kept = (files?.readAll() ?? []) as QueueMessage[];
  const messages = new Map(kept.sort((a, b) => a.sentMs - b.sentMs).map((message) => [message.id, message]));
  return {
    all: () => [...messages.values()],
    put(message) {
      files?.write(message.id, message);
      messages.set(message.id, message);
    },
    remove({ id }) {
      messages.delete(id);
      files?.remove(id);
    },
  };
}
