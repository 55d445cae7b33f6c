import type { Article } from '../article/article.ts';
import type { Language } from '../text/language.ts';
import { type Word, wordsOf } from '../text/words.ts';

/** Characters of each text that are looked at: far past any article, and a bound for hostile ones. */
const READ = 60_000;

/** A text and its words. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** The texts of an article, cut into words once for everything that is found in them. */
export interface ReadArticle {
  readonly headline: ReadText;
  readonly description: ReadText;
  readonly body: ReadText;
}

/** Reads the first 60 000 characters of each text. */
export function readArticle(
  article: Pick<Article, 'headline' | 'articleBody' | 'description'>,
  language: Language,
): ReadArticle {
  const read = (whole: string): ReadText => {
    const text = whole.slice(0, READ);
    return { text, words: wordsOf(text, language) };
  };
  return {
    headline: read(article.headline),
    description: read(article.description ?? ''),
    body: read(article.articleBody),
  };
}
