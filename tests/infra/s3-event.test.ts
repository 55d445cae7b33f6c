import { describe, expect, it } from 'vitest';
import { eventKey, objectCreatedEvent } from '../../infra/local/s3-event.ts';

describe('the event of an upload', () => {
  it('has every field that S3 sends for a put into a bucket with versions', () => {
    const object = {
      key: 'uploads/two words.json',
      eTag: '5d41402abc4b2a76b9719d911017c592',
      sizeBytes: 5,
      createdAt: '2026-11-23T09:41:00.000Z',
      sequencer: '001A207F526D700000',
      versionId: '001A207F526D700000',
      contentType: 'application/json',
      metadata: {},
    };
    expect(objectCreatedEvent('news', object)).toEqual({
      Records: [
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'eu-central-1',
          eventTime: '2026-11-23T09:41:00.000Z',
          eventName: 'ObjectCreated:Put',
          userIdentity: { principalId: 'AWS:AIDALOCALUPLOADER' },
          requestParameters: { sourceIPAddress: '127.0.0.1' },
          responseElements: {
            'x-amz-request-id': '001A207F526D7000',
            'x-amz-id-2': 'XUFAKrxLKna5cZ2REBfFkg==',
          },
          s3: {
            s3SchemaVersion: '1.0',
            configurationId: 'uploads',
            bucket: {
              name: 'news',
              ownerIdentity: { principalId: 'A3LOCALOWNER' },
              arn: 'arn:aws:s3:::news',
            },
            object: {
              key: 'uploads/two+words.json',
              size: 5,
              eTag: '5d41402abc4b2a76b9719d911017c592',
              versionId: '001A207F526D700000',
              sequencer: '001A207F526D700000',
            },
          },
        },
      ],
    });
  });

  it.each([
    ['uploads/a.json', 'uploads/a.json'],
    ['a b+c', 'a+b%2Bc'],
    ['ü/€/😀', '%C3%BC/%E2%82%AC/%F0%9F%98%80'],
    ["it's(1)!*~", 'it%27s%281%29%21*%7E'],
    ['100%&q=1?#', '100%25%26q%3D1%3F%23'],
  ])('spells the key %s as %s', (key, spelt) => {
    expect(eventKey(key)).toBe(spelt);
    expect(decodeURIComponent(spelt.replaceAll('+', ' '))).toBe(key);
  });
});
