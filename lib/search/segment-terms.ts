import type { BlockTerm } from './block.ts';
import { emptyPostings, type Postings } from './postings.ts';
import { placeOf, prefixOf, splitTerm } from './term.ts';

/** A term with all of its postings, and its place among the blocks. */
export interface PlacedTerm {
  readonly place: number;
  readonly language: string;
  readonly term: string;
  readonly postings: Postings;
}

/** The place of a term. */
export function termPlace(term: string): number {
  return placeOf(prefixOf(splitTerm(term)[0]));
}

/** The order of terms in a segment: by place, so that terms with one prefix lie together, then by language. */
function byPlace(a: Omit<PlacedTerm, 'postings'>, b: Omit<PlacedTerm, 'postings'>): number {
  return a.place - b.place || compare(a.language, b.language) || compare(a.term, b.term);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Terms in the order of a segment. */
export function inOrder(terms: readonly BlockTerm[]): BlockTerm[] {
  return terms
    .map((term) => ({ place: termPlace(term.term), language: term.language, term: term.term, found: term }))
    .sort(byPlace)
    .map(({ found }) => found);
}

/** Terms of one segment in its order, with what its documents are called in another one; -1 for those that it has not. */
export interface MergeInput {
  readonly terms: AsyncIterator<PlacedTerm>;
  readonly renamed: Int32Array;
}

/** The terms of all inputs in order, each once, with the postings that are left of it. */
export async function* mergedTerms(inputs: readonly MergeInput[]): AsyncGenerator<PlacedTerm> {
  const heads = await Promise.all(inputs.map(({ terms }) => terms.next()));
  for (;;) {
    let least: PlacedTerm | undefined;
    for (const head of heads)
      if (!head.done && (!least || byPlace(head.value, least) < 0)) least = head.value;
    if (!least) return;
    const { place, language, term } = least;
    const found: { postings: Postings; renamed: Int32Array }[] = [];
    for (const [index, input] of inputs.entries()) {
      const head = heads[index];
      if (!head || head.done || byPlace(head.value, least) !== 0) continue;
      found.push({ postings: head.value.postings, renamed: input.renamed });
      heads[index] = await input.terms.next();
    }
    const postings = joined(found);
    if (postings.documents.length > 0) yield { place, language, term, postings };
  }
}

function joined(found: readonly { postings: Postings; renamed: Int32Array }[]): Postings {
  const rows: number[] = [];
  const [frequencies, lengths] = [new Map<number, number>(), new Map<number, number>()];
  for (const { postings, renamed } of found)
    for (const [index, document] of postings.documents.entries()) {
      const name = renamed[document] ?? -1;
      if (name < 0) continue;
      rows.push(name);
      frequencies.set(name, postings.frequencies[index] ?? 0);
      lengths.set(name, postings.lengths[index] ?? 0);
    }
  const documents = Uint32Array.from(rows).sort();
  const postings = emptyPostings(documents.length);
  postings.documents.set(documents);
  for (const [index, document] of documents.entries()) {
    postings.frequencies[index] = frequencies.get(document) ?? 0;
    postings.lengths[index] = lengths.get(document) ?? 0;
  }
  return postings;
}
