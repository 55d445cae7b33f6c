/** Most characters (code points) of a comment's text, and most links in it. */
export const MAX_COMMENT_LENGTH = 2000;
export const MAX_COMMENT_LINKS = 2;
const MAX_NAME_LENGTH = 50;

/** Embeddings, overrides and isolates (Unicode UAX #9, 2): they would turn round the text that stands beside them. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
/** Control characters but tab and line feed, format characters that only hide, noncharacters, halves of pairs. */
const UNSEEN =
  /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]|[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** More marks on one letter than any script has: they would climb over the neighbors. */
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu;
/** An address with a scheme, or what everybody reads as one. */
const LINK = /\b[a-z][a-z0-9+.-]{0,20}:\/\/|\bwww\./gi;

/** Why a comment's text is refused. */
export type TextRefusal = 'empty' | 'tooLong' | 'tooManyLinks';

/**
 * The text of a comment as it is kept: NFC, line feeds, at most one empty line in a row, nothing that is not
 * seen, no bidi controls, no towers of marks; or why it is refused. Linear in the text.
 */
export function commentText(given: string): { readonly text: string } | TextRefusal {
  const text = cleaned(given)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(text)) return 'empty';
  if ([...text].length > MAX_COMMENT_LENGTH) return 'tooLong';
  if ((text.match(LINK)?.length ?? 0) > MAX_COMMENT_LINKS) return 'tooManyLinks';
  return { text };
}

/** The name that somebody signs with, in one line, cut to fifty characters; '' when nothing of it can be read. */
export function authorName(given: string): string {
  const name = cleaned(given.slice(0, 1000)).replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(name)) return '';
  return [...name].slice(0, MAX_NAME_LENGTH).join('').trim();
}

function cleaned(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(UNSEEN, '')
    .replace(BIDI, '')
    .normalize('NFC')
    .replace(STACKED_MARKS, '$1');
}

/** True when the text holds one of the operator's words, written as they are, anywhere but inside a longer word. */
export function holdsBlockedWord(text: string, words: readonly string[]): boolean {
  const folded = ` ${fold(text)} `;
  return words.some((word) => fold(word).trim() !== '' && folded.includes(` ${fold(word)} `));
}

/** Words of letters, digits and the dots of host names, separated by one space. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}.]+|\.(?![\p{L}\p{N}])/gu, ' ')
    .trim();
}
