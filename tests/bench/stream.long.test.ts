import { describe, expect, it } from 'vitest';
import type { Row } from './related/rows.ts';
import { growingStream } from './related/stream.ts';
import { streamFigures } from './stream/stream-figures.ts';
import { throughMemory } from './stream/through-memory.ts';
import { throughProduct } from './stream/through-product.ts';

const rowOf = (id: string, label = ''): Row => ({ id, t: 0, title: id, body: '', label, language: 'en' });

describe('the figures of a stream', () => {
  const rows = [rowOf('a', 'fire'), rowOf('b', 'fire'), rowOf('c', 'fire'), rowOf('d', 'vote'), rowOf('e')];
  const stories = new Map([
    ['a', 's'],
    ['b', 's'],
    ['c', 't'],
    ['d', 't'],
    ['e', 't'],
  ]);
  const related = [
    { q: 'a', judged: { b: 1, c: 1, d: 0 } },
    { q: 'd', judged: { a: 1 } },
    { q: 'e', judged: { a: 0 } },
  ] as const;
  const shown = new Map([
    ['a', ['b', 'd', 'e']],
    ['e', ['a']],
  ]);
  const figures = streamFigures(
    { name: 'set', rows, related },
    {
      storyOf: (row) => stories.get(row),
      shownTo: (row) => shown.get(row) ?? [],
      perArticle: {},
    },
  );

  it('compare the stories of judged rows with their labels', () => {
    // BCubed precision (1 + 1 + ½ + ½) / 4, recall (⅔ + ⅔ + ⅓ + 1) / 4; one of two pairs is right, one of three found.
    expect(figures.bcubed.p).toBeCloseTo(0.75);
    expect(figures.bcubed.r).toBeCloseTo(2 / 3);
    expect(figures.pairwise).toMatchObject({ p: 0.5, r: 1 / 3 });
    expect(figures).toMatchObject({ articles: 5, judged: 4, largest: 3, shareIn20: 0 });
  });

  it('count of what is shown what was judged', () => {
    expect(figures.related).toEqual({ precision: 1 / 3, recall: 1 / 3, nothingRight: 1, queries: 2 });
  });
});

it('are the same through the built functions and over a store in memory, second looks left out', async () => {
  // Each comes when the one before is stored. No two are copies: which of these stands for both hangs on ids.
  const rows = growingStream(50).rows.map((row, index) => ({
    ...row,
    t: row.t + index * 864_000,
    label: row.label || row.id,
  }));
  const asked = rows.map(({ id }) => id);
  const memory = await throughMemory(rows);
  const product = await throughProduct(rows, asked, 1, () => undefined, 'left out');
  const shownBy = ({ shownTo }: typeof memory) => asked.map((row) => shownTo(row).toSorted());
  expect(shownBy(product)).toEqual(shownBy(memory));
  const figuresBy = (outcome: typeof memory) => {
    const { perArticle: _, ...figures } = streamFigures({ name: 'made', rows, related: [] }, outcome);
    return figures;
  };
  expect(figuresBy(product)).toEqual(figuresBy(memory));
});
