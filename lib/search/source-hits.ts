import type { SearchPart } from '../article/search-part.ts';
import type { BlockTerm } from './block.ts';
import { type Expression, type LanguageQuery, termsIn } from './expression.ts';
import { both, either, type Hits, NO_HITS, only, scored, without } from './hits.ts';
import type { Postings } from './postings.ts';
import { type Scale, saturated } from './scale.ts';
import { chunkPart, chunkPostings, type Parts, type TermSource } from './term-source.ts';

/** The forms of one word in one source and language. */
export interface FoundTerm {
  readonly name: string;
  /** Documents of forms that lie in blocks, with the odds of their saturation. */
  readonly light: Hits;
  /** Forms that lie in chunks. */
  readonly heavy: readonly BlockTerm[];
  /** Documents that have it; of those with several forms more than once. */
  readonly count: number;
}

export type Odds = (frequencyClass: number, lengthClass: number) => number;

type Term = Expression & { kind: 'term' };

/** A query for one of the languages that are searched. */
export interface AskedQuery extends LanguageQuery {
  /** Whether no other language is. */
  readonly isAlone: boolean;
}

/** A source and a language with what was found in it of each term of the query. */
export interface SourceTerms {
  readonly source: TermSource;
  readonly query: AskedQuery;
  readonly found: ReadonlyMap<Term, FoundTerm>;
}

/** Looks the terms of a query up; what `partOf` names of their places has to be in `parts`. */
export function lookUp(source: TermSource, query: AskedQuery, parts: Parts, odds: Odds): SourceTerms {
  const terms = [...termsIn(query.must), ...termsIn(query.mustNot)];
  return {
    source,
    query,
    found: new Map(terms.map((term) => [term, foundTerm(source, query, term, parts, odds)])),
  };
}

/** Of a language that fewer articles of a segment are in, words are looked up by their own first letters alone. */
const RARE_LANGUAGE = 0.002;

/** The places of a source that tell where a term stands in texts of the language of a query. */
export function placesIn(
  { segment, documents, languages }: TermSource,
  { language, isAlone }: AskedQuery,
  { test }: Term,
): readonly number[] {
  const isRare = !isAlone && (languages[language] ?? 0) < documents * RARE_LANGUAGE;
  return segment && isRare ? [test.ownPlace] : test.places;
}

function foundTerm(source: TermSource, query: AskedQuery, term: Term, parts: Parts, odds: Odds): FoundTerm {
  const { test, name } = term;
  // Two places may share a block.
  const forms = new Set<BlockTerm>();
  for (const place of placesIn(source, query, term))
    for (const each of source.termsAt(place, parts))
      if (each.language === query.language && test.fits(each.term)) forms.add(each);
  const light = [...forms].filter(({ chunks }) => chunks === undefined);
  const heavy = [...forms].filter(({ chunks }) => chunks !== undefined);
  const hits = light
    .map(({ postings }) => hitsOf(postings, odds))
    .reduce((a, b) => either(a, b, sum), NO_HITS);
  const count = hits.documents.length + heavy.reduce((all, form) => all + form.count, 0);
  return { name, light: hits, heavy, count };
}

function hitsOf({ documents, frequencies, lengths }: Postings, odds: Odds): Hits {
  const scores = Float32Array.from(frequencies, (frequency, index) => odds(frequency, lengths[index] ?? 0));
  return { documents, scores };
}

const sum = (a: number, b: number) => a + b;

/** What of the chunks is read for a source. */
export interface ChunkPlan {
  readonly parts: readonly SearchPart[];
  /** The first document behind what is read. */
  readonly horizon: number;
}

/**
 * The chunks that tell which documents have all that is asked for: where rarer words have told which can, those that
 * these lie in; else the newest ones. At most `most`, newest first; none where no word is heavy.
 */
