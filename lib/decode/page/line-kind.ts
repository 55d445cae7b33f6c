import { BYLINE_WORDS } from '../../text/byline-words.ts';
import { isDateLine } from './date-words.ts';
import {
  COMMENTS_WORDS,
  ENDING_WORDS,
  INTERRUPTION_WORDS,
  NOTICE_WORDS,
  RELATED_WORDS,
} from './page-words.ts';

/**
 * What a line of a page is: `prose` sentences; `short` a heading, list item or link; `related` a heading over a
 * list of other articles; `ending` a heading after the text;
 * `comments` one over what readers wrote; `notice` a line about cookies, rights or subscriptions; `interruption` a button, share word or
 * advertisement; `byline`, `date` and `caption` what they say.
 */
export type LineKind =
  | 'prose'
  | 'short'
  | 'related'
  | 'ending'
  | 'comments'
  | 'notice'
  | 'interruption'
  | 'byline'
  | 'date'
  | 'caption';

const RELATED = wholeLine(RELATED_WORDS);
const ENDING = wholeLine(ENDING_WORDS);
const COMMENTS = wholeLine(COMMENTS_WORDS);
const NOTICE = new RegExp(NOTICE_WORDS.join('|'), 'gu');
const INTERRUPTION = wholeLine(INTERRUPTION_WORDS);

/** Headings of a page are short; longer lines are sentences that begin alike. */
const MAX_HEADING = 90;

const MAX_NOTICE = 300;
const MAX_POINTER = 180;
const MAX_POINTER_WORDS = 36;
/** The last line of a post that is quoted: "— Name (@handle) November 18, 2019". */
const SIGNATURE = /^[—–-]\s?\S.*\(@\w+\)/;

const SENTENCE_END = /(?:[.!?…。！？؟۔।։:;：；]|\.{3})["'»”’“)\]）」』]*\s*(?:\[\d+\]\s*)*$/u;
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/gu;

const BYLINE =
  /^(?:by|von|par|por|di|da|door|av|af|автор|text|words|story by|written by|posted by|reported by|reporting by|texte|texto|tekst|autor|autore|auteur|author|redactor|fotos?|foto von|editing by)\b\s*:?\s*\p{Lu}[^.!?]{1,70}$/iu;

/** The same in the words of other languages, which need a colon where they are no part of a sentence. */
const BYLINE_ELSEWHERE = new RegExp(
  `^(?:(?:${BYLINE_WORDS.join('|')})\\s*[:：|]|(?:${BYLINE_WORDS.filter((words) => !/^[\\p{Script=Latin}(]/u.test(words) && !/του/.test(words)).join('|')})\\s)\\s*[\\p{Lu}\\p{Lo}][^.!?。]{1,60}$`,
  'iu',
);

const CREDIT =
  /^(?:(?:file |stock )?(?:photo|photograph|image|picture|pic|foto|fotos|bild|bilder|photos|imagen|imagem|crédit|credit|credits|quelle|source|fuente|fonte|video|vidéo|vídeo|фото|видео|иллюстрация|zdjęcie|above|pictured|caption|bildquelle|copyright|image (?:source|credit|copyright|caption)|photo (?:credit|by|courtesy)|featured image|media caption|写真|图|圖|사진)\s?(?:credit|caption|by|courtesy(?: of)?|von|de|di|via|copyright|source)?\s*[:/©(]|(?:photo|image|picture|photograph|foto|bild)s? (?:credit|by|courtesy|copyright|source|via|von|caption)\b)/iu;
const CREDIT_END =
  /(?:\((?:[^()]{0,60}\b)?(?:photo|image|picture|foto|getty|reuters|ap|afp|epa|shutterstock|istock|file|courtesy|via|dpa|imago|pa|bloomberg|xinhua|handout|stringer|tass|ria)\b[^()]{0,60}\)|[/|©]\s?(?:getty|reuters|ap|afp|epa|shutterstock|dpa|imago|pa wire|alamy)[^.]{0,40}|\b(?:getty images|afp\/getty|shutterstock|istockphoto|press association|ap photo[^.]{0,30}|file photo))\s*\.?\)?$/iu;

/** Letters as wide as two Latin ones count three, so that lengths of all scripts compare. */
export function weightOf(line: string): number {
  return line.length + 2 * (line.match(WIDE)?.length ?? 0);
}

/** Longer lines are told apart by their beginnings. */
const MAX_FOLDED = 400;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}©)+]/u;

/** A line in lower case without the marks around it: what the words of `page-words.ts` are matched against. */
export function foldLine(line: string): string {
  const folded = line.slice(0, MAX_FOLDED).normalize('NFKC').toLowerCase();
  const characters = [...folded];
  let start = 0;
  let end = characters.length;
  while (start < end && !WORD_CHARACTER.test(characters[start] ?? '')) start += 1;
  while (end > start && !WORD_CHARACTER.test(characters[end - 1] ?? '')) end -= 1;
  return characters
    .slice(start, end)
    .join('')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ');
}

/** The kind of one line of text, told by the line alone. */
export function kindOfLine(line: string): LineKind {
  if (line.length <= MAX_HEADING) {
    const folded = foldLine(line);
    if (folded === '') return 'interruption';
    if (!/[.。]$/.test(line) || folded.length < 40) {
      if (RELATED.test(folded)) return 'related';
      if (COMMENTS.test(folded)) return 'comments';
      if (ENDING.test(folded)) return 'ending';
      if (INTERRUPTION.test(folded)) return 'interruption';
    }
    if (isDateLine(line)) return SIGNATURE.test(line) ? 'short' : 'date';
    if (BYLINE.test(line) || BYLINE_ELSEWHERE.test(line)) return 'byline';
  }
  if (isPointer(line)) return 'interruption';
  if (isNotice(line)) return 'notice';
  if (isCaption(line)) return 'caption';
  return isProse(line) ? 'prose' : 'short';
}

/** "Related: Storm reaches the coast": the words that stand over a list, with one link behind them. */
function isPointer(line: string): boolean {
  if (line.length > MAX_POINTER) return false;
  const colon = line.slice(0, MAX_POINTER_WORDS).search(/[:：]/);
  return colon > 3 && RELATED.test(foldLine(line.slice(0, colon)));
}

/** Cookies, rights, subscriptions: a long paragraph that only mentions one is none. */
function isNotice(line: string): boolean {
  if (line.length > 3 * MAX_NOTICE) return false;
  const needed = line.length > MAX_NOTICE ? 2 : 1;
  return (line.toLowerCase().match(NOTICE)?.length ?? 0) >= needed;
}

/** True for a line that credits a picture: it stands under one. */
function isCaption(line: string): boolean {
  if (line.length > 400) return false;
  return CREDIT.test(line.slice(0, 60)) || CREDIT_END.test(line.slice(-120));
}

function isProse(line: string): boolean {
  const weight = weightOf(line);
  const words = line.split(/\s+/, 40).length;
  if (weight >= 140 && (words >= 15 || words < weight / 25)) return true;
  return weight >= 40 && SENTENCE_END.test(line.slice(-12));
}

function wholeLine(alternatives: readonly string[]): RegExp {
  return new RegExp(`^(?:${alternatives.join('|')})$`, 'u');
}
