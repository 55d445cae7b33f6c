import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, openBucket, type StoredObject } from '../../infra/local/bucket.ts';
import { bucketServer } from '../../infra/local/bucket-http.ts';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'newsloom-bucket-'));
const created: StoredObject[] = [];
const clock = { ms: Date.now() };
const bucket: Bucket = openBucket({
  name: 'news',
  folder,
  clock: () => clock.ms,
  onCreated: (object) => created.push(object),
});
const server = bucketServer(bucket, () => clock.ms);
let endpoint: string;
let s3: S3Client;

beforeAll(async () => {
  endpoint = `http://127.0.0.1:${await listen(server, 0)}`;
  s3 = new S3Client({ endpoint, ...LOCAL_ACCOUNT, forcePathStyle: true });
});
afterAll(async () => {
  s3.destroy();
  await closeServer(server);
});

const put = (Key: string, Body: string | Uint8Array | Readable, more = {}) =>
  s3.send(new PutObjectCommand({ Bucket: 'news', Key, Body, ...more }));
const read = async (Key: string) => {
  const { Body, ...rest } = await s3.send(new GetObjectCommand({ Bucket: 'news', Key }));
  return { ...rest, bytes: Buffer.from((await Body?.transformToByteArray()) ?? []) };
};
const status = (error: unknown) =>
  (error as { $metadata: { httpStatusCode: number } }).$metadata.httpStatusCode;

