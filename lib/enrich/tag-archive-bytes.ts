import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { ARCHIVED_ARTICLES, ARCHIVED_TERMS, type ArchiveContents } from './tag-archive.ts';
import type { TaggedArticle } from './tag-memory.ts';

/** Tags of an article that are kept, and bytes of all displays together: bounds against a flood of made-up ones. */
const TAGS = 12;
const DISPLAYS_BYTES = 160_000;
/** Deflated, so that the item stays far below the 400 KB that DynamoDB takes. */
const MAX_BYTES = 320_000;
const MAX_COUNT = 0xffff;

interface Tag {
  readonly line: number;
  readonly display: string;
}

/**
 * The archive as bytes, deflated: for each tag its display (a line) and how often it was skipped (2 bytes);
 * for each article its id (4), publisher (2), numbers of terms and tags (1 each), terms (20 bits of hash, 4 of
 * frequency) and tags as line numbers (2 each). At most 320 KB: the oldest articles go first.
 */
export function encodeTagArchive({ articles, skipped }: ArchiveContents): Uint8Array {
  const bytes = bytesOf(articles.slice(-ARCHIVED_ARTICLES), skipped);
  return bytes.length <= MAX_BYTES ? bytes : encodeTagArchive({ articles: half(articles), skipped });
}

function half(articles: readonly TaggedArticle[]): readonly TaggedArticle[] {
  return articles.slice(Math.ceil(articles.length / 2));
}

function bytesOf(articles: readonly TaggedArticle[], skipped: ReadonlyMap<string, number>): Uint8Array {
  const tags = new Map<string, Tag>();
  let room = DISPLAYS_BYTES;
  // The newest articles have the first claim on the room for displays.
  const records = [...articles].reverse().map((article) => {
    const lines = article.tags.slice(0, TAGS).flatMap(({ display }) => {
      const known = tags.get(display);
      if (known) return [known.line];
      const bytes = Buffer.byteLength(display) + 1;
      if (bytes > room || display.includes('\n') || tags.size > MAX_COUNT) return [];
      room -= bytes;
      tags.set(display, { display, line: tags.size });
      return [tags.size - 1];
    });
    return recordOf(article, lines);
  });
  const displays = Buffer.from([...tags.keys()].join('\n'));
  const counts = Buffer.alloc(2 * tags.size);
  for (const { display, line } of tags.values()) {
    counts.writeUInt16BE(Math.min(MAX_COUNT, skipped.get(display) ?? 0), 2 * line);
  }
  const head = Buffer.alloc(8);
  head.writeUInt32BE(displays.length);
  head.writeUInt32BE(tags.size, 4);
  return deflateRawSync(Buffer.concat([head, displays, counts, ...records.reverse()]));
}

function recordOf({ id, publisher, terms }: TaggedArticle, lines: readonly number[]): Buffer {
  const kept = terms.slice(0, ARCHIVED_TERMS);
  const bytes = Buffer.alloc(8 + 3 * kept.length + 2 * lines.length);
  bytes.writeUInt32BE(id);
  bytes.writeUInt16BE(publisher, 4);
  bytes.writeUInt8(kept.length, 6);
  bytes.writeUInt8(lines.length, 7);
  for (const [index, [hash, frequency]] of kept.entries()) {
    bytes.writeUIntBE(hash * 16 + Math.min(15, frequency), 8 + 3 * index, 3);
  }
  for (const [index, line] of lines.entries()) bytes.writeUInt16BE(line, 8 + 3 * kept.length + 2 * index);
  return bytes;
}

/** The contents of bytes made by `encodeTagArchive`. Throws on other bytes. */
export function decodeTagArchive(deflated: Uint8Array): ArchiveContents {
  const bytes = inflateRawSync(deflated, { maxOutputLength: 2 * (DISPLAYS_BYTES + 300 * ARCHIVED_ARTICLES) });
  const [textBytes, size] = [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
  const countsAt = 8 + textBytes;
  const displays = size === 0 ? [] : bytes.toString('utf8', 8, countsAt).split('\n');
  const skipped = new Map(
    displays.map((display, line) => [display, bytes.readUInt16BE(countsAt + 2 * line)] as const),
  );
  const articles: TaggedArticle[] = [];
  let at = countsAt + 2 * size;
  while (at < bytes.length) {
    const [terms, tags] = [bytes.readUInt8(at + 6), bytes.readUInt8(at + 7)];
    const tagsAt = at + 8 + 3 * terms;
    articles.push({
      id: bytes.readUInt32BE(at),
      publisher: bytes.readUInt16BE(at + 4),
      terms: Array.from({ length: terms }, (_, index) => {
        const packed = bytes.readUIntBE(at + 8 + 3 * index, 3);
        return [Math.floor(packed / 16), packed % 16] as const;
      }),
      tags: Array.from({ length: tags }, (_, index) => ({
        display: displays[bytes.readUInt16BE(tagsAt + 2 * index)] ?? '',
        score: 1,
      })),
    });
    at = tagsAt + 2 * tags;
  }
  return { articles, skipped };
}
