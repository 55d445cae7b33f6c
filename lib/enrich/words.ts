import type { TextLanguage } from './text-language.ts';

/** A word of a text. */
export interface Word {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** In lower case, without a possessive. */
  readonly lower: string;
  /** What it is matched by. */
  readonly stem: string;
  readonly isStop: boolean;
  /** Starts with a capital. */
  readonly isCapital: boolean;
  /** All in capitals, two letters at least. */
  readonly isAcronym: boolean;
  /** First of its sentence or after a colon or quotation mark: its capital says nothing. */
  readonly opens: boolean;
  /** Nothing but spaces between it and the word before it. */
  readonly joins: boolean;
}

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‑&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\.\p{L}(?![\p{L}\p{M}\p{N}]))*/gu;
const OPENING = /[.!?…:;。！？\n\r"“”„«»‹›([–—•|*]/u;
const SPACES = /^[ \u00a0\u202f\u2009]*$/;
const POSSESSIVE = /['’]s$/i;
/** Articles and prepositions that lose their vowel before another one: l'État, dell'Europa. */
const ELIDED = /^(?:[cdjlmnst]|qu|un|all|dall|dell|nell|sull)['’](?=\p{L})/iu;
const ELIDING = /^(?:fr|it|ca)$/;
/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
/** A run without spaces that is cut into words by a segmenter at once. */
const RUN = 2000;

/** The words of a text with their places, in their order. Linear in its length. */
export function wordsOf(text: string, language: TextLanguage): Word[] {
  const formOf = formsOf(language);
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    const opens = end === 0 || OPENING.test(between);
    let joins = end > 0 && SPACES.test(between);
    for (const [start, surface] of piecesOf(match[0], match.index, language)) {
      end = start + surface.length;
      const { length, lower, stem, isStop, isCapital, isAcronym } = formOf(surface);
      words.push({
        start,
        end: start + length,
        lower,
        stem,
        isStop,
        isCapital,
        isAcronym,
        opens: opens && !joins,
        joins,
      });
      joins = true;
    }
    end = match.index + match[0].length;
  }
  return words;
}

/** What a word is wherever it stands. */
interface Form extends Pick<Word, 'lower' | 'stem' | 'isStop' | 'isCapital' | 'isAcronym'> {
  /** Without the possessive. */
  readonly length: number;
}

const REMEMBERED = 20_000;
const LONGEST = 40;
const forms = new WeakMap<TextLanguage, Map<string, Form>>();

/** News repeats its words: each is looked at once. */
function formsOf(language: TextLanguage): (surface: string) => Form {
  const known = forms.get(language) ?? new Map<string, Form>();
  forms.set(language, known);
  const isStop = stopTest(language);
  return (surface) => {
    const remembered = known.get(surface);
    if (remembered) return remembered;
    const form = readForm(surface, language, isStop);
    if (surface.length > LONGEST) return form;
    if (known.size >= REMEMBERED) known.clear();
    known.set(surface, form);
    return form;
  };
}

function readForm(surface: string, language: TextLanguage, isStop: (word: string) => boolean): Form {
  const shown = surface.replace(POSSESSIVE, '');
  const lower = shown.toLowerCase();
  const isCapital = /^\p{Lu}/u.test(shown);
  const isAcronym = isCapital && /^\p{Lu}[\p{Lu}\p{N}&.-]+$/u.test(shown);
  return {
    length: shown.length,
    lower,
    stem: language.stem(lower),
    isStop: isStop(lower) && !isAcronym,
    isCapital,
    isAcronym,
  };
}

function stopTest({ stopWords: stops }: TextLanguage): (word: string) => boolean {
  return (word) =>
    stops.has(word) ||
    (word.includes('’') && stops.has(word.replaceAll('’', "'"))) ||
    // One letter: articles, prepositions, initials.
    (word.length === 1 && !UNSPACED.test(word)) ||
    // Japanese writes particles and endings in Hiragana, subjects hardly ever.
    /^\p{Script=Hiragana}+$/u.test(word) ||
    /^[\p{N}.,-]+$/u.test(word);
}

function piecesOf(run: string, start: number, { code }: TextLanguage): [start: number, surface: string][] {
  if (!UNSPACED.test(run)) {
    const elided = (ELIDING.test(code) && ELIDED.exec(run)?.[0].length) || 0;
    return [[start + elided, run.slice(elided)]];
  }
  const pieces: [number, string][] = [];
  for (let from = 0; from < run.length; from += RUN) {
    for (const { segment, index, isWordLike } of segmenterOf(code).segment(run.slice(from, from + RUN))) {
      if (isWordLike) pieces.push([start + from + index, segment]);
    }
  }
  return pieces;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(code: string): Intl.Segmenter {
  const known = segmenters.get(code);
  if (known) return known;
  const made = new Intl.Segmenter(code === 'und' ? undefined : code, { granularity: 'word' });
  segmenters.set(code, made);
  return made;
}
