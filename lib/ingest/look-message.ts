import type { ArticleId } from '../article/article.ts';
import type { MessageQueue } from '../article/message-queue.ts';
import { slicesOf } from '../article/slices.ts';

/** An article that is to be related once more. */
export interface Look {
  readonly id: ArticleId;
  /** Quarters of an hour that it waits behind that of its message; undefined for a first look. */
  readonly waits?: number;
}

/** A first look comes after 30 to 59 seconds: an article that was stored at the same instant is stored for sure by then. */
const FIRST_SECONDS = 30;
/** The longest that SQS keeps a message back (Amazon SQS Developer Guide, "Message quotas"). */
const WAIT_SECONDS = 900;
/** A late look comes after two hours, which are eight waits: most coverage of the story has come by then. */
const LATE_WAITS = 7;
/** Articles of one message. */
const MESSAGE_LOOKS = 50;

/** The late look at an article. */
export function lateLook(id: ArticleId): Look {
  return { id, waits: LATE_WAITS };
}

/** The looks that a message asks for; undefined when it is another kind of message. Throws when it names none. */
export function looksOf(content: unknown): readonly Look[] | undefined {
  const looks = (content as { readonly looks?: unknown } | null)?.looks;
  if (looks === undefined) return undefined;
  const isLook = (look: Partial<Look> | null) => typeof look?.id === 'string';
  if (!Array.isArray(looks) || !looks.every(isLook)) throw new Error('message names no articles to look at');
  return looks as readonly Look[];
}

/**
 * Sends looks, up to fifty in a message: those that wait as one, so that the longer they wait the fewer messages they
 * are. First looks at the articles of one message come at an instant that its first id tells, so that those which came
 * together do not look together. One request for each ten messages.
 */
export async function sendLooks({ send }: Pick<MessageQueue, 'send'>, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return;
  const first = looks.filter(({ waits }) => waits === undefined);
  const late = looks.filter(({ waits }) => waits !== undefined);
  await send([
    ...messagesOf(first, ({ id }) => FIRST_SECONDS + (id.charCodeAt(id.length - 1) % 30)),
    ...messagesOf(late, () => WAIT_SECONDS),
  ]);
}

/** Sends looks that are due to the end of the queue. One request for each ten messages. */
export async function sendAgain({ send }: Pick<MessageQueue, 'send'>, looks: readonly Look[]): Promise<void> {
  if (looks.length > 0) await send(messagesOf(looks, () => 0));
}

function messagesOf(looks: readonly Look[], delayOf: (first: Look) => number) {
  return slicesOf(looks, MESSAGE_LOOKS).flatMap((some) => {
    const [first] = some;
    return first ? [{ body: JSON.stringify({ looks: some }), delaySeconds: delayOf(first) }] : [];
  });
}
