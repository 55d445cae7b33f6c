import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Queue } from './queue.ts';
import { readBody } from './read-body.ts';

/** Ten messages of the largest size, in JSON of JSON. */
const REQUEST_LIMIT_BYTES = 16 * 1024 * 1024;
/** SQS's own limits (Amazon SQS Developer Guide, "Message quotas"). */
const MESSAGE_LIMIT_BYTES = 1_048_576;
const MAX_DELAY_SECONDS = 900;
const MAX_VISIBILITY_SECONDS = 43_200;
const MAX_BATCH = 10;

type Input = Readonly<Record<string, unknown>>;

/** What SQS refuses, by the name of its error. */
function refused(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, isRefused: true });
}

/**
 * The HTTP face of the queue, as far as a function speaks to it: SendMessage, ChangeMessageVisibility, DeleteMessage
 * and their batches, in the AWS JSON 1.0 protocol. Every other action is refused as `UnsupportedOperation`. Receiving
 * is the work of the event source.
 */
export function queueServer(queue: Queue): Server {
  return createServer((request, response) => {
    answerTo(queue, request)
      .then((answer) => ({ status: 200, answer }))
      .catch((error: Error) => ({
        status: 'isRefused' in error ? 400 : 500,
        answer: { __type: `com.amazonaws.sqs#${error.name}`, message: error.message },
      }))
      .then(({ status, answer }) => {
        response.writeHead(status, {
          'content-type': 'application/x-amz-json-1.0',
          'x-amzn-requestid': randomUUID(),
        });
        response.end(JSON.stringify(answer));
      });
  });
}

async function answerTo(queue: Queue, request: IncomingMessage): Promise<object> {
  const action = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  const body = await readBody(request, REQUEST_LIMIT_BYTES);
  if (body === 'tooLarge') throw refused('BatchRequestTooLong', 'The request is too long.');
  const input = JSON.parse(Buffer.from(body).toString()) as Input;
  const single = ACTIONS[action.replace(/Batch$/, '')];
  if (!single) throw refused('UnsupportedOperation', `not known here: ${action}`);
  return action.endsWith('Batch') ? batch(queue, single, input) : single(queue, input);
}

type Action = (queue: Queue, input: Input) => object;

const ACTIONS: Readonly<Record<string, Action>> = {
  SendMessage(queue, { MessageBody, DelaySeconds = 0 }) {
    const body = String(MessageBody ?? '');
    if (body === '' || Buffer.byteLength(body) > MESSAGE_LIMIT_BYTES)
      throw refused('InvalidParameterValue', 'A message has 1 to 1048576 bytes.');
    const delaySeconds = secondsOf(DelaySeconds, MAX_DELAY_SECONDS);
    const id = queue.send(body, delaySeconds * 1000);
    return { MessageId: id, MD5OfMessageBody: createHash('md5').update(body).digest('hex') };
  },
  ChangeMessageVisibility(queue, { ReceiptHandle, VisibilityTimeout }) {
    queue.changeVisibility(
      String(ReceiptHandle),
      secondsOf(VisibilityTimeout, MAX_VISIBILITY_SECONDS) * 1000,
    );
    return {};
  },
  DeleteMessage(queue, { ReceiptHandle }) {
    queue.delete(String(ReceiptHandle));
    return {};
  },
};

function secondsOf(value: unknown, most: number): number {
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most) return Number(value);
  throw refused('InvalidParameterValue', `Seconds are a whole number from 0 to ${most}.`);
}

/** Every entry by itself: one that is refused costs the others nothing. */
function batch(queue: Queue, single: Action, { Entries }: Input): object {
  const entries = Array.isArray(Entries) ? (Entries as Input[]) : [];
  if (entries.length === 0) throw refused('EmptyBatchRequest', 'There are no entries.');
  if (entries.length > MAX_BATCH) throw refused('TooManyEntriesInBatchRequest', 'There are more than ten.');
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry['Id'], ...single(queue, entry) });
    } catch (error) {
      const { name, message } = error as Error;
      Failed.push({ Id: entry['Id'], Code: name, Message: message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}
