import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImports, wrongDirections } from './support/imports.ts';
import { repositoryRoot } from './support/root.ts';
import { tokenizersIn } from './support/tokenizers.ts';

describe('directions between rooms', () => {
  it('holds in the tree', () => {
    const imports = readImports(repositoryRoot, ['functions', 'lib', 'infra']);
    expect(imports.length).toBeGreaterThan(20);
    expect(wrongDirections(imports)).toEqual([]);
  });

  it.each([
    ['lib/article/a.ts', "import { b } from '../decode/b.ts';"],
    ['lib/decode/a.ts', "import type { b } from '../normalize/b.ts';"],
    ['lib/store/a.ts', "import { b } from '../relate/b.ts';"],
    ['lib/http/a.ts', "import { b } from '../store/b.ts';"],
    ['lib/http/comments/a.ts', "import { b } from '../../store/b.ts';"],
    ['lib/http/c.ts', "import { b } from '../pages/b.tsx';"],
    ['lib/pages/a.tsx', "import { b } from '../http/b.ts';"],
    ['lib/read/a.ts', "import type { b } from '../http/b.ts';"],
    ['lib/read/b.ts', "import { b } from '../web/b.ts';"],
    ['lib/read/c.ts', "import { b } from '../store/b.ts';"],
    ['lib/comments/a.ts', "import { b } from '../web/b.ts';"],
    ['lib/pages/b.ts', "import type { b } from '../http/comments/b.ts';"],
    ['lib/web/a.ts', "import { b } from '../read/b.ts';"],
    ['lib/http/d.ts', "import { b } from '../openapi/b.ts';"],
    ['lib/http/b.ts', "const b = await import('../store/b.ts');"],
    ['lib/ingest/a.ts', "import { S3Client } from '@aws-sdk/client-s3';"],
    ['lib/relate/a.ts', "export * from '../../tests/support/b.ts';"],
    ['functions/a.ts', "import {\n  b,\n  c,\n} from '../infra/b.ts';"],
    ['functions/b.ts', "import { b } from '../lib/article/b.ts';"],
  ])('sees a planted violation in %s: %s', (file, source) => {
    const root = mkdtempSync(join(tmpdir(), 'newsloom-directions-'));
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${source}\n`);
    expect(wrongDirections(readImports(root, [dirname(file)]))).toHaveLength(1);
  });

  it('allows the types of the store to the use cases', () => {
    const planted = [{ from: 'lib/http/a.ts', to: 'lib/store/read-store.ts', typeOnly: true }];
    expect(wrongDirections(planted)).toEqual([]);
  });

  it('fails when there is nothing to read', () => {
    const root = mkdtempSync(join(tmpdir(), 'newsloom-directions-'));
    expect(() => readImports(root, ['.'])).toThrow('no TypeScript file');
  });
});

describe('words', () => {
  it('are cut in lib/text alone', () => {
    expect(tokenizersIn(repositoryRoot, 'lib')).toEqual([]);
  });

  it.each([
    String.raw`const words = text.match(/[\p{L}\p{N}]+/gu);`,
    String.raw`const WORD = /\p{L}+/gu;`,
    String.raw`const words = text.split(/[^\p{L}]+/u);`,
    "const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });",
    "const { stemmer } = await import('@orama/stemmers/english');",
  ])('are seen to be cut elsewhere by a planted %s', (source) => {
    const root = mkdtempSync(join(tmpdir(), 'newsloom-tokenizers-'));
    for (const room of ['lib/http', 'lib/text']) {
      mkdirSync(join(root, room), { recursive: true });
      writeFileSync(join(root, room, 'a.ts'), `${source}\n`);
    }
    expect(tokenizersIn(root, 'lib')).toEqual(['lib/http/a.ts:1']);
  });
});
