import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ReadObject } from '../article/read-object.ts';
import { MAX_UPLOAD_BYTES } from '../article/upload.ts';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

/**
 * The client of the table. Region, credentials and endpoint come from the SDK's own environment variables. No
 * copy of each input and output is made for a log that nobody reads, and the SDK puts its steps together once for each
 * kind of command: together a sixth of a Query's processor time.
 */
export function createTableClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 5,
    logger: WITHOUT_INFO,
    requestHandler: TABLE_PATIENCE,
    cacheMiddleware: true,
  });
}

/**
 * Without limits of its own the SDK waits for an answer until the function's time is up. Milliseconds until a
 * request counts as lost and is tried again: the table answers within a tenth of a second, the bucket may take
 * longer to begin with a large object.
 */
const TABLE_PATIENCE = { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true };
const BUCKET_PATIENCE = {
  connectionTimeout: 1000,
  requestTimeout: 8000,
  socketTimeout: 8000,
  throwOnRequestTimeout: true,
};

const quiet = () => undefined;
/** The SDK tells what it sends and receives by `info`, if there is one. */
const WITHOUT_INFO = { debug: quiet, warn: quiet, error: quiet } as unknown as Logger;

/** The client of the bucket. Checksums of its own only where S3 asks for them. */
export function createBucketClient(): S3Client {
  return new S3Client({
    maxAttempts: 5,
    forcePathStyle: true,
    requestHandler: BUCKET_PATIENCE,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
}

/** Names of an object's metadata. Values are percent-encoded: S3 takes ASCII alone. */
const BASE_URL = 'base-url';
const LANGUAGE = 'language';
const SECTION = 'section';
const SOURCE = 'source';

/** What is said of an object beside its bytes: its media type, the address that it came from, and what holds for articles that say no language or section of their own. */
export interface ObjectFacts {
  readonly contentType?: string;
  readonly baseUrl?: string;
  readonly language?: string;
  readonly section?: string;
  /** Name of the source of articles that name none. */
  readonly source?: string;
}

/** Puts objects into a bucket. Throws what S3 throws. */
export function objectWriter(
  bucketName: string,
  client: S3Client,
): (key: string, bytes: Uint8Array, facts?: ObjectFacts) => Promise<void> {
  return async (key, bytes, { contentType, baseUrl, language, section, source } = {}) => {
    const told = { [BASE_URL]: baseUrl, [LANGUAGE]: language, [SECTION]: section, [SOURCE]: source };
    const metadata = Object.entries(told).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, encodeURI(value)]],
    );
    await client.send(
      new PutObjectCommand({
        Bucket: bucketName,
        Key: key,
        Body: bytes,
        ...(contentType !== undefined && { ContentType: contentType }),
        ...(metadata.length > 0 && { Metadata: Object.fromEntries(metadata) }),
      }),
    );
  };
}

/**
 * Reads objects of a bucket, the version that is named or else the newest, and never more than `MAX_UPLOAD_BYTES` of
 * one: larger ones are told by their size alone. Throws what S3 throws, but for an object that is not there.
 */
export function objectReader(
  bucketName: string,
  client = createBucketClient(),
): (key: string, versionId?: string) => Promise<ReadObject> {
  return async (key, versionId) => {
    try {
      const object = await client.send(
        new GetObjectCommand({ Bucket: bucketName, Key: key, VersionId: versionId }),
      );
      const sizeBytes = object.ContentLength ?? 0;
      if (sizeBytes > MAX_UPLOAD_BYTES) {
        (object.Body as { destroy?: () => void } | undefined)?.destroy?.();
        return { state: 'tooLarge', sizeBytes };
      }
      const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
      const told = object.Metadata ?? {};
      const [baseUrl, language, section, source] = [BASE_URL, LANGUAGE, SECTION, SOURCE].map((name) =>
        decoded(told[name]),
      );
      return {
        state: 'read',
        bytes,
        ...(object.ContentType && { contentType: object.ContentType }),
        ...(baseUrl && { baseUrl }),
        ...(language && { language }),
        ...(section && { section }),
        ...(source && { source }),
      };
    } catch (error) {
      if (error instanceof NoSuchKey || isGoneVersion(error)) return { state: 'gone' };
      throw error;
    }
  };
}

/** The bucket's lifecycle or somebody has removed the version. The SDK has no class of its own for it. */
function isGoneVersion(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === 'NoSuchVersion';
}

/** A value of metadata; whoever else puts objects may have written any text. */
function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURI(value);
  } catch {
    return value;
  }
}
