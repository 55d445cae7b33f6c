import type { Language } from '../text/language.ts';
import { isTold } from './expression.ts';
import { foldTerm } from './fold-term.ts';
import { type Atom, partWord, type QueryWord, type SearchQuery } from './query.ts';
import { prefixForms, wordForms } from './word-forms.ts';
import { inOrder, inRow, type WrittenWord, writtenWords } from './written-words.ts';

/** A text cut into the words that a query is compared with. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly WrittenWord[];
}

export function readText(text: string, language: Language): ReadText {
  return { text, words: inOrder(writtenWords(text, language)) };
}

/** Stretches of a text that a query speaks of, in their order, without overlaps. UTF-16 offsets, end exclusive. */
export function marksIn({ words }: ReadText, { must }: SearchQuery, language: Language): Mark[] {
  const tests = must.flat().flatMap((atom) => testsOf(atom, language));
  const memory = new Map<string, boolean>();
  const isMeant = ({ word, parts }: WrittenWord) => {
    const known = memory.get(word);
    if (known !== undefined) return known;
    const found = [word, ...parts].some((each) => tests.some((fits) => fits(each)));
    memory.set(word, found);
    return found;
  };
  const marks: Mark[] = [];
  for (const word of words) {
    if (!isMeant(word)) continue;
    const last = marks.at(-1);
    if (last && word.start <= last.end)
      marks[marks.length - 1] = { start: last.start, end: Math.max(last.end, word.end) };
    else marks.push({ start: word.start, end: word.end });
  }
  return marks;
}

export interface Mark {
  readonly start: number;
  readonly end: number;
}

function testsOf(atom: Atom, language: Language): ((word: string) => boolean)[] {
  if (atom.kind === 'terms') return [];
  if (atom.kind === 'prefix') return [prefixForms(atom.prefix, false).fits];
  const words = atom.kind === 'word' ? [atom.word] : atom.words;
  return words
    .flatMap((word) => [word, ...word.parts.map(partWord)])
    .map((word) => writtenForms(word, language));
}

/** Forms as a text has them: capitals are a matter of the index. */
function writtenForms(word: QueryWord, language: Language): (word: string) => boolean {
  const { fits } = wordForms({ ...word, isCapitals: false }, language, false);
  const folded = foldTerm(word.word);
  return (other) => foldTerm(other) === folded || fits(other);
}

/** What of a query the index does not tell for sure: whether words stand together. */
export function toldByText({ must, mustNot }: SearchQuery) {
  return { must: must.filter((clause) => clause.some(isTold)), mustNot: mustNot.filter(isTold) };
}

/** Whether texts have of a query what they alone can tell; clauses that may hold by something else than words hold. */
export function holdsTold(texts: readonly ReadText[], query: SearchQuery, language: Language): boolean {
  const { must, mustNot } = toldByText(query);
  const has = (atom: Atom) => atom.kind === 'terms' || holdsAtom(texts, atom, language);
  return must.every((clause) => clause.some(has)) && !mustNot.some(has);
}

function holdsAtom(
  texts: readonly ReadText[],
  atom: Exclude<Atom, { kind: 'terms' }>,
  language: Language,
): boolean {
  if (atom.kind === 'phrase') return holdsPhrase(texts, atom);
  const whole = testsOf(atom.kind === 'word' ? wholeWord(atom) : atom, language);
  const isWhole = ({ word, parts }: WrittenWord) =>
    [word, ...parts].some((each) => whole.some((fits) => fits(each)));
  if (texts.some(({ words }) => words.some(isWhole))) return true;
  const parts = atom.kind === 'word' ? atom.word.parts : [];
  return (
    parts.length > 1 &&
    stand(
      texts,
      parts.map((part) => writtenForms(partWord(part), language)),
    )
  );
}

function wholeWord({ word }: Atom & { kind: 'word' }): Atom {
  return { kind: 'word', word: { ...word, parts: [] } };
}

/** Whether the words of a phrase stand together in one of the texts, whatever joins or separates them. */
function holdsPhrase(texts: readonly ReadText[], { words }: Atom & { kind: 'phrase' }): boolean {
  const wanted = words.flatMap(piecesOf);
  return stand(
    texts,
    wanted.map((piece) => (other) => other === piece),
  );
}

/** Whether pieces of words that tests hold for stand in a row in one of the texts. */
function stand(texts: readonly ReadText[], tests: readonly ((piece: string) => boolean)[]): boolean {
  return texts.some((text) => {
    const pieces = inRow(text.words).flatMap(piecesOf);
    return pieces.some((_, at) => tests.every((fits, index) => fits(pieces[at + index] ?? '')));
  });
}

function piecesOf({ word, parts }: Pick<WrittenWord, 'word' | 'parts'>): string[] {
  return (parts.length > 0 ? parts : [word]).map(foldTerm);
}
