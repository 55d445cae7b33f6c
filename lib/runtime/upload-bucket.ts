import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { objectReader } from './clients.ts';

/** One object that may be put, exactly as described. */
export interface AllowedUpload {
  readonly key: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly expiresInSeconds: number;
}

/** What the upload function does with the bucket. */
export interface UploadBucket {
  /** An address that takes one PUT of this key, type and length until it expires. Makes no request. */
  presign(upload: AllowedUpload): Promise<string>;
  /** Puts an object's own bytes again, which raises the event of an upload. Larger objects than ingestion reads are left alone. */
  putAgain(key: string): Promise<'done' | 'gone' | 'tooLarge'>;
}

/**
 * The bucket of uploads. Checksums only where S3 demands them: a presigned address with one would fit a single
 * body alone, and whoever uploads has not told it.
 */
export function uploadBucket(bucketName: string): UploadBucket {
  const client = new S3Client({
    maxAttempts: 5,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const read = objectReader(bucketName);
  return {
    presign: ({ key, contentType, sizeBytes, expiresInSeconds }) =>
      getSignedUrl(
        client,
        new PutObjectCommand({
          Bucket: bucketName,
          Key: key,
          ContentType: contentType,
          ContentLength: sizeBytes,
        }),
        {
          expiresIn: expiresInSeconds,
          signableHeaders: new Set(['host', 'content-type', 'content-length']),
        },
      ),
    async putAgain(key) {
      const object = await read(key);
      if (object.state !== 'read') return object.state;
      const { bytes, contentType } = object;
      await client.send(
        new PutObjectCommand({ Bucket: bucketName, Key: key, Body: bytes, ContentType: contentType }),
      );
      return 'done';
    },
  };
}
