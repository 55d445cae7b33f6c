import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { beforeTheEnd, checkTime, OutOfTime } from '../../lib/ingest/deadline.ts';
import { partMessage } from '../../lib/ingest/message.ts';
import { deliveryOf, turnsOf } from '../../lib/ingest/turns.ts';

const upload = (size: number) => {
  const s3 = { object: { key: 'uploads/a.json', size, eTag: 'e', sequencer: '01' } };
  const record = { eventName: 'ObjectCreated:Put', eventTime: '2026-11-20T09:00:00.000Z', s3 };
  return JSON.stringify({ Records: [record] });
};
const part = partMessage({ ingest: 'a', number: 1, of: 2 });
const delivery = (messageId: string, body: string, receives = 1) =>
  deliveryOf({
    messageId,
    body,
    attributes: { ApproximateReceiveCount: String(receives) },
  } as SQSRecord);
const turns = (...deliveries: ReturnType<typeof delivery>[]) => {
  const names = (some: readonly { record: SQSRecord }[]) =>
    some.map(({ record }) => record.messageId).join('');
  const { short, long, suspect } = turnsOf(deliveries);
  return [names(short), names(long), names(suspect)];
};

describe('a batch is worked on in turns', () => {
  it.each([
    ['short uploads at once', [delivery('a', upload(10)), delivery('b', upload(200_000))], ['ab', '', '']],
    ['a long upload after them', [delivery('a', upload(200_001)), delivery('b', upload(10))], ['b', 'a', '']],
    ['a part after them', [delivery('a', part), delivery('b', upload(10))], ['b', 'a', '']],
    ['what cannot be read at once', [delivery('a', part), delivery('b', 'hello')], ['b', 'a', '']],
    ['what comes again last', [delivery('a', upload(10), 2), delivery('b', part)], ['', 'b', 'a']],
  ])('%s', (_, deliveries, expected) => expect(turns(...deliveries)).toEqual(expected));

  it('and what comes again begins with another message each time', () => {
    const again = (receives: number) =>
      turns(...['a', 'b', 'c'].map((name) => delivery(name, upload(10), receives)))[2];
    expect([2, 3, 4, 5].map(again)).toEqual(['cab', 'abc', 'bca', 'cab']);
  });
});

describe('before an invocation ends', () => {
  it.each([
    [20_000, false],
    [19_999, true],
  ])('with %i ms left something may begin: %s', (leftMs, isLate) => {
    const check = () => checkTime(() => leftMs);
    if (isLate) expect(check).toThrow(OutOfTime);
    else expect(check).not.toThrow();
  });

  it('the batch is answered though work goes on', async () => {
    const never = new Promise(() => undefined);
    await beforeTheEnd(never, () => 5010);
  });

  it('work that ends earlier is not waited for longer, and its faults are thrown', async () => {
    await beforeTheEnd(Promise.resolve(), () => 300_000);
    await expect(beforeTheEnd(Promise.reject(new Error('planted')), () => 300_000)).rejects.toThrow(
      'planted',
    );
  });
});
