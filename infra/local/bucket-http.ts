import { createHash, randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { crc32Base64, decodeAwsChunked } from './aws-chunked.ts';
import type { Bucket, StoredObject } from './bucket.ts';
import type { Clock } from './clock.ts';
import { listXml } from './list-xml.ts';
import { presignedFault } from './presigned.ts';
import { readBody } from './read-body.ts';

/** Larger objects than any test needs; S3 itself takes 5 GB in one put. */
const PUT_LIMIT_BYTES = 256 * 1024 * 1024;

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string | Uint8Array;
}

/**
 * The HTTP face of a bucket: PutObject, GetObject, HeadObject, DeleteObject and ListObjectsV2 in path style, as
 * the SDK, the AWS command line and curl speak them. Whatever else S3 can do is answered 501, so that nothing
 * seems to work here that was never done. Presigned requests are held to their time and signature; signatures
 * in headers are not read.
 */
export function bucketServer(bucket: Bucket, clock: Clock): Server {
  return createServer((request, response) => {
    answerTo(bucket, clock, request)
      .catch((error: unknown) => fault(500, 'InternalError', String(error)))
      .then((answer) => send(response, answer));
  });
}

async function answerTo(bucket: Bucket, clock: Clock, request: IncomingMessage): Promise<Answer> {
  const method = request.method ?? '';
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const query = new URLSearchParams(search);
  const refusal = presignedFault({ method, path, query, headers: request.headers }, clock());
  if (refusal !== undefined) return fault(403, 'AccessDenied', refusal);
  const [, bucketName, key] = decodeURIComponent(path).match(/^\/([^/]+)(?:\/(.*))?$/s) ?? [];
  if (bucketName !== bucket.name) return fault(404, 'NoSuchBucket', 'The specified bucket does not exist');
  const headers = { ...request.headers, ...hoisted(query) };
  const unknown = unknownPart(query, headers);
  if (unknown !== undefined) return fault(501, 'NotImplemented', `not known here: ${unknown}`);
  if (key) return answerObject({ bucket, method, key, ...versionOf(query) }, request, headers);
  if (method === 'GET' && query.get('list-type') === '2') return listObjects(bucket, query);
  if (method === 'HEAD') return { status: 200 };
  return fault(501, 'NotImplemented', `not known here: ${method} of a bucket`);
}

const KNOWN_QUERY =
  /^(x-id|x-amz-.+|list-type|prefix|max-keys|continuation-token|start-after|encoding-type|versionId)$/i;

/** A presigned address carries headers in its query, the checksum of the body that was announced among them. */
function hoisted(query: URLSearchParams): IncomingHttpHeaders {
  return Object.fromEntries([...query].filter(([name]) => name.startsWith('x-amz-')));
}

/** A query parameter or header that asks for something this face does not do. */
function unknownPart(query: URLSearchParams, headers: IncomingHttpHeaders): string | undefined {
  if (headers['x-amz-copy-source'] !== undefined) return 'copying';
  if (headers['range'] !== undefined) return 'ranges';
  return [...query.keys()].find((name) => !KNOWN_QUERY.test(name));
}

interface Asked {
  readonly bucket: Bucket;
  readonly method: string;
  readonly key: string;
  readonly versionId?: string;
}

function versionOf(query: URLSearchParams): Pick<Asked, 'versionId'> {
  const versionId = query.get('versionId');
  return versionId === null ? {} : { versionId };
}

async function answerObject(
  { bucket, method, key, versionId }: Asked,
  request: IncomingMessage,
  headers: IncomingHttpHeaders,
): Promise<Answer> {
  if (method === 'PUT') return putObject(bucket, key, request, headers);
  if (method === 'GET') {
    const found = await bucket.get(key, versionId);
    return found
      ? { status: 200, headers: headersOf(found.object), body: found.bytes }
      : noSuchObject(versionId);
  }
  if (method === 'HEAD') {
    const object = await bucket.head(key, versionId);
    return object ? { status: 200, headers: headersOf(object) } : { status: 404 };
  }
  if (method === 'DELETE' && versionId === undefined) {
    await bucket.delete(key);
    return { status: 204 };
  }
  return fault(501, 'NotImplemented', `not known here: ${method} of an object`);
}

async function putObject(
  bucket: Bucket,
  key: string,
  request: IncomingMessage,
  headers: IncomingHttpHeaders,
): Promise<Answer> {
  if (Buffer.byteLength(key) > 1024) return fault(400, 'KeyTooLongError', 'Your key is too long');
  const sent = await readBody(request, PUT_LIMIT_BYTES);
  if (sent === 'tooLarge')
    return fault(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum size');
  const isChunked = String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const bytes = isChunked ? decodeAwsChunked(sent) : sent;
  if (typeof bytes === 'string')
    return fault(400, bytes, 'The body is not what its framing or checksum says');
  if (!isAsAnnounced(bytes, headers)) return fault(400, 'BadDigest', 'The body does not match its checksum');
  if (headers['if-none-match'] === '*' && (await bucket.head(key))) {
    return fault(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  const object = await bucket.put(key, bytes, putOptions(headers));
  return { status: 200, headers: { etag: `"${object.eTag}"`, 'x-amz-version-id': object.versionId } };
}

function isAsAnnounced(bytes: Uint8Array, headers: IncomingHttpHeaders): boolean {
  const length = headers['x-amz-decoded-content-length'];
  const sum = headers['x-amz-checksum-crc32'];
  const md5 = headers['content-md5'];
  if (length !== undefined && Number(length) !== bytes.length) return false;
  if (sum !== undefined && sum !== crc32Base64(bytes)) return false;
  return md5 === undefined || md5 === createHash('md5').update(bytes).digest('base64');
}

/** Content type, encoding and user metadata of a put, from its headers. */
export function putOptions(headers: IncomingHttpHeaders) {
  const metadata = Object.entries(headers)
    .filter(([name]) => name.startsWith('x-amz-meta-'))
    .map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)] as const);
  const encodings = (headers['content-encoding'] ?? '').split(',').map((each) => each.trim());
  return {
    contentType: headers['content-type'],
    contentEncoding: encodings.filter((each) => each !== '' && each !== 'aws-chunked').join(','),
    metadata: Object.fromEntries(metadata),
  };
}

function headersOf(object: StoredObject): Record<string, string | number> {
  const metadata = Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  return {
    etag: `"${object.eTag}"`,
    'x-amz-version-id': object.versionId,
    'content-type': object.contentType,
    'content-length': object.sizeBytes,
    'last-modified': new Date(object.createdAt).toUTCString(),
    ...(object.contentEncoding !== undefined && { 'content-encoding': object.contentEncoding }),
    ...Object.fromEntries(metadata),
  };
}

async function listObjects(bucket: Bucket, query: URLSearchParams): Promise<Answer> {
  const objects = await bucket.list(query.get('prefix') ?? '');
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: listXml(bucket.name, objects, query),
  };
}

function noSuchObject(versionId: string | undefined): Answer {
  return versionId === undefined
    ? fault(404, 'NoSuchKey', 'The specified key does not exist.')
    : fault(404, 'NoSuchVersion', 'The specified version does not exist.');
}

function fault(status: number, code: string, message: string): Answer {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${text}</Message></Error>`,
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'x-amz-request-id': randomUUID(), ...headers });
  response.end(body);
}
