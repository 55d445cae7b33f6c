import { type Stemmer, stemmerOf } from './stemmer.ts';
import { stopWords } from './stop-words.ts';

/** A word of a text: its key for matching, and how it stood there. */
export interface Token {
  readonly term: string;
  readonly surface: string;
  /** Written with a capital where the language asks for none: a name. */
  readonly isName: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu;
const SENTENCE_END = /[.!?:;…。！？"“”»«\n]\s*$/u;
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
const MAX_TERM = 40;

/**
 * The words of a text that carry a subject, at most `limit`, in their order. Linear in the length that is read.
 * Throws when the stemmer of the language was not loaded (`loadStemmer`).
 */
export function tokensOf(text: string, language: string, limit: number): Token[] {
  const stops = stopWords(language);
  const stem = stemmerOf(language);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (tokens.length >= limit) break;
    const between = text.slice(end, match.index);
    const starts = end === 0 || SENTENCE_END.test(between);
    end = match.index + match[0].length;
    for (const surface of UNSPACED.test(match[0]) ? segments(match[0], language) : [match[0]]) {
      const token = tokenOf(surface, stops, stem, starts);
      if (token) tokens.push(token);
    }
  }
  return tokens;
}

function tokenOf(
  surface: string,
  stops: ReadonlySet<string>,
  stem: Stemmer,
  starts: boolean,
): Token | undefined {
  const shown = surface.replace(/['’]s$/i, '');
  const folded = foldTerm(shown);
  const isAcronym = /^\p{Lu}{2,5}$/u.test(shown);
  if (folded === '' || folded.length > MAX_TERM || (stops.has(folded) && !isAcronym)) return undefined;
  if (folded.length === 1 && !/\p{N}/u.test(folded)) return undefined;
  const term = foldTerm(stem(shown.toLowerCase().normalize('NFC').replace(/['’.]/g, ''))) || folded;
  return { term, surface: shown, isName: !starts && /^\p{Lu}/u.test(shown) };
}

/** NFKD in lower case, without the accents of Latin, Greek and Cyrillic letters and without punctuation. */
function foldTerm(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .normalize('NFC');
}

/**
 * Words of a script without spaces, with neighbors of one character joined: the segmenter cuts names into
 * syllables (習|近平), and single characters alone say too little.
 */
function segments(run: string, language: string): string[] {
  const words = [...segmenter(language).segment(run)].map(({ segment }) => segment);
  const joined: string[] = [];
  let loose = '';
  for (const word of words) {
    if ([...word].length === 1) {
      loose += word;
      continue;
    }
    if (loose !== '') joined.push([...loose].length === 1 ? loose + word : loose);
    if ([...loose].length !== 1) joined.push(word);
    loose = '';
  }
  if ([...loose].length > 1) joined.push(loose);
  return joined;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language === 'und' ? undefined : language, { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
