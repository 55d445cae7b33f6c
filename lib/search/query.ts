import { slugOf } from '../article/slug.ts';
import { foldName } from '../text/fold.ts';
import type { Language } from '../text/language.ts';
import { KEY } from './term.ts';
import { inOrder, inRow, type WrittenWord, writtenWords } from './written-words.ts';

/** Something that an article has or has not. */
export type Atom =
  | { readonly kind: 'word'; readonly word: QueryWord }
  /** Any word that begins so. */
  | { readonly kind: 'prefix'; readonly prefix: string }
  /** Words that stand together in this order: looked up by themselves and checked in the text. */
  | { readonly kind: 'phrase'; readonly words: readonly QueryWord[]; readonly text: string }
  /** All of the terms, word for word: an author's names, a source, a hashtag. */
  | { readonly kind: 'terms'; readonly terms: readonly string[]; readonly text: string };

export type QueryWord = Pick<WrittenWord, 'word' | 'parts' | 'isCapitals' | 'inCapitals' | 'isPair'> & {
  /** Stood in quotation marks, so that it is meant also where it is a function word. */
  readonly isQuoted?: boolean;
};

/** What was asked for, taken apart. */
export interface SearchQuery {
  /** Of each of these an article has at least one. */
  readonly must: readonly (readonly Atom[])[];
  readonly mustNot: readonly Atom[];
  /** Words and phrases have to stand in the headline. */
  readonly inTitle: boolean;
  /** What was left out, as it was typed: too many words, wildcards that stand alone. */
  readonly ignored: readonly string[];
}

/** Each clause costs a block in each segment. */
const MOST_CLAUSES = 8;
const MOST_ALTERNATIVES = 4;
const MOST_PHRASE_WORDS = 16;
/** Words lie together by their first four letters: of fewer no place tells where their words lie. */
const LEAST_PREFIX = 4;
const QUOTES = '"“”„«»';
/** A sign, a field, and what it is of: a phrase or what stands up to the next space. A quotation mark that is not closed ends with the query. */
const PART = new RegExp(
  `([-−–](?=\\S))?(?:(author|source|in):)?(?:[${QUOTES}]([^${QUOTES}]*)(?:[${QUOTES}]|$)|([^\\s${QUOTES}]+))`,
  'giu',
);
/** Marks of direction and joiners that come along when text is copied, and control characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;

/**
 * Reads a query: words of which all have to stand, "phrases", -word, OR, AND, NOT, prefix*, author:, source:, in:title and
 * #hashtags. `language` cuts it into words. Never refuses: a query that says nothing has no clause.
 */
export function parseQuery(text: string, language: Language): SearchQuery {
  const must: Atom[][] = [];
  const mustNot: Atom[] = [];
  const ignored: string[] = [];
  let [inTitle, joins, negates] = [false, false, false];
  for (const [typed, minus, field = '', quoted, bare = ''] of text.replace(INVISIBLE, ' ').matchAll(PART)) {
    if (field.toLowerCase() === 'in') {
      if (/^(?:title|headline)$/i.test(quoted ?? bare)) inTitle = true;
      else ignored.push(typed);
      continue;
    }
    if (quoted === undefined && field === '' && bare === 'OR') {
      joins = must.length > 0;
      continue;
    }
    // Words that other search engines know; at the beginning they are names.
    if (quoted === undefined && field === '' && must.length > 0 && /^(?:AND|NOT)$/.test(bare)) {
      negates = bare === 'NOT';
      continue;
    }
    const atoms = atomsOf({ field: field.toLowerCase(), quoted, bare }, language);
    if (atoms.length === 0) ignored.push(typed);
    else if (minus || negates) mustNot.push(...atoms.slice(0, 1));
    else if (joins && atoms.length === 1) must.at(-1)?.push(...atoms);
    else must.push(...atoms.map((atom) => [atom]));
    [joins, negates] = [false, false];
  }
  const clauses = distinctClauses(must);
  const left = clauses.slice(MOST_CLAUSES).flat().map(atomText);
  return {
    must: clauses.slice(0, MOST_CLAUSES).map((clause) => clause.slice(0, MOST_ALTERNATIVES)),
    mustNot: mustNot.slice(0, MOST_CLAUSES),
    inTitle,
    ignored: [...ignored, ...left],
  };
}

interface TypedPart {
  readonly field: string;
  readonly quoted: string | undefined;
  readonly bare: string;
}

