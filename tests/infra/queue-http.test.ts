import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { openQueue } from '../../infra/local/queue.ts';
import { queueServer } from '../../infra/local/queue-http.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import type { MessageQueue } from '../../lib/article/message-queue.ts';
import { messageQueue } from '../../lib/runtime/message-queue.ts';

const clock = { ms: 1_000_000 };
const queue = openQueue({ clock: () => clock.ms, visibilityMs: 1_800_000, maxReceiveCount: 5 });
const server = queueServer(queue);
let url: string;
let spoken: MessageQueue;

beforeAll(async () => {
  process.env['AWS_REGION'] = LOCAL_ACCOUNT.region;
  process.env['AWS_ACCESS_KEY_ID'] = LOCAL_ACCOUNT.credentials.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = LOCAL_ACCOUNT.credentials.secretAccessKey;
  url = `http://127.0.0.1:${await listen(server, 0)}/000000000000/uploads`;
  spoken = messageQueue(url);
});
afterAll(() => closeServer(server));

const bodies = (count: number) => queue.receive(count).map(({ body }) => body);

describe('the queue, spoken to as functions do', () => {
  it('takes more messages than fit into one request, in order', async () => {
    const sent = Array.from({ length: 23 }, (_, number) => `message ${number} ü`);
    await spoken.send(sent.map((body) => ({ body })));
    const received = queue.receive(30);
    expect(received.map(({ body }) => body)).toEqual(sent);
    for (const { receiptHandle } of received) await spoken.delete(receiptHandle);
    expect(queue.nextVisibleMs()).toBeUndefined();
  });

  it('hides a delayed message for so long, and counts as idle meanwhile', async () => {
    await spoken.send([{ body: 'later', delaySeconds: 45 }]);
    expect({ now: bodies(1), idle: queue.isIdle() }).toEqual({ now: [], idle: true });
    clock.ms += 45_000;
    const [later] = queue.receive(1);
    expect({ body: later?.body, idle: queue.isIdle() }).toEqual({ body: 'later', idle: false });
    queue.delete(later?.receiptHandle ?? '');
  });

  it('shows what is given back after seconds, not after the visibility timeout', async () => {
    queue.send('again');
    const [first] = queue.receive(1);
    await spoken.giveBack([first?.receiptHandle ?? ''], 5);
    clock.ms += 4_999;
    expect(bodies(1)).toEqual([]);
    clock.ms += 1;
    const [second] = queue.receive(1);
    expect(second).toMatchObject({ body: 'again', receiveCount: 2 });
    await spoken.giveBack([first?.receiptHandle ?? ''], 0);
    expect(bodies(1)).toEqual([]);
    queue.delete(second?.receiptHandle ?? '');
  });

  it.each([
    ['a delay of more than 15 minutes', () => spoken.send([{ body: 'x', delaySeconds: 901 }])],
    ['a message without a body', () => spoken.send([{ body: '' }])],
    ['a visibility of more than 12 hours', () => spoken.giveBack(['x'], 43_201)],
  ])('refuses %s', async (_, ask) => {
    await expect(ask()).rejects.toThrow(/did not take 1 of a batch: InvalidParameterValue/);
  });

  it('answers one message with its id and its MD5, which the SDK checks', async () => {
    const client = new SQSClient(LOCAL_ACCOUNT);
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'one' }));
    expect(queue.receive(1)[0]).toMatchObject({ id: MessageId, body: 'one' });
    client.destroy();
  });
});