export function chunkPlan({ source, query, found }: SourceTerms, most: number): ChunkPlan {
  const { segment } = source;
  const heavy = [...found.values()].flatMap((term) => term.heavy);
  if (!segment || heavy.length === 0) return { parts: [], horizon: Infinity };
  const known = knownBound(query.must, found);
  if (known?.documents.length === 0) return { parts: [], horizon: Infinity };
  const wanted = heavy
    .flatMap((form) => (form.chunks ?? []).map((first, chunk) => ({ form, first, chunk })))
    .filter(({ form, first, chunk }) => {
      const end = form.chunks?.[chunk + 1] ?? Infinity;
      return !known || known.documents.some((document) => document >= first && document < end);
    })
    .sort((a, b) => a.first - b.first);
  const taken = wanted.slice(0, known ? most : Math.min(most, 2 * heavy.length));
  return {
    parts: taken.map(({ form, chunk }) => chunkPart(segment, form, chunk)),
    horizon: wanted[taken.length]?.first ?? Infinity,
  };
}

/** Documents that can have all, as far as light words tell; undefined where they do not. */
function knownBound(expression: Expression, found: SourceTerms['found']): Hits | undefined {
  if (expression.kind === 'term') {
    const term = found.get(expression);
    return term && term.heavy.length === 0 ? term.light : undefined;
  }
  const bounds = expression.of.map((each) => knownBound(each, found));
  const known = bounds.filter((bound) => bound !== undefined);
  if (expression.kind === 'all') return known.length === 0 ? undefined : smallestFirst(known).reduce(both);
  return known.length < bounds.length ? undefined : known.reduce((a, b) => either(a, b, Math.max), NO_HITS);
}

function smallestFirst(all: readonly Hits[]): Hits[] {
  return [...all].sort((a, b) => a.documents.length - b.documents.length);
}

/** The documents of a source that the query holds for, scored; of heavy words those of the chunks that were read. */
export function sourceHits(
  { source, query, found }: SourceTerms,
  { parts: planned, horizon }: ChunkPlan,
  parts: Parts,
  scale: Scale,
  odds: Odds,
): Hits {
  const chunks = new Set(planned.map(({ name }) => name));
  const isAlone = findsAlone({ query, found });
  const hitsOfTerm = (term: Term): Hits => {
    const { light, heavy, name } = found.get(term) ?? { light: NO_HITS, heavy: [], name: term.name };
    const read = heavy.map((form) => {
      const hits = heavyHits(source, form, chunks, parts, odds);
      return isAlone ? either(hits, hitsOf(form.postings, odds), Math.max) : hits;
    });
    const weight = (scale.weights.get(name) ?? 0) / 1000;
    return scored(
      read.reduce((a, b) => either(a, b, sum), light),
      (each) => weight * saturated(each),
    );
  };
  const hits = evaluate(query.must, hitsOfTerm);
  const left = without(hits, evaluate(query.mustNot, hitsOfTerm));
  return isAlone || horizon === Infinity ? left : only(left, (document) => document < horizon);
}

/** Whether one word is all that is asked for: what it finds best lies in its block, also where it is heavy. */
function findsAlone({ query, found }: Omit<SourceTerms, 'source'>): boolean {
  const isLight = (term: Term) => found.get(term)?.heavy.length === 0;
  return query.must.kind === 'term' && termsIn(query.mustNot).every(isLight);
}

function heavyHits(
  { segment }: TermSource,
  form: BlockTerm,
  chunks: ReadonlySet<string>,
  parts: Parts,
  odds: Odds,
): Hits {
  if (!segment) return NO_HITS;
  return (form.chunks ?? [])
    .map((_, chunk) => chunkPart(segment, form, chunk))
    .filter(({ name }) => chunks.has(name))
    .map((part) => hitsOf(chunkPostings(part, parts), odds))
    .reduce((a, b) => either(a, b, Math.max), NO_HITS);
}

function evaluate(expression: Expression, hitsOfTerm: (term: Term) => Hits): Hits {
  if (expression.kind === 'term') return hitsOfTerm(expression);
  const of = expression.of.map((each) => evaluate(each, hitsOfTerm));
  if (expression.kind === 'any') return of.reduce((a, b) => either(a, b, Math.max), NO_HITS);
  return of.length === 0 ? NO_HITS : smallestFirst(of).reduce(both);
}
