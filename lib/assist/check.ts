import type { Span } from '../article/enrichment.ts';
import type { Language } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import { answerLanguage } from './answer-language.ts';
import { metBy, termSetOf } from './terms.ts';

/** Addresses and what would be markup on somebody's page: no digest needs them, an article that gives orders may want them. */
const LINK =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|[\w.+-]{1,64}@[\w-]+\.\w|\]\(|<[a-z/!]|\b(?:javascript|data):/iu;
/** A bare host name, as companies are called by. */
const HOST = /\b[\w-]{1,60}\.(?:com|net|org|info|biz|io|co|ru|cn|de|uk|app|xyz|example)\b/iu;
/** So much of what a sentence says has to be said by the article. */
const LEAST_OVERLAP = 0.5;

/** Plain text of a model in one line; '' for what is none. */
export function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What of a model's text stands on the article: its sentences of which at least half the words are the article's, with
 * no address, and no number and no host name that the article has not. '' when none does.
 */
export async function groundedText(text: string, source: string, inLanguage: string): Promise<string> {
  const language = await answerLanguage(inLanguage);
  const known = termSetOf(source, language);
  const line = plainLine(text);
  return sentencesOf(line)
    .map(({ start, end }) => line.slice(start, end))
    .filter((sentence) => isGrounded(sentence, source, known, language))
    .join(' ');
}

function isGrounded(
  sentence: string,
  source: string,
  known: ReadonlySet<string>,
  language: Language,
): boolean {
  if (!hasNoForeignLink(sentence, source) || !hasNoForeignNumber(sentence, source)) return false;
  const terms = [...termSetOf(sentence, language)];
  const met = terms.filter((term) => metBy(term, known) > 0).length;
  return terms.length > 0 && met / terms.length >= LEAST_OVERLAP;
}

/** True when a text has no address and no markup, and no host name that the source has not. */
export function hasNoForeignLink(text: string, source: string): boolean {
  if (LINK.test(text)) return false;
  const hosts = text.split(/\s+/).filter((word) => HOST.test(word));
  return hosts.every((host) =>
    source.includes(host.replace(/^[("'«“]+|(?<![)"'»”.,;:!?])[)"'»”.,;:!?]+$/g, '')),
  );
}

/** True when every number of a text stands in the source: what a summary or translation may not make up. */
export function hasNoForeignNumber(text: string, source: string): boolean {
  const known = new Set(numbersOf(source));
  return numbersOf(text).every((number) => known.has(number));
}

function numbersOf(text: string): string[] {
  const groups = text.normalize('NFKC').match(/\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?/g) ?? [];
  return groups.map((number) => number.replace(/\D/g, ''));
}

/** Where a quotation stands in a text, white space and quotation marks apart; undefined when it does not. */
export function spanOfQuote(quote: string, text: string): Span | undefined {
  const words = plainLine(quote)
    .replace(/^["'«»“”„]+|["'«»“”„]+$/g, '')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length < 3 && words.join('').length < 12) return undefined;
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'u').exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** Scripts that a language is written in, for those where the script alone tells a translation from none. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  hi: /\p{Script=Devanagari}/u,
  zh: /\p{Script=Han}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
};

/** True when most letters of a text are of the script of a language; of Latin ones for languages not listed. */
export function isInScriptOf(text: string, language: string): boolean {
  const script = SCRIPTS[language] ?? /\p{Script=Latin}/u;
  const letters = [...text].filter((character) => /\p{L}/u.test(character));
  return letters.length > 0 && letters.filter((letter) => script.test(letter)).length / letters.length > 0.6;
}