function atomsOf({ field, quoted, bare }: TypedPart, language: Language): Atom[] {
  const content = (quoted ?? bare).normalize('NFC').trim();
  if (field === 'source') return sourceAtoms(content);
  if (field === 'author') return authorAtoms(content, language);
  if (quoted !== undefined) return phraseAtoms(content, language);
  if (/^#[^#\s]/u.test(bare)) return hashtagAtoms(content);
  const prefix = /^(.+?)\*+$/u.exec(bare)?.[1];
  if (prefix !== undefined) return prefixAtoms(prefix, language);
  return wordAtoms(content, language);
}

function sourceAtoms(content: string): Atom[] {
  const key = /\./.test(content) ? content.toLowerCase().replace(/^www\./, '') : slugOf(content);
  return key === '' ? [] : [{ kind: 'terms', terms: [KEY.source + key], text: content }];
}

function authorAtoms(content: string, language: Language): Atom[] {
  const words = writtenWords(content, language).slice(0, MOST_PHRASE_WORDS);
  const terms = words.map(({ word }) => KEY.author + word);
  return terms.length === 0 ? [] : [{ kind: 'terms', terms, text: content }];
}

function hashtagAtoms(content: string): Atom[] {
  return [{ kind: 'terms', terms: [KEY.hashtag + foldName(content)], text: content }];
}

function prefixAtoms(content: string, language: Language): Atom[] {
  const words = writtenWords(content, language);
  const last = words.at(-1);
  if (!last || last.word.length < LEAST_PREFIX) return last?.isPair ? wordAtoms(content, language) : [];
  return [...words.slice(0, -1).map(wordAtom), { kind: 'prefix', prefix: last.word }];
}

function phraseAtoms(content: string, language: Language): Atom[] {
  const words = inRow(inOrder(writtenWords(content, language))).slice(0, MOST_PHRASE_WORDS);
  const [first] = words;
  if (!first) return [];
  if (words.length === 1 && first.parts.length === 0)
    return [{ kind: 'word', word: { ...bareWord(first), isQuoted: true } }];
  return [{ kind: 'phrase', words: words.map(bareWord), text: content }];
}

/** Words as they are; a run of a script without spaces is a phrase of its pairs. */
function wordAtoms(content: string, language: Language): Atom[] {
  const all = writtenWords(content, language);
  // 48,000 is one number: its parts stand beside it in texts alone.
  const isPart = ({ start, end }: WrittenWord) =>
    all.some(
      (other) =>
        !other.isPair && other.start <= start && other.end >= end && other.end - other.start > end - start,
    );
  const words = all.filter((word) => !isPart(word));
  const pairs = words.filter(({ isPair, start, end }) => isPair && end - start > 1);
  const atoms = words.filter(({ isPair }) => !isPair).map(wordAtom);
  if (pairs.length === 0) return [...atoms, ...words.filter(({ isPair }) => isPair).map(wordAtom)];
  return [...atoms, ...runsOf(pairs).map((run) => runAtom(content, run))];
}

function runsOf(pairs: readonly WrittenWord[]): WrittenWord[][] {
  const runs: WrittenWord[][] = [];
  for (const pair of pairs) {
    const run = runs.at(-1);
    if (run && pair.start < (run.at(-1)?.end ?? 0)) run.push(pair);
    else runs.push([pair]);
  }
  return runs;
}

function runAtom(content: string, run: readonly WrittenWord[]): Atom {
  const [first] = run;
  if (first && run.length === 1) return wordAtom(first);
  const text = content.slice(first?.start, run.at(-1)?.end);
  return { kind: 'phrase', words: run.slice(0, MOST_PHRASE_WORDS).map(bareWord), text };
}

function wordAtom(word: WrittenWord): Atom {
  return { kind: 'word', word: bareWord(word) };
}

function bareWord({ word, parts, isCapitals, inCapitals, isPair }: WrittenWord): QueryWord {
  return { word, parts, isCapitals, inCapitals, isPair };
}

/** A part of a joined word as a word of its own. */
export function partWord(part: string): QueryWord {
  return { word: part, parts: [], isCapitals: false, inCapitals: false, isPair: false };
}

function distinctClauses(clauses: readonly Atom[][]): Atom[][] {
  return [...new Map(clauses.map((clause) => [clause.map(atomText).join(' OR '), clause])).values()];
}

/** An atom as its reader would type it. */
export function atomText(atom: Atom): string {
  if (atom.kind === 'word') return atom.word.inCapitals ? atom.word.word.toUpperCase() : atom.word.word;
  if (atom.kind === 'prefix') return `${atom.prefix}*`;
  if (atom.kind === 'phrase') return `"${atom.text}"`;
  const [first = ''] = atom.terms;
  const field = first.startsWith(KEY.author) ? 'author:' : first.startsWith(KEY.source) ? 'source:' : '';
  return `${field}${atom.text}`;
}