describe('the bucket, spoken to by the SDK', () => {
  it.each([
    ['plain', 'a.json'],
    ['with a slash', 'samples/2026/a.json'],
    ['with a space, a plus and umlauts', 'über alles/a b+c&d=e?.json'],
    ['only differing in case', 'A.json'],
    ['climbing', '../../etc/passwd'],
    ['of 1024 bytes', 'k'.repeat(1024)],
  ])('keeps bytes, type and metadata of a key %s', async (_, key) => {
    const bytes = Buffer.from(`bytes of ${key} \u0000\u00ff`, 'latin1');
    const { ETag } = await put(key, bytes, {
      ContentType: 'text/x-odd',
      Metadata: { 'base-url': 'https://a.example/' },
    });
    expect(await read(key)).toMatchObject({
      bytes,
      ETag,
      ContentType: 'text/x-odd',
      ContentLength: bytes.length,
      Metadata: { 'base-url': 'https://a.example/' },
    });
    expect(created.at(-1)).toMatchObject({ key, eTag: ETag?.replaceAll('"', ''), sizeBytes: bytes.length });
  });

  it('has the MD5 of the bytes as ETag', async () => {
    expect((await put('md5', 'hello')).ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  });

  it.each([
    ['small', 10],
    ['of several chunks', 300_000],
    ['empty', 0],
  ])('takes the SDK’s stream uploads whole: %s', async (_, size) => {
    const bytes = Buffer.alloc(size, 'newsloom\r\n0\r\n');
    const body = Readable.from(size === 0 ? [] : [bytes.subarray(0, size / 2), bytes.subarray(size / 2)]);
    await put('stream', body, { ContentLength: size });
    expect((await read('stream')).bytes.equals(bytes)).toBe(true);
  });

  it('gives later puts of a key greater sequencers', async () => {
    await put('again', '1');
    await put('again', '2');
    const [first, second] = created.slice(-2).map(({ sequencer }) => sequencer);
    expect(second && first && second > first).toBe(true);
    expect((await read('again')).bytes.toString()).toBe('2');
  });

  it('tells a missing key from a missing bucket', async () => {
    await expect(read('nothing')).rejects.toBeInstanceOf(NoSuchKey);
    await expect(s3.send(new HeadObjectCommand({ Bucket: 'news', Key: 'nothing' }))).rejects.toBeInstanceOf(
      NotFound,
    );
    await expect(s3.send(new GetObjectCommand({ Bucket: 'other', Key: 'a' }))).rejects.toThrow(
      'bucket does not exist',
    );
  });

  it('deletes, also what is not there', async () => {
    await put('doomed', 'x');
    await s3.send(new DeleteObjectCommand({ Bucket: 'news', Key: 'doomed' }));
    await s3.send(new DeleteObjectCommand({ Bucket: 'news', Key: 'doomed' }));
    await expect(read('doomed')).rejects.toBeInstanceOf(NoSuchKey);
  });

  it('lists by prefix, page by page, in the order of UTF-8', async () => {
    const keys = ['list/a', 'list/b&<c>', 'list/z', 'list/é', 'list/😀'];
    for (const key of [...keys].reverse()) await put(key, 'x');
    const listed: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: 'news', Prefix: 'list/', MaxKeys: 2, ContinuationToken: token }),
      );
      listed.push(...(page.Contents ?? []).map(({ Key }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(listed).toEqual(keys);
  });

  it('refuses to overwrite under If-None-Match', async () => {
    await put('once', '1', { IfNoneMatch: '*' });
    const error = await put('once', '2', { IfNoneMatch: '*' }).catch((thrown: unknown) => thrown);
    expect(status(error)).toBe(412);
  });

  it('answers 501 to what it does not do', async () => {
    const error = await s3
      .send(new GetObjectCommand({ Bucket: 'news', Key: 'a.json', Range: 'bytes=0-1' }))
      .catch((thrown: unknown) => thrown);
    expect(status(error)).toBe(501);
  });
});

describe('the bucket, spoken to by curl', () => {
  const curl = async (...args: string[]) => (await run('curl', ['-s', '-w', '%{http_code}', ...args])).stdout;
  const file = join(folder, '..', 'newsloom-curl.txt');
  const signer = (requestChecksumCalculation: 'WHEN_REQUIRED' | 'WHEN_SUPPORTED') =>
    new S3Client({ endpoint, ...LOCAL_ACCOUNT, forcePathStyle: true, requestChecksumCalculation });
  const presign = (Key: string, expiresIn: number) =>
    getSignedUrl(signer('WHEN_REQUIRED'), new PutObjectCommand({ Bucket: 'news', Key }), { expiresIn });

  beforeAll(() => writeFileSync(file, 'from curl'));

  it('takes curl -T', async () => {
    expect(await curl('-T', file, `${endpoint}/news/curl.txt`)).toBe('200');
    expect((await read('curl.txt')).bytes.toString()).toBe('from curl');
  });

  it('honors a presigned put', async () => {
    expect(await curl('-T', file, await presign('signed ä+b.txt', 60))).toBe('200');
    expect((await read('signed ä+b.txt')).bytes.toString()).toBe('from curl');
  });

  it('refuses one that promises the checksum of an empty body, as the SDK signs it unless told not to', async () => {
    const command = new PutObjectCommand({ Bucket: 'news', Key: 'sum.txt' });
    const address = await getSignedUrl(signer('WHEN_SUPPORTED'), command, { expiresIn: 60 });
    expect(await curl('-T', file, address)).toMatch(/BadDigest.*400$/s);
  });

  it('refuses an expired one', async () => {
    const address = await presign('late.txt', 60);
    clock.ms += 62_000;
    expect(await curl('-T', file, address)).toMatch(/Request has expired.*403$/s);
    clock.ms -= 62_000;
    expect(await bucket.head('late.txt')).toBeUndefined();
  });

  it('refuses one that was signed for another key', async () => {
    const address = (await presign('mine.txt', 60)).replace('mine.txt', 'yours.txt');
    expect(await curl('-T', file, address)).toMatch(/signature.*403$/s);
    expect(await bucket.head('yours.txt')).toBeUndefined();
  });
});

describe('versions', () => {
  const readVersion = async (Key: string, VersionId: string | undefined) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'news', Key, VersionId }));
    return Body?.transformToString();
  };

  it('are all there until they are swept, and then the newest and those that are needed', async () => {
    const ids: (string | undefined)[] = [];
    for (const text of ['one', 'two', 'three']) ids.push((await put('again.txt', text)).VersionId);
    expect(await Promise.all(ids.map((id) => readVersion('again.txt', id)))).toEqual(['one', 'two', 'three']);
    await bucket.sweep(({ isNewest, versionId }) => isNewest || versionId === ids[1]);
    expect(await readVersion('again.txt', ids[1])).toBe('two');
    expect(await readVersion('again.txt', undefined)).toBe('three');
    await expect(readVersion('again.txt', ids[0])).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('that are being put are not swept', async () => {
    let isOver = false;
    const sweeping = (async () => {
      while (!isOver) await bucket.sweep(({ isNewest }) => isNewest);
    })();
    const keys = Array.from({ length: 40 }, (_, count) => `swept/${count}.txt`);
    await Promise.all(keys.map((key) => bucket.put(key, Buffer.from(key))));
    isOver = true;
    await sweeping;
    const found = await Promise.all(keys.map((key) => bucket.get(key)));
    expect(found.map((each) => Buffer.from(each?.bytes ?? []).toString())).toEqual(keys);
  });

  it('of one key that are put at once have an order, and the last of it is the newest', async () => {
    const texts = Array.from({ length: 20 }, (_, count) => `text ${count}`);
    const objects = await Promise.all(texts.map((text) => bucket.put('at-once.txt', Buffer.from(text))));
    const instants = objects.map(({ createdAt }) => createdAt);
    expect(new Set(instants).size).toBe(texts.length);
    const [last] = objects.toSorted((a, b) => (a.sequencer < b.sequencer ? 1 : -1));
    expect(last?.createdAt).toBe(instants.toSorted().at(-1));
    expect((await bucket.head('at-once.txt'))?.versionId).toBe(last?.versionId);
  });

  it('whose bytes somebody took away are a fault, not an endless search', async () => {
    await bucket.put('taken.txt', Buffer.from('gone'));
    const files = readdirSync(folder).filter((name) => /^taken\.txt~(?!.*\.(json|version)$)/.test(name));
    expect(files).toHaveLength(1);
    rmSync(join(folder, files[0] ?? ''));
    await expect(bucket.get('taken.txt')).rejects.toThrow('the bytes of taken.txt are missing');
  });

  it('are there when the folder is opened again', async () => {
    await bucket.put('again/kept.txt', Buffer.from('kept'));
    const again = openBucket({ name: 'news', folder, clock: () => clock.ms });
    expect(await again.head('again/kept.txt')).toEqual(await bucket.head('again/kept.txt'));
  });

  it('stay when the key is deleted', async () => {
    const { VersionId } = await put('deleted.txt', 'still here');
    await s3.send(new DeleteObjectCommand({ Bucket: 'news', Key: 'deleted.txt' }));
    expect(await readVersion('deleted.txt', VersionId)).toBe('still here');
    await expect(read('deleted.txt')).rejects.toBeInstanceOf(NoSuchKey);
  });

  it('of one millisecond have instants that tell their order', async () => {
    await put('tick.txt', 'one');
    await put('tick.txt', 'two');
    const [first, second] = created.slice(-2).map(({ createdAt }) => Date.parse(createdAt));
    expect(second).toBeGreaterThan(first ?? 0);
  });
});
