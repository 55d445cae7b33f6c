import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPart, storeParts } from '../../lib/ingest/upload-parts.ts';
import { articleOf } from '../support/articles.ts';

const PART = { ingest: 'i', number: 1, of: 1 };
const reading = (text: string) => ({
  readObject: async () => ({ state: 'read', bytes: gzipSync(text) }) as const,
});

describe('a part of an upload', () => {
  it('is read as it was stored', async () => {
    const objects = new Map<string, Uint8Array>();
    const incoming = [{ pointer: '/0', article: articleOf({ headline: 'The dam holds' }) }];
    await storeParts({ putObject: async (key, bytes) => void objects.set(key, bytes) }, PART.ingest, [
      incoming,
    ]);
    const readObject = async (key: string) => {
      const bytes = objects.get(key);
      return bytes ? ({ state: 'read', bytes } as const) : ({ state: 'gone' } as const);
    };
    expect(await readPart({ readObject }, PART)).toEqual(incoming);
    await expect(readPart({ readObject }, { ...PART, number: 2 })).rejects.toThrow('replay the upload');
  });

  it.each([
    ['no JSON', 'The dam', 'no JSON'],
    ['no list', '{}', 'its root'],
    ['an entry without a place', '[{"article":{}}]', '/0/pointer'],
    ['an article without a field', '[{"pointer":"/0","article":{"id":"a"}}]', '/0/article/identifier'],
  ])('is a fault with a path for %s', async (_, text, path) => {
    await expect(readPart(reading(text), PART)).rejects.toThrow(path);
  });
});
