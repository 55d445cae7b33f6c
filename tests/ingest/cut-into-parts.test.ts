import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoParts } from '../../lib/ingest/cut-into-parts.ts';
import { articleOf } from '../support/articles.ts';

/** An article with a place, identifiers and a length. */
const incoming = (position: number, names: readonly string[], characters = 0) => {
  const [id = `own${position}`, ...rest] = names;
  const article = articleOf({ id, identifier: [id, ...rest], articleBody: 'a'.repeat(characters) });
  return { pointer: `/${position}`, article: { ...article, ingest: { ...article.ingest, position } } };
};
const positions = (parts: ReturnType<typeof cutIntoParts>) =>
  parts.map((part) => part.map(({ article }) => article.ingest.position));

describe('an upload is cut', () => {
  it.each([
    ['nothing', [], []],
    ['25 articles', Array.from({ length: 25 }, (_, at) => incoming(at, [])), [25]],
    ['26 articles', Array.from({ length: 26 }, (_, at) => incoming(at, [])), [25, 1]],
    ['long articles', Array.from({ length: 5 }, (_, at) => incoming(at, [], 90_000)), [2, 2, 1]],
    ['one that is longer than a part', [incoming(0, [], 500_000)], [1]],
    ['60 versions of one article', Array.from({ length: 60 }, (_, at) => incoming(at, ['a'])), [60]],
  ])('%s', (_, articles, sizes) => {
    expect(cutIntoParts(articles).map((part) => part.length)).toEqual(sizes);
  });

  it('with articles together that share an identifier through others', () => {
    const others = Array.from({ length: 40 }, (_, at) => incoming(at + 2, []));
    const parts = cutIntoParts([
      incoming(0, ['a', 'x']),
      incoming(1, ['b', 'y']),
      ...others,
      incoming(42, ['c', 'x', 'y']),
    ]);
    expect(positions(parts)[0]?.slice(0, 3)).toEqual([0, 1, 42]);
  });

  it('without a text that more than a hundred share, where they have other identifiers', () => {
    const upload = Array.from({ length: 101 }, (_, at) => incoming(at, [`url:${at}`, 'text:one']));
    const parts = cutIntoParts([
      ...upload,
      incoming(101, ['text:one']),
      incoming(102, ['url:a', 'text:two']),
    ]);
    expect(parts.map(({ length }) => length)).toEqual([25, 25, 25, 25, 3]);
    expect(parts.flat().map(({ article }) => article.identifier)).toEqual([
      ...upload.map((_, at) => [`url:${at}`]),
      ['text:one'],
      ['url:a', 'text:two'],
    ]);
  });

  it('into slices in order where ever so many share an address', () => {
    const upload = Array.from({ length: 8000 }, (_, at) => incoming(at, [`guid:${at}`, 'url:one']));
    const parts = positions(cutIntoParts(upload));
    expect(Math.max(...parts.map((part) => part.length))).toBe(100);
    expect(parts.flat()).toEqual([...upload.keys()]);
  });

  it('without losing or doubling any, those of one identifier in one part and in their order', () => {
    const upload = fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e']), { maxLength: 120 });
    fc.assert(
      fc.property(upload, (names) => {
        const parts = cutIntoParts(names.map((some, at) => incoming(at, some)));
        expect(
          positions(parts)
            .flat()
            .sort((a = 0, b = 0) => a - b),
        ).toEqual([...names.keys()]);
        for (const name of ['a', 'b', 'c', 'd', 'e']) {
          const holding = parts.filter((part) =>
            part.some(({ article }) => article.identifier.includes(name)),
          );
          expect(holding.length).toBeLessThan(2);
          const order = (holding[0] ?? [])
            .filter(({ article }) => article.identifier.includes(name))
            .map(({ article }) => article.ingest.position ?? 0);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
    );
  });
});
