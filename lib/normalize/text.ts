import { decodeHTML } from 'entities/decode';
import type { RawText } from '../article/raw-article.ts';
import { isTooDeep, withoutTags } from './deep-html.ts';
import { htmlToText, withKeptSpace } from './html-text.ts';

/** Controls other than tab and line ends, surrogates without their half, and characters that have no width and no use. */
const USELESS = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * Joiners shape letters of these scripts and pictures; elsewhere they are invisible and tell copies apart. Tags
 * (U+E0000) spell text that nobody sees, but for the flags they make behind a black flag.
 */
const STRAY_JOINERS =
  /(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufeff])[\u200c\u200d]+/gu;
const STRAY_TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]{0,8})[\u{e0000}-\u{e007f}]/gu;

/** Stream-Safe Text Format (UAX #15, 13): no word needs more marks on a letter, and normalizing endless ones takes endless time. */
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;

/** Directional overrides can make a text read as another one (Unicode Technical Report 36, 2.6); isolates and marks are kept. */
const OVERRIDES = /[\u202a-\u202e]/g;

/** What is left of a text that was escaped once too often. */
const DOUBLE_ESCAPED =
  /&(?:amp|lt|gt|quot|apos|nbsp|[lr]aquo|[lr][sd]quo|[mn]dash|hellip|#\d{1,7}|#x[\da-f]{1,6});/i;

/**
 * One line of text: NFC, no useless characters, white space folded, an entity that survived its carrier
 * resolved. Joiners (U+200C, U+200D) stay where Persian or Indic words and emoji need them.
 */
export function cleanLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/g, ' ').trim();
}

/** Paragraphs of text, one empty line between them, each cleaned like a line but for its own line breaks. */
export function cleanText(text: string): string {
  return cleanCharacters(text)
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .split(/\n[ \t\u00a0]*\n\s*/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.replace(/\s+/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** The text of a raw field on one line; '' for none. */
export function lineOf(raw: RawText | undefined): string {
  return raw === undefined ? '' : cleanLine(withKeptSpace(plainOf(raw)));
}

/** The text of a raw field with its paragraphs; '' for none. */
export function textOf(raw: RawText | undefined): string {
  return raw === undefined ? '' : withKeptSpace(cleanText(plainOf(raw)));
}

function plainOf({ type, value }: RawText): string {
  if (type === 'text') return unescapedAgain(value);
  return htmlToText(isTooDeep(value) ? withoutTags(value) : value);
}

/** A raw field without what stands behind `length` characters: no rule needs to look at more. */
export function shortened(raw: RawText | undefined, length: number): RawText | undefined {
  return raw === undefined || raw.value.length <= length
    ? raw
    : { ...raw, value: raw.value.slice(0, length) };
}

/** `text` cut behind at most `length` code points; whether it was. */
export function cutText(text: string, length: number): { text: string; cut: boolean } {
  if (text.length <= length) return { text, cut: false };
  const points = [...text.slice(0, length * 2)].slice(0, length).join('');
  return { text: points.trimEnd(), cut: points.length < text.length };
}

function cleanCharacters(text: string): string {
  return text
    .replace(TOO_MANY_MARKS, '$1')
    .normalize('NFC')
    .replace(USELESS, '')
    .replace(OVERRIDES, '')
    .replace(STRAY_JOINERS, '')
    .replace(STRAY_TAGS, '');
}

function unescapedAgain(text: string): string {
  return DOUBLE_ESCAPED.test(text) ? decodeHTML(text) : text;
}
