import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from './clock.ts';
import { makeFolder } from './make-folder.ts';

/** What the bucket knows of an object. */
export interface StoredObject {
  readonly key: string;
  /** MD5 of the bytes in hex, as S3 has it for single puts. */
  readonly eTag: string;
  readonly sizeBytes: number;
  /** RFC 3339, milliseconds. */
  readonly createdAt: string;
  /** Hexadecimal; among the puts of one key, the later has the greater. */
  readonly sequencer: string;
  readonly contentType: string;
  readonly contentEncoding?: string;
  /** User metadata: the names of `x-amz-meta-…` headers without that prefix. */
  readonly metadata: Readonly<Record<string, string>>;
}

interface PutOptions {
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A bucket of one folder: a file of bytes and a file of facts per object. */
export interface Bucket {
  readonly name: string;
  /** Resolves when the object is on disk and `onCreated` has returned. */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<StoredObject>;
  head(key: string): Promise<StoredObject | undefined>;
  get(key: string): Promise<{ readonly object: StoredObject; readonly bytes: Uint8Array } | undefined>;
  delete(key: string): Promise<void>;
  /** Objects whose key starts with `prefix`, in the order of the keys' UTF-8 bytes. */
  list(prefix: string): Promise<StoredObject[]>;
}

export interface BucketOptions {
  readonly name: string;
  readonly folder: string;
  readonly clock: Clock;
  /** Told of every object that was put, before the put is acknowledged. */
  readonly onCreated?: (object: StoredObject) => void;
}

/** The facts name the file of the bytes, so that renaming them into place commits both. */
interface Facts extends StoredObject {
  readonly file: string;
}

/** Opens the bucket kept in `folder`, which is made when it is missing. */
export function openBucket({ name, folder, clock, onCreated }: BucketOptions): Bucket {
  makeFolder(folder);
  const nextSequencer = sequencers(clock);
  const factsPath = (key: string) => join(folder, `${fileName(key)}.json`);

  async function readFacts(key: string): Promise<Facts | undefined> {
    const text = await readFile(factsPath(key), 'utf8').catch(undefinedWhenMissing);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async function put(key: string, bytes: Uint8Array, options: PutOptions = {}): Promise<StoredObject> {
    const sequencer = nextSequencer();
    const object: StoredObject = {
      key,
      eTag: createHash('md5').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
      createdAt: new Date(clock()).toISOString(),
      sequencer,
      contentType: options.contentType ?? 'binary/octet-stream',
      ...(options.contentEncoding && { contentEncoding: options.contentEncoding }),
      metadata: options.metadata ?? {},
    };
    const before = await readFacts(key);
    const facts: Facts = { ...object, file: `${fileName(key)}.${sequencer}` };
    await writeFile(join(folder, facts.file), bytes);
    await writeBesideAndRename(factsPath(key), JSON.stringify(facts));
    if (before) await rm(join(folder, before.file), { force: true });
    onCreated?.(object);
    return object;
  }

  async function get(key: string): ReturnType<Bucket['get']> {
    const facts = await readFacts(key);
    if (!facts) return undefined;
    const { file, ...object } = facts;
    const bytes = await readFile(join(folder, file)).catch(undefinedWhenMissing);
    // A put or delete came between the two reads: look again.
    return bytes === undefined ? get(key) : { object, bytes };
  }

  return {
    name,
    put,
    get,
    head: readFacts,
    async delete(key) {
      const facts = await readFacts(key);
      await rm(factsPath(key), { force: true });
      if (facts) await rm(join(folder, facts.file), { force: true });
    },
    async list(prefix) {
      const names = (await readdir(folder)).filter((each) => each.endsWith('.json'));
      const texts = await Promise.all(names.map((each) => readFile(join(folder, each), 'utf8')));
      const objects = texts.map((text): Facts => JSON.parse(text));
      return objects.filter(({ key }) => key.startsWith(prefix)).sort(byKey);
    },
  };
}

function byKey(a: StoredObject, b: StoredObject): number {
  return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
}

/** Readable, and distinct for keys that differ in case only or are longer than file names may be. */
function fileName(key: string): string {
  const readable = encodeURIComponent(Buffer.from(key).toString()).replaceAll('*', '%2A').slice(0, 100);
  return `${readable}~${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** Time in milliseconds and twenty bits that count the puts of one millisecond. */
function sequencers(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const now = BigInt(clock()) << 20n;
    last = now > last ? now : last + 1n;
    return last.toString(16).toUpperCase().padStart(18, '0');
  };
}

async function writeBesideAndRename(path: string, text: string): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  await writeFile(part, text);
  await rename(part, path);
}

function undefinedWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
