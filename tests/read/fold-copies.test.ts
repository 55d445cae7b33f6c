import { expect, test } from 'vitest';
import type { RelatedEdge } from '../../lib/article/related.ts';
import { foldCopies } from '../../lib/read/related-set.ts';
import { cardWith } from '../support/articles.ts';

/** An edge to an article of an outlet, which repeats the text of another one where that is named. */
function edge(id: string, outlet: string, nearCopyOf?: string): RelatedEdge {
  const card = cardWith({ id, source: { key: outlet, name: outlet }, ...(nearCopyOf && { nearCopyOf }) });
  return { card, score: 0.5, probability: 0.5, relation: 'sameStory', reasons: [], method: 'test' };
}

const CASES: { name: string; edges: RelatedEdge[]; folded: [id: string, outlets: number][] }[] = [
  {
    name: 'texts of their own are one outlet each',
    edges: [edge('a', 'one.example'), edge('b', 'two.example')],
    folded: [
      ['a', 1],
      ['b', 1],
    ],
  },
  {
    name: 'a text that three outlets carry is shown once, as the best of them',
    edges: [edge('b', 'two.example', 'a'), edge('a', 'one.example'), edge('c', 'three.example', 'a')],
    folded: [['b', 3]],
  },
  {
    name: 'an outlet that carries its text twice counts once',
    edges: [edge('a', 'one.example'), edge('b', 'one.example', 'a'), edge('c', 'two.example', 'a')],
    folded: [['a', 2]],
  },
  {
    name: 'copies of an original that is not in the set are one text',
    edges: [edge('b', 'two.example', 'a'), edge('d', 'one.example'), edge('c', 'three.example', 'a')],
    folded: [
      ['b', 2],
      ['d', 1],
    ],
  },
];

test.each(CASES)('$name', ({ edges, folded }) => {
  expect(foldCopies(edges).map(({ edge, outlets }) => [edge.card.id, outlets])).toEqual(folded);
});
