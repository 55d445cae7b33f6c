import type { S3Event } from 'aws-lambda';
import type { StoredObject } from './bucket.ts';
import { LOCAL_ACCOUNT } from './table.ts';

/**
 * The notification of an object put into `bucketName`, field for field as S3 sends it for a bucket with
 * versions (S3 User Guide, "Event message structure", version 2.1).
 */
export function objectCreatedEvent(bucketName: string, object: StoredObject): S3Event {
  const s3 = {
    s3SchemaVersion: '1.0',
    configurationId: 'uploads',
    bucket: {
      name: bucketName,
      ownerIdentity: { principalId: 'A3LOCALOWNER' },
      arn: `arn:aws:s3:::${bucketName}`,
    },
    object: {
      key: eventKey(object.key),
      size: object.sizeBytes,
      eTag: object.eTag,
      versionId: object.versionId,
      sequencer: object.sequencer,
    },
  };
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: LOCAL_ACCOUNT.region,
    eventTime: object.createdAt,
    eventName: 'ObjectCreated:Put',
    userIdentity: { principalId: 'AWS:AIDALOCALUPLOADER' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: {
      'x-amz-request-id': object.sequencer.slice(0, 16),
      'x-amz-id-2': Buffer.from(object.eTag, 'hex').toString('base64'),
    },
    s3,
  };
  return { Records: [record] };
}

/** An object key as events spell it: URL-encoded like a form field, with `+` for a space, slashes left alone. */
export function eventKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}
