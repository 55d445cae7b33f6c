import { foldWord } from './fold.ts';
import type { Language } from './language.ts';
import { UNSPACED } from './script.ts';
import { type Piece, segment, type UnspacedCut } from './segment.ts';

/** A word of a text. */
export interface Word {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** In lower case, without a possessive. */
  readonly lower: string;
  /** What it is matched by in its language. */
  readonly stem: string;
  /** What it is found by across texts: the stem without accents, a short word whole. */
  readonly term: string;
  /** A function word. Never a word in capitals: US, WHO, IT. */
  readonly isStop: boolean;
  /** No subject by itself: a function word, a vague one, one letter, a number. */
  readonly isWeak: boolean;
  /** Starts with a capital. */
  readonly isCapital: boolean;
  /** All in capitals, two letters at least. */
  readonly isAcronym: boolean;
  /** First of its sentence or after a colon or quotation mark: its capital says nothing. */
  readonly opens: boolean;
  /** Nothing but spaces between it and the word before it. */
  readonly joins: boolean;
}

/** How a text is cut into words. */
export interface WordCut {
  /** Whether hyphens and ampersands hold a word together (`Jean-Claude`, `H&M`). */
  readonly hyphens: 'hold' | 'cut';
  readonly unspaced: UnspacedCut;
}

/** Words as they are written. */
const AS_WRITTEN: WordCut = { hyphens: 'hold', unspaced: 'words' };

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‑&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\.\p{N}+|\.(?:\p{L}|\p{Lu}{2})(?![\p{L}\p{M}\p{N}]))*/gu;
const OPENING = /[.!?…:;。！？\n\r"“”„«»‹›([–—•|*]/u;
const SPACES = /^[ \u00a0\u202f\u2009]*$/;
/** `J. K. Rowling` and `J.K. Rowling` are one name; `the U.S. Congress` is two. */
const INITIAL_END = /^\.[ \u00a0]?$/;
const INITIAL = /(?<![\p{L}\p{N}.])(?!U\.[SKN]$|E\.U$|D\.C$)\p{Lu}(?:\.\p{Lu})?$/u;
const HYPHEN = /[-‑&]/;
/** Articles and prepositions that lose their vowel before another one: l'État, dell'Europa. */
export const ELIDED = /^(?:[cdjlmnst]|qu|un|all|dall|dell|nell|sull)['’](?=\p{L})/iu;
/** Languages that cut them off. */
export const ELIDING = /^(?:fr|it|ca)$/;

/**
 * The words of a text with their places, in their order; pairs of characters overlap. Stops after the first words
 * of which `limit` are no function words. Linear in the text.
 */
export function wordsOf(text: string, language: Language, cut = AS_WRITTEN, limit = Infinity): Word[] {
  const formOf = formsOf(language);
  const words: Word[] = [];
  let [end, told] = [0, 0];
  for (const match of text.matchAll(WORD)) {
    if (told >= limit) break;
    const between = text.slice(end, match.index);
    const isInitial =
      between.startsWith('.') &&
      INITIAL_END.test(between) &&
      INITIAL.test(text.slice(Math.max(0, end - 4), end));
    const isSpace = between === ' ';
    const opens = end === 0 || (!isSpace && !isInitial && OPENING.test(between));
    let joins = end > 0 && (isSpace || isInitial || SPACES.test(between));
    for (const [offset, surface] of piecesOf(match[0], language, cut)) {
      const start = match.index + offset;
      const { length, lower, stem, term, isStop, isWeak, isCapital, isAcronym } = formOf(surface);
      words.push({
        start,
        end: start + length,
        lower,
        stem,
        term,
        isStop,
        isWeak,
        isCapital,
        isAcronym,
        opens: opens && !joins,
        joins,
      });
      if (!isStop) told += 1;
      joins = true;
    }
    end = match.index + match[0].length;
  }
  return words;
}

function piecesOf(run: string, { code }: Language, { hyphens, unspaced }: WordCut): Piece[] {
  if (UNSPACED.test(run)) return segment(run, code, unspaced);
  const elided = (ELIDING.test(code) && ELIDED.exec(run)?.[0].length) || 0;
  if (hyphens === 'hold' || !HYPHEN.test(run)) return [[elided, run.slice(elided)]];
  let at = elided;
  return run
    .slice(elided)
    .split(HYPHEN)
    .map((part): Piece => {
      const piece: Piece = [at, part];
      at += part.length + 1;
      return piece;
    });
}

/** What a word is wherever it stands. */
interface Form extends Omit<Word, 'start' | 'end' | 'opens' | 'joins'> {
  /** Without the possessive. */
  readonly length: number;
}

const REMEMBERED = 20_000;
const LONGEST = 40;
const forms = new WeakMap<Language, Map<string, Form>>();

/** News repeats its words: each is looked at once. */
function formsOf(language: Language): (surface: string) => Form {
  const known = forms.get(language) ?? new Map<string, Form>();
  forms.set(language, known);
  return (surface) => {
    const remembered = known.get(surface);
    if (remembered) return remembered;
    const form = readForm(surface, language);
    if (surface.length > LONGEST) return form;
    if (known.size >= REMEMBERED) known.clear();
    known.set(surface, form);
    return form;
  };
}

const POSSESSIVE = /['’]s$/i;
/** US, WHO and UN are names, AGAIN and DAYS are shouted. */
const SHOUTED = 3;
/** Shorter words are names more often than forms; Hangul has a letter a syllable. */
const FORM = /^.{4}|\p{Script=Hangul}/u;
/** Longer words in capitals are a headline's way to shout. */
const STOPPED_CAPITALS = 5;

function readForm(surface: string, { stem: stemOf, stopWords, vagueWords }: Language): Form {
  const shown = surface.replace(POSSESSIVE, '');
  const lower = shown.toLowerCase().normalize('NFC');
  const stem = stemOf(lower);
  const folded = foldWord(lower);
  const isCapital = /^\p{Lu}/u.test(shown);
  const isAcronym = isCapital && /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(shown);
  const isName = isAcronym && shown.length <= STOPPED_CAPITALS;
  const isStop = !isName && stopWords.has(folded);
  const isShout = isAcronym && shown.length > SHOUTED;
  const isCommon = vagueWords.has(folded) || isNoSubject(lower);
  const isWeak = isStop || (isShout && stopWords.has(folded)) || ((!isAcronym || isShout) && isCommon);
  return {
    length: shown.length,
    lower,
    stem,
    term: (FORM.test(lower) && foldWord(stem)) || folded,
    isStop,
    isWeak,
    isCapital,
    isAcronym,
  };
}

function isNoSubject(word: string): boolean {
  return (
    // One letter: articles, prepositions, initials.
    (word.length === 1 && !UNSPACED.test(word)) ||
    // Japanese writes particles and endings in Hiragana, subjects hardly ever.
    /^\p{Script=Hiragana}+$/u.test(word) ||
    /^[\p{N}.,-]+$/u.test(word)
  );
}
