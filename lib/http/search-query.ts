import type { TermKey } from '../article/related.ts';
import { ok, type Result, refused } from '../article/result.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';
import { foldPhrase } from '../text/fold.ts';
import { loadLanguage } from '../text/language.ts';
import { languageOfScript } from '../text/script.ts';
import { termsOf } from '../text/terms.ts';
import { badParameter, type Problem } from './problem.ts';

/** What was asked for, taken apart. */
export interface SearchQuery {
  /** The words that carry a subject, each a key in the term space of its language. */
  readonly words: readonly SearchWord[];
  /** Quoted phrases, folded: each has to stand in what a card shows. */
  readonly phrases: readonly string[];
  /** Keys of `#hashtags`, all of which an article has to have. */
  readonly hashtags: readonly string[];
}

export interface SearchWord {
  readonly term: string;
  readonly key: TermKey;
}

const MAX_LENGTH = 200;
/** Each word costs a Query. */
const MAX_WORDS = 8;

/**
 * Reads `q`: words, "quoted phrases" and #hashtags. Words are looked up in `language`; without one in English, or
 * in the language of their script. Refuses what is missing, longer than 200 characters, or has no word that says
 * anything.
 */
export async function readSearch(
  text: string | null,
  language: string | undefined,
): Promise<Result<SearchQuery, Problem>> {
  const asked = (text ?? '').normalize('NFC').trim();
  if (asked === '') return refused(badParameter('q', 'q is what to search for.', 'missing'));
  if (asked.length > MAX_LENGTH)
    return refused(badParameter('q', `q has at most ${MAX_LENGTH} characters.`, 'tooLong'));
  const hashtags = [...asked.matchAll(/(?<!\S)#(\S+)/gu)].map(([, tag = '']) => hashtagKey(tag));
  const plain = asked.replace(/(?<!\S)#\S+/gu, ' ');
  const phrases = [...plain.matchAll(/["“„«]([^"“”„«»]+)["”“»]/gu)].map(([, phrase = '']) =>
    foldPhrase(phrase),
  );
  const words = (await wordsOf(plain, language)).slice(0, MAX_WORDS);
  const known = hashtags.filter((key) => key !== '');
  if (words.length === 0 && known.length === 0)
    return refused(badParameter('q', 'q has no word that could be found.', 'noWords'));
  return ok({ words, phrases: phrases.filter((phrase) => phrase !== ''), hashtags: [...new Set(known)] });
}

async function wordsOf(text: string, language: string | undefined): Promise<SearchWord[]> {
  const words: SearchWord[] = [];
  for (const part of text.split(/\s+/u)) {
    const spoken = language ?? languageOfScript(part) ?? 'en';
    const read = await loadLanguage(spoken);
    for (const { term } of termsOf(part, read, MAX_WORDS)) words.push({ term, key: `${spoken}#${term}` });
  }
  return [...new Map(words.map((word) => [word.key, word])).values()];
}
