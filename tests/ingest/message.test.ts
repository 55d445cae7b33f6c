import { describe, expect, it } from 'vitest';
import { partMessage, readMessage } from '../../lib/ingest/message.ts';

const record = (key: string, fields: object = {}) => ({
  eventName: 'ObjectCreated:Put',
  eventTime: '2026-11-20T09:00:00.000Z',
  s3: { object: { key, size: 12, eTag: 'e', sequencer: '01' } },
  ...fields,
});
/** The uploads that a message tells of. */
function uploadsOf(body: string) {
  const message = readMessage(body);
  return message.kind === 'uploads' ? message.uploads : [];
}

const message = (...records: object[]) => JSON.stringify({ Records: records });

describe('uploads of a message', () => {
  it.each([
    ['one record', message(record('a.json')), ['a.json']],
    ['several', message(record('a.json'), record('b.xml')), ['a.json', 'b.xml']],
    ['an encoded key', message(record('r%C3%BCck+blick%2B1.json')), ['rück blick+1.json']],
    ['another event', message(record('a.json', { eventName: 'ObjectRemoved:Delete' })), []],
    ['the test event', '{"Service":"Amazon S3","Event":"s3:TestEvent"}', []],
  ])('%s', (_, body, keys) => {
    expect(uploadsOf(body).map(({ key }) => key)).toEqual(keys);
  });

  it('carry the instant, the size and an id that is the same for every delivery', () => {
    const [upload] = uploadsOf(message(record('a.json')));
    expect(upload).toMatchObject({ receivedAt: '2026-11-20T09:00:00.000Z', sizeBytes: 12 });
    expect(upload?.id).toBe(uploadsOf(message(record('a.json')))[0]?.id);
  });

  it.each([
    ['no JSON', 'hello'],
    ['null', 'null'],
    ['no S3 event', '{"Records":5}'],
    ['no key', message({ ...record('a'), s3: {} })],
    ['a part of nothing', '{"part":{"number":1}}'],
    ['no time', message(record('a', { eventTime: 'yesterday' }))],
  ])('%s is a fault', (_, body) => expect(() => readMessage(body)).toThrow());

  it('a part comes back as it was sent', () => {
    const part = { ingest: 'a', number: 3, of: 7 };
    expect(readMessage(partMessage(part))).toEqual({ kind: 'part', part });
  });
});
