import type { Language } from '../text/language.ts';
import { UNSPACED } from '../text/script.ts';
import { ELIDED, type Word, type WordCut, wordsOf } from '../text/words.ts';

/** A word of a text or of a query as the index has it. */
export interface WrittenWord {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** In lower case, accents kept, without what joins its parts: `covid19`, `us`, `48000`, `c++`. */
  readonly word: string;
  /**
   * `covid` and `19` of `COVID-19`, the numbers of a date; `italia` alone of `d'Italia` in a language that does not cut
   * the article off. Empty for a word of one part.
   */
  readonly parts: readonly string[];
  readonly isStop: boolean;
  /** In capitals, where the word in lower case is a function word or one that says as little. */
  readonly isCapitals: boolean;
  /** In capitals, whatever it is in lower case. */
  readonly inCapitals: boolean;
  /** A pair of characters of a script without spaces, or one that stands alone. */
  readonly isPair: boolean;
}

const PAIRS: WordCut = { hyphens: 'hold', unspaced: 'pairs' };
const SINGLES: WordCut = { hyphens: 'hold', unspaced: 'words' };
const JOINT = /[-‑&]/;
const INNER = /[-‑&'’.]/g;
const NUMBER = /^\p{Nd}+(?:[.,'’]\p{Nd}+)*$/u;
const GROUPED = /^\p{Nd}{1,3}(?:[.,'’]\p{Nd}{3})+(?:[.,]\p{Nd}+)?$/u;
/** 28.11.2026: each number of it is looked for by itself too. */
const DATE = /^\p{Nd}{1,2}\.\p{Nd}{1,2}\.\p{Nd}{2,4}$/u;
/** What `wordsOf` leaves out behind a letter: C++, C#, F#. */
const SIGNS = /^(?:\+\+|#(?![\p{L}\p{N}]))/u;
/** Pronouns and articles that are names in capitals, beside the function words of a language. */
const NAMES_IN_CAPITALS = /^(?:us|who|un|ai|it|or|in|me|hi|am|is)$/;
const LONGEST = 60;

/**
 * The words of a text in their order, those of scripts without spaces as overlapping pairs and as single
 * characters that are words by themselves. Numbers lose what groups their digits. Linear in the text.
 */
export function writtenWords(text: string, language: Language): WrittenWord[] {
  const words = wordsOf(text, language, PAIRS).flatMap((word) => writtenWord(text, word, language));
  const numbers = groupedNumbers(text, words);
  if (!UNSPACED.test(text)) return [...words, ...numbers];
  const singles = wordsOf(text, language, SINGLES).filter(
    ({ start, end, isStop }) => end - start === 1 && !isStop && UNSPACED.test(text.charAt(start)),
  );
  const alone = singles.flatMap((word) => writtenWord(text, word, language));
  const known = new Set(words.map(({ start, end }) => `${start} ${end}`));
  return [...words, ...alone.filter(({ start, end }) => !known.has(`${start} ${end}`)), ...numbers];
}

function writtenWord(text: string, found: Word, language: Language): WrittenWord[] {
  const { start, lower, isStop, isAcronym } = found;
  const [signs = ''] = lower.length === 1 ? (SIGNS.exec(text.slice(found.end, found.end + 3)) ?? []) : [];
  const plain = lower.normalize('NFKC');
  const word = (NUMBER.test(plain) ? bareNumber(plain) : plain.replace(INNER, '')) + signs;
  if (word === '' || word.length > LONGEST) return [];
  return [
    {
      start,
      end: found.end + signs.length,
      word,
      parts: partsOf(plain).filter((part) => part !== ''),
      isStop: isStop && signs === '',
      isCapitals: isAcronym && saysLittle(word, language),
      inCapitals: isAcronym,
      isPair: UNSPACED.test(lower),
    },
  ];
}

function partsOf(plain: string): string[] {
  const elided = ELIDED.exec(plain)?.[0].length;
  if (elided !== undefined) return [plain.slice(elided).replace(INNER, '')];
  if (DATE.test(plain)) return plain.split('.');
  return JOINT.test(plain) ? plain.split(JOINT).map((part) => part.replace(INNER, '')) : [];
}

/** Whether a word in lower case is a function word of a language, or one that says as little. */
export function saysLittle(word: string, { stopWords }: Language): boolean {
  return NAMES_IN_CAPITALS.test(word) || stopWords.has(word);
}

/** Words in the order of their places, of those that begin together the longest first. */
export function inOrder(words: readonly WrittenWord[]): WrittenWord[] {
  return [...words].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Words in their order without those that stand beside the words that they are part of: single characters and grouped digits. */
export function inRow(words: readonly WrittenWord[]): WrittenWord[] {
  let reached = 0;
  return words.filter(({ isPair, start, end }) => {
    const isOwn = (isPair && end - start > 1) || start >= reached;
    if (isOwn) reached = Math.max(reached, end);
    return isOwn;
  });
}

/** `48,000` and `48.000` are 48000; `3.5` and `3,5` are 3.5. */
function bareNumber(number: string): string {
  if (!GROUPED.test(number)) return number.replace(/['’]/g, '').replaceAll(',', '.');
  const [, whole = '', rest = ''] = /^(.*?)([.,]\p{Nd}+)?$/u.exec(number) ?? [];
  const isFraction = rest.length !== 4 && rest !== '';
  const digits = (isFraction ? whole : number).replace(/[.,'’]/g, '');
  return isFraction ? `${digits}.${rest.slice(1)}` : digits;
}

const GROUP_MARK = /^[ \u00a0\u202f\u2009,’']$/;

/**
 * Numbers whose digits are grouped or that have a decimal comma, beside their parts: `48 000` and `48,000` are 48000,
 * `6,5` is 6.5.
 */
function groupedNumbers(text: string, words: readonly WrittenWord[]): WrittenWord[] {
  const found: WrittenWord[] = [];
  let open: WrittenWord | undefined;
  let groups = false;
  const close = () => {
    if (open && /\p{Nd}{4}|\./u.test(open.word)) found.push(open);
    open = undefined;
  };
  for (const word of words) {
    const mark = open && text.slice(open.end, word.start);
    if (
      open &&
      groups &&
      mark !== undefined &&
      GROUP_MARK.test(mark) &&
      /^\p{Nd}{3}(?:\.\p{Nd}+)?$/u.test(word.word)
    ) {
      open = { ...open, end: word.end, word: open.word + word.word };
      if (word.word.includes('.')) close();
      continue;
    }
    if (open && mark === ',' && /^\p{Nd}+$/u.test(word.word)) {
      open = { ...open, end: word.end, word: `${open.word}.${word.word}` };
      close();
      continue;
    }
    close();
    if (!/^\p{Nd}+$/u.test(word.word)) continue;
    open = word;
    // A year before a number does not begin it.
    groups = word.word.length < 4;
  }
  close();
  return found;
}
