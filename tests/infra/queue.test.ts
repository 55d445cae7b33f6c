import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliverBatch } from '../../infra/local/event-source.ts';
import { openQueue, type Queue } from '../../infra/local/queue.ts';

const VISIBILITY_MS = 30_000;

/** A queue whose time stands still until `clock.ms` is moved. */
function testQueue(folder?: string): { queue: Queue; clock: { ms: number } } {
  const clock = { ms: 1_000_000 };
  const options = { clock: () => clock.ms, visibilityMs: VISIBILITY_MS, maxReceiveCount: 3 };
  return { queue: openQueue({ ...options, ...(folder !== undefined && { folder }) }), clock };
}

const bodies = (messages: readonly { body: string }[]) => messages.map(({ body }) => body);

describe('a queue', () => {
  it('hands out messages in order, at most as many as asked for', () => {
    const { queue } = testQueue();
    for (const body of ['a', 'b', 'c']) queue.send(body);
    expect(bodies(queue.receive(2))).toEqual(['a', 'b']);
    expect(bodies(queue.receive(2))).toEqual(['c']);
  });

  it('hides a received message until its visibility runs out', () => {
    const { queue, clock } = testQueue();
    queue.send('a');
    expect(queue.receive(1)[0]?.receiveCount).toBe(1);
    clock.ms += VISIBILITY_MS - 1;
    expect(queue.receive(1)).toEqual([]);
    clock.ms += 1;
    expect(queue.receive(1)[0]?.receiveCount).toBe(2);
  });

  it('forgets a deleted message, and only for the latest receipt', () => {
    const { queue, clock } = testQueue();
    queue.send('a');
    const [first] = queue.receive(1);
    clock.ms += VISIBILITY_MS;
    const [second] = queue.receive(1);
    queue.delete(first?.receiptHandle ?? '');
    expect(queue.counts()).toEqual({ visible: 0, hidden: 1, dead: 0 });
    queue.delete(second?.receiptHandle ?? '');
    expect(queue.counts()).toEqual({ visible: 0, hidden: 0, dead: 0 });
  });

  it('moves a message to the dead letters instead of a fourth receive, and back by redrive', () => {
    const { queue, clock } = testQueue();
    queue.send('poison');
    for (let receives = 0; receives < 3; receives += 1) {
      expect(queue.receive(1)).toHaveLength(1);
      clock.ms += VISIBILITY_MS;
    }
    expect(queue.receive(1)).toEqual([]);
    expect(bodies(queue.deadLetters())).toEqual(['poison']);
    expect(queue.nextVisibleMs()).toBeUndefined();
    expect(queue.redrive()).toBe(1);
    expect(queue.receive(1)[0]).toMatchObject({ body: 'poison', receiveCount: 1 });
  });

  it('keeps everything it accepted over a restart, and shows at once what a dead consumer held', () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsloom-queue-'));
    const before = testQueue(folder).queue;
    for (const body of ['held', 'waiting', 'done']) before.send(body);
    const [, , done] = before.receive(3);
    before.delete(done?.receiptHandle ?? '');
    const after = testQueue(folder).queue;
    expect(after.receive(10).map(({ body, receiveCount }) => ({ body, receiveCount }))).toEqual(
      expect.arrayContaining([
        { body: 'held', receiveCount: 2 },
        { body: 'waiting', receiveCount: 2 },
      ]),
    );
    expect(after.counts()).toEqual({ visible: 0, hidden: 2, dead: 0 });
  });

  it('keeps dead letters over a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsloom-queue-'));
    const { queue, clock } = testQueue(folder);
    queue.send('poison');
    for (let receives = 0; receives < 4; receives += 1) {
      queue.receive(1);
      clock.ms += VISIBILITY_MS;
    }
    expect(testQueue(folder).queue.counts()).toEqual({ visible: 0, hidden: 0, dead: 1 });
  });
});

describe('what a batch function answers', () => {
  const failures = (...ids: unknown[]) => ({ batchItemFailures: ids.map((id) => ({ itemIdentifier: id })) });

  it.each<[string, (ids: string[]) => unknown, string[]]>([
    ['nothing', () => undefined, []],
    ['null', () => null, []],
    ['an empty object', () => ({}), []],
    ['an empty list', () => ({ batchItemFailures: [] }), []],
    ['no list', () => ({ batchItemFailures: null }), []],
    ['one failure', ([, b]) => failures(b), ['b']],
    ['all failures', (ids) => failures(...ids), ['a', 'b', 'c']],
    ['an unknown id', ([a]) => failures(a, 'nobody'), ['a', 'b', 'c']],
    ['an empty id', () => failures(''), ['a', 'b', 'c']],
    ['a null id', () => failures(null), ['a', 'b', 'c']],
    ['a misspelt field', ([a]) => ({ batchItemFailures: [{ id: a }] }), ['a', 'b', 'c']],
    ['no array', () => ({ batchItemFailures: 'a' }), ['a', 'b', 'c']],
    ['a rejection', () => Promise.reject(new Error('fault')), ['a', 'b', 'c']],
  ])('%s: what stays in the queue', async (_, answer, left) => {
    const { queue, clock } = testQueue();
    for (const body of ['a', 'b', 'c']) queue.send(body);
    const delivered = await deliverBatch({
      queue,
      queueName: 'uploads',
      batchSize: 10,
      invoke: async ({ Records }) => answer(Records.map(({ messageId }) => messageId)),
      onFault: () => undefined,
    });
    expect(delivered).toBe(3);
    clock.ms += VISIBILITY_MS;
    expect(bodies(queue.receive(10))).toEqual(left);
  });

  it('gets batches of at most ten, in the shape that Lambda gives them', async () => {
    const { queue } = testQueue();
    for (let index = 0; index < 11; index += 1) queue.send(`{"n":${index}}`);
    const sizes: number[] = [];
    const deliver = () =>
      deliverBatch({
        queue,
        queueName: 'uploads',
        batchSize: 10,
        invoke: async ({ Records }) => {
          sizes.push(Records.length);
          expect(Records[0]).toEqual({
            messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
            receiptHandle: expect.any(String),
            body: expect.stringMatching(/^\{"n":\d+\}$/),
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: '1000000',
              SenderId: expect.any(String),
              ApproximateFirstReceiveTimestamp: '1000000',
            },
            messageAttributes: {},
            md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:uploads',
            awsRegion: 'eu-central-1',
          });
        },
        onFault: (error) => {
          throw error;
        },
      });
    while ((await deliver()) > 0);
    expect(sizes).toEqual([10, 1]);
  });
});
