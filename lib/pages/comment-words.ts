import { say } from './fill.ts';
import type { Words } from './words/en.ts';

/** A word in `?comment=` or `?report=`, which the answer to a form brings back to the article's page. */
export type CommentWord = readonly [form: 'commentNotice' | 'reportNotice', word: string];

/** The word of an article's address; undefined for none. */
export function commentWord(parameters: URLSearchParams): CommentWord | undefined {
  const comment = parameters.get('comment');
  if (comment !== null) return ['commentNotice', comment];
  const report = parameters.get('report');
  return report === null ? undefined : ['reportNotice', report];
}

/** The sentence for a word; undefined for none, and for words that are not ours. */
export function commentSentence(words: Words, word: CommentWord | undefined): string | undefined {
  return word && sentenceOf(words[word[0]], word[1]);
}

/** The sentence for the word in `?erased=`, with which the form that erases comes back to the front page. */
export function erasureNotice(words: Words, word: string | null): string | undefined {
  if (word === 'remaining') return words.erasure.remaining;
  if (word !== null && /^\d{1,4}$/.test(word)) return say(words.erasure.erased, { n: word });
  return sentenceOf(words.commentNotice, word);
}

/** The sentence for a word, own properties alone. */
export function sentenceOf(words: Readonly<Record<string, string>>, word: string | null): string | undefined {
  return word !== null && Object.hasOwn(words, word) ? words[word] : undefined;
}
