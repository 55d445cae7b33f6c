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
  /** RFC 3339, milliseconds; later than that of the version before. */
  readonly createdAt: string;
  /** Hexadecimal; among the puts of one key, the later has the greater. */
  readonly sequencer: string;
  /** Names this version of the object among those of its key. */
  readonly versionId: string;
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

/**
 * A bucket of one folder: a file of bytes and a file of facts per version, and a file that names the newest version
 * of each key.
 */
export interface Bucket {
  readonly name: string;
  /** Resolves when the object is on disk and `onCreated` has returned. */
  put(key: string, bytes: Uint8Array, options?: PutOptions): Promise<StoredObject>;
  head(key: string, versionId?: string): Promise<StoredObject | undefined>;
  /** The newest version, or the one that is named. */
  get(
    key: string,
    versionId?: string,
  ): Promise<{ readonly object: StoredObject; readonly bytes: Uint8Array } | undefined>;
  /** Deletes the newest version; what was put before it stays until it is swept. */
  delete(key: string): Promise<void>;
  /** Removes every version that nobody needs. */
  sweep(isNeeded: (version: StoredObject & { readonly isNewest: boolean }) => boolean): Promise<void>;
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

/** Ends the facts of one version; those of the newest stand a second time, under the name of the key alone. */
const VERSION = '.version';

/**
 * Opens the bucket kept in `folder`, which is made when it is missing. The facts are held in memory, so one process
 * has the folder. Whatever changes the bucket happens one after the other: a sweep never sees half a put.
 */
export function openBucket({ name, folder, clock, onCreated }: BucketOptions): Bucket {
  makeFolder(folder);
  const nextSequencer = sequencers(clock);
  const newestPath = (key: string) => join(folder, `${fileName(key)}.json`);
  const versionPath = (key: string, versionId: string) =>
    join(folder, `${fileName(key)}.${versionId}${VERSION}`);
  const reading = readIndex(folder);
  let turn: Promise<unknown> = reading;
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = turn.then(change, change);
    turn = changed;
    return changed;
  }

  async function factsOf(key: string, versionId?: string): Promise<Facts | undefined> {
    const { newest, versions } = await reading;
    if (versionId === undefined) return newest.get(key);
    const facts = versions.get(versionId);
    return facts?.key === key ? facts : undefined;
  }

  async function put(key: string, bytes: Uint8Array, options: PutOptions = {}): Promise<StoredObject> {
    const file = `${fileName(key)}.${randomUUID()}`;
    await writeFile(join(folder, file), bytes);
    return inTurn(async () => {
      const { newest, versions } = await reading;
      const sequencer = nextSequencer();
      const object: StoredObject = {
        key,
        eTag: createHash('md5').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
        createdAt: new Date(laterThan(newest.get(key), clock())).toISOString(),
        sequencer,
        versionId: sequencer,
        contentType: options.contentType ?? 'binary/octet-stream',
        ...(options.contentEncoding && { contentEncoding: options.contentEncoding }),
        metadata: options.metadata ?? {},
      };
      const facts: Facts = { ...object, file };
      await writeFile(versionPath(key, sequencer), JSON.stringify(facts));
      await writeBesideAndRename(newestPath(key), JSON.stringify(facts));
      versions.set(sequencer, facts);
      newest.set(key, facts);
      onCreated?.(object);
      return object;
    });
  }

  async function get(key: string, versionId?: string): ReturnType<Bucket['get']> {
    const facts = await factsOf(key, versionId);
    if (!facts) return undefined;
    const { file, ...object } = facts;
    const bytes = await readFile(join(folder, file)).catch(undefinedWhenMissing);
    if (bytes !== undefined) return { object, bytes };
    // A sweep came between the two; a file that somebody else took away is no reason to ask for ever.
    if ((await factsOf(key, versionId)) === facts)
      throw new Error(`the bytes of ${key} are missing: ${file}`);
    return get(key, versionId);
  }

  return {
    name,
    put,
    get,
    head: factsOf,
    delete: (key) =>
      inTurn(async () => {
        (await reading).newest.delete(key);
        await rm(newestPath(key), { force: true });
      }),
    async list(prefix) {
      const { newest } = await reading;
      return [...newest.values()].filter(({ key }) => key.startsWith(prefix)).sort(byKey);
    },
    sweep: (isNeeded) =>
      inTurn(async () => {
        const { newest, versions } = await reading;
        for (const facts of [...versions.values()]) {
          const { key, versionId, file } = facts;
          const isNewest = newest.get(key)?.versionId === versionId;
          if (isNeeded({ ...facts, isNewest })) continue;
          if (isNewest) {
            newest.delete(key);
            await rm(newestPath(key), { force: true });
          }
          versions.delete(versionId);
          await rm(versionPath(key, versionId), { force: true });
          await rm(join(folder, file), { force: true });
        }
      }),
  };
}

/** The facts of every version by its id, and those of the newest version of each key. */
interface Index {
  readonly versions: Map<string, Facts>;
  readonly newest: Map<string, Facts>;
}

async function readIndex(folder: string): Promise<Index> {
  const [versions, newest] = await Promise.all([readAll(folder, VERSION), readAll(folder, '.json')]);
  return {
    versions: new Map(versions.map((facts) => [facts.versionId, facts])),
    newest: new Map(newest.map((facts) => [facts.key, facts])),
  };
}

/** Of two versions of one millisecond nobody could tell which is the later one. */
function laterThan(before: StoredObject | undefined, nowMs: number): number {
  return before ? Math.max(nowMs, Date.parse(before.createdAt) + 1) : nowMs;
}

async function readAll(folder: string, ending: string): Promise<Facts[]> {
  const names = (await readdir(folder)).filter((each) => each.endsWith(ending));
  const texts = await Promise.all(
    names.map((each) => readFile(join(folder, each), 'utf8').catch(undefinedWhenMissing)),
  );
  return texts.flatMap((text) => (text === undefined ? [] : [JSON.parse(text)]));
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
