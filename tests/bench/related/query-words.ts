import { loadedLanguage } from '../../../lib/text/language.ts';
import type { Row } from './rows.ts';

/** Distinct words of a row without stop words, at most as many as an engine is asked for in earnest. */
export function words({ title, body }: Row): string[] {
  const { stopWords } = loadedLanguage('en');
  const all = `${title} ${body}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(all.filter((word) => word.length > 1 && !stopWords.has(word)))].slice(0, 64);
}
