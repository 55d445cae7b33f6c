import { foldWord } from '../text/fold.ts';
import type { Language } from '../text/language.ts';
import { ELIDING } from '../text/words.ts';
import { type Atom, partWord, type QueryWord, type SearchQuery } from './query.ts';
import { exactTerm, prefixForms, type TermTest, wordForms } from './word-forms.ts';
import { saysLittle } from './written-words.ts';

/** What an article of one language has to have. */
export type Expression =
  | { readonly kind: 'term'; readonly test: TermTest; readonly name: string }
  | { readonly kind: 'all'; readonly of: readonly Expression[] }
  | { readonly kind: 'any'; readonly of: readonly Expression[] };

/** A query as it is asked of the texts of one language. */
export interface LanguageQuery {
  readonly language: string;
  readonly must: Expression;
  readonly mustNot: Expression;
}

/**
 * The query for one language. Function words of the language are left out, since no article of it is posted under
 * them; undefined when nothing else is left.
 */
export function languageQuery(query: SearchQuery, language: Language): LanguageQuery | undefined {
  const must = query.must.flatMap((clause) => {
    const of = clause.flatMap((atom) => atomExpression(atom, language, query.inTitle));
    // A clause of which one part always holds says nothing.
    return of.length < clause.length || of.length === 0 ? [] : [anyOf(of)];
  });
  if (must.length === 0) return undefined;
  // What is told by the text alone leaves nothing out here.
  const mustNot = query.mustNot
    .filter((atom) => !isTold(atom))
    .flatMap((atom) => atomExpression(atom, language, query.inTitle));
  return { language: language.code, must: allOf(must), mustNot: anyOf(mustNot) };
}

function atomExpression(atom: Atom, language: Language, inTitle: boolean): Expression[] {
  if (atom.kind === 'word') return wordExpression(atom.word, language, inTitle);
  if (atom.kind === 'prefix') {
    const test = prefixForms(atom.prefix, inTitle);
    return [{ kind: 'term', test, name: `${atom.prefix}*` }];
  }
  if (atom.kind === 'phrase') {
    const told = atom.words.filter((word) => !isFunctionWord(asRead(word, language), language));
    const words = told.length > 0 ? told : atom.words;
    const of = phraseWords(words).flatMap((word) =>
      told.length > 0 ? wordExpression(word, language, inTitle) : [asWritten(word)],
    );
    return [allOf(of)];
  }
  return [allOf(atom.terms.map((term) => ({ kind: 'term', test: exactTerm(term), name: term })))];
}

/** Words of a phrase that are looked up: each costs a block in each segment, and the text is read whatever they are. */
const PHRASE_WORDS = 3;

/** The longest words of a phrase in their order, and of a run of pairs those that do not overlap, both ends among them. */
function phraseWords(words: readonly QueryWord[]): QueryWord[] {
  if (words.every(({ isPair }) => isPair))
    return words.filter((_, index) => index % 2 === 0 || index === words.length - 1);
  const longest = [...words].sort((a, b) => b.word.length - a.word.length).slice(0, PHRASE_WORDS);
  return words.filter((word) => longest.includes(word));
}

/** Whether the index knows of an atom only that its words stand in an article, and the text has to tell whether they stand together. */
export function isTold(atom: Atom): boolean {
  return atom.kind === 'phrase' || (atom.kind === 'word' && atom.word.parts.length > 1);
}

function wordExpression(typed: QueryWord, language: Language, inTitle: boolean): Expression[] {
  const word = asRead(typed, language);
  if (isFunctionWord(word, language)) return word.isQuoted ? [asWritten(word)] : [];
  const whole: Expression = { kind: 'term', test: wordForms(word, language, inTitle), name: nameOf(word) };
  const parts = word.parts.map(partWord);
  // Parts of one letter stand in every text: AT&T is one word.
  if (parts.length < 2 || parts.some((part) => part.word.length < 2 || isFunctionWord(part, language)))
    return [whole];
  const apart = parts.map(
    (part): Expression => ({ kind: 'term', test: wordForms(part, language, inTitle), name: nameOf(part) }),
  );
  return [anyOf([whole, allOf(apart)])];
}

/** A typed word as texts of a language are read: without an elided article, and in capitals where that tells a name from a function word. */
function asRead(typed: QueryWord, language: Language): QueryWord {
  const [part = ''] = typed.parts;
  const word =
    typed.parts.length === 1 && ELIDING.test(language.code) ? { ...typed, word: part, parts: [] } : typed;
  return { ...word, isCapitals: word.inCapitals && saysLittle(word.word, language) };
}

/** A function word, which articles are posted under where it is a whole name. */
function asWritten(word: QueryWord): Expression {
  return { kind: 'term', test: exactTerm(word.word), name: nameOf(word) };
}

function isFunctionWord({ word, isCapitals }: QueryWord, language: Language): boolean {
  return !isCapitals && language.stopWords.has(foldWord(word));
}

/** Forms of one word in several languages count as one when its weight is found. */
function nameOf({ word, isCapitals }: QueryWord): string {
  return isCapitals ? word.toUpperCase() : word;
}

function allOf(of: readonly Expression[]): Expression {
  const [only] = of;
  return only && of.length === 1 ? only : { kind: 'all', of };
}

function anyOf(of: readonly Expression[]): Expression {
  const [only] = of;
  return only && of.length === 1 ? only : { kind: 'any', of };
}

/** Whether an article that has these terms has what an expression asks for. */
export function holds(expression: Expression, terms: ReadonlyMap<string, number>): boolean {
  if (expression.kind === 'term') return [...terms.keys()].some(expression.test.fits);
  const test = (each: Expression) => holds(each, terms);
  return expression.kind === 'all' ? expression.of.every(test) : expression.of.some(test);
}

/** The terms that an expression asks for. */
export function termsIn(expression: Expression): (Expression & { kind: 'term' })[] {
  return expression.kind === 'term' ? [expression] : expression.of.flatMap(termsIn);
}
