import type { Language } from '../text/language.ts';
import { foldTerm } from './fold-term.ts';
import type { Atom, QueryWord, SearchQuery } from './query.ts';
import { prefixForms, wordForms } from './word-forms.ts';
import { type WrittenWord, writtenWords } from './written-words.ts';

/** A text cut into the words that a query is compared with. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly WrittenWord[];
}

export function readText(text: string, language: Language): ReadText {
  return { text, words: writtenWords(text, language).sort((a, b) => a.start - b.start || b.end - a.end) };
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

const partWord = (word: string): QueryWord => ({ word, parts: [], isCapitals: false, isPair: false });

/** Forms as a text has them: capitals are a matter of the index. */
function writtenForms(word: QueryWord, language: Language): (word: string) => boolean {
  const { fits } = wordForms({ ...word, isCapitals: false }, language, false);
  const folded = foldTerm(word.word);
  return (other) => foldTerm(other) === folded || fits(other);
}

/** Phrases that a text has to have, of which the index knows the words alone. */
export function phrasesOf({ must, mustNot }: SearchQuery) {
  const isPhrase = (atom: Atom) => atom.kind === 'phrase';
  return {
    must: must.filter((clause) => clause.some(isPhrase)),
    mustNot: mustNot.filter(isPhrase),
  };
}

/** Whether the words of a phrase stand together in one of the texts, whatever joins or separates them. */
export function holdsPhrase(texts: readonly ReadText[], { words }: Atom & { kind: 'phrase' }): boolean {
  const wanted = words.flatMap(piecesOf);
  return texts.some((text) => {
    const pieces = text.words.filter(isInRow).flatMap(piecesOf);
    return pieces.some((_, at) => wanted.every((piece, index) => pieces[at + index] === piece));
  });
}

/** Single characters and grouped digits stand beside the words that they are part of. */
function isInRow({ isPair, start, end }: WrittenWord, index: number, all: readonly WrittenWord[]): boolean {
  const before = all[index - 1];
  if (isPair) return end - start > 1 || !before || before.end <= start;
  return !before || start >= before.end;
}

function piecesOf({ word, parts }: Pick<WrittenWord, 'word' | 'parts'>): string[] {
  return (parts.length > 0 ? parts : [word]).map(foldTerm);
}

/** Whether an article's texts have what a query asks for, as far as texts tell: for one whose entry is not of this revision. */
export function holdsWords(texts: readonly ReadText[], { must }: SearchQuery, language: Language): boolean {
  const all = texts.flatMap(({ words }) => words.flatMap(({ word, parts }) => [word, ...parts]));
  return must.every((clause) =>
    clause.some((atom) => {
      if (atom.kind === 'terms') return true;
      if (atom.kind === 'phrase') return holdsPhrase(texts, atom);
      return testsOf(atom, language).some((fits) => all.some(fits));
    }),
  );
}
