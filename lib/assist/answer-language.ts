import type { Language } from '../text/language.ts';
import { languageCode } from '../text/language-code.ts';
import { loadStopWords } from '../text/stop-words.ts';

const languages = new Map<string, Promise<Language>>();

/**
 * How answers read a language (BCP 47): with its stop words, and in English with a light stemmer, plural and the
 * commonest endings only. The deeper ones of `lib/text` make more words alike than an answer may be taken for: with
 * the English one more questions about something else are answered (`bench:ask`, cnn-en: 2.1 instead of 1.7 % of odd
 * rows, 2.8 instead of 2.4 % of even ones).
 */
export function answerLanguage(tag: string): Promise<Language> {
  const code = languageCode(tag);
  const known = languages.get(code) ?? load(code);
  languages.set(code, known);
  return known;
}

async function load(code: string): Promise<Language> {
  const isEnglish = code === 'en' || code === 'und';
  return { code, ...(await loadStopWords(code)), stem: isEnglish ? stemEnglish : (word) => word };
}

function stemEnglish(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  return unended(singular(word));
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|x|z|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function unended(word: string): string {
  const match = /^(.{0,60}[aeiouy].{0,60}?)(?:ing|ed)$/.exec(word);
  const stem = match?.[1];
  if (stem === undefined || stem.length < 3)
    return word.endsWith('e') && word.length > 4 ? word.slice(0, -1) : word;
  return /([bdfglmnprt])\1$/.test(stem) && !/(?:ll|ss)$/.test(stem)
    ? stem.slice(0, -1)
    : stem.replace(/e$/, '');
}
