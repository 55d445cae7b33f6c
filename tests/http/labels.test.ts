import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../lib/runtime/sources-file.ts';
import { startApi } from '../support/api.ts';
import { at, cardWith } from '../support/articles.ts';
import type { TestFeed } from '../support/host.ts';

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'newsloom-')), 'sources.json');
  writeFileSync(path, text);
  return path;
}

describe("the operator's labels", () => {
  it('stand with every source and every item', async () => {
    const { labels } = readSources(file('{"harbor-post.example": {"ownership": "cooperative"}, "b": {}}'));
    const api = await startApi({ labels });
    await api.place([cardWith()], () => ['latest']);
    await api.write.noteSource({
      key: 'harbor-post.example',
      name: 'Harbor Post',
      lastPublished: at('2026-11-20'),
    });
    await api.write.noteSource({ key: 'b.example', name: 'B', lastPublished: at('2026-11-20') });
    const { items } = await api.json<TestFeed>('/v1/feeds/latest');
    expect(items[0]?._newsloom.source).toEqual({
      key: 'harbor-post.example',
      name: 'Harbor Post',
      ownership: 'cooperative',
    });
    const { sources } = await api.json<{ sources: object[] }>('/v1/sources');
    expect(sources).toEqual([
      expect.not.objectContaining({ ownership: expect.anything() }),
      expect.objectContaining({
        key: 'harbor-post.example',
        ownership: 'cooperative',
        lastPublished: at('2026-11-20'),
      }),
    ]);
    await api.close();
  });

  it('tell where a source stands, and who says so', () => {
    const lean = { label: 'center-left', ratedBy: 'Press Review 2026' };
    expect(readSources(file(JSON.stringify({ a: { lean }, b: {} }))).leans).toEqual({ a: lean });
  });

  it.each([
    ['no JSON', '{', /JSON/],
    ['a list', '[]', /an object of sources/],
    ['a number for a label', '{"a": {"ownership": 7}}', /a needs an "ownership"/],
    ['no object for a source', '{"a": "state"}', /a needs an "ownership"/],
    [
      'a lean that nobody rated',
      '{"a": {"lean": {"label": "left"}}}',
      /a needs a "lean" of "label" and "ratedBy"/,
    ],
    ['a lean in a word', '{"a": {"lean": "left"}}', /a needs a "lean"/],
    ['aliases that are no list', '{"a": {"aliases": "b"}}', /a needs "aliases"/],
    ['an alias that is no text', '{"a": {"aliases": [1]}}', /a needs "aliases"/],
    ['an alias that says nothing', '{"a": {"aliases": ["!"]}}', /neither domain nor name/],
    ['one alias of two', '{"a": {"aliases": ["C"]}, "b": {"aliases": ["c"]}}', /c is an alias of b and/],
    ['a source as an alias', '{"a": {"aliases": ["b"]}, "b": {}}', /b is an alias of a and/],
  ])('are refused for %s', (_, text, message) => {
    expect(() => readSources(file(text))).toThrow(message);
  });
});
