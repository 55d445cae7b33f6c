import { cleanLine } from './text.ts';

const MAX_KEYWORDS = 50;
const MAX_LENGTH = 80;

/** Keywords, sections or genres as a clean list: one value split at its commas or semicolons, no `#`, each once whatever its case. */
export function termsOf(values: readonly string[] | undefined): string[] {
  const given = values ?? [];
  const split = given.length === 1 ? (given[0] ?? '').split(/\s*[,;|]\s*/) : given;
  const cleaned = split
    .map((value) => cleanLine(value).replace(/^#+/, '').trim())
    .filter((value) => value !== '' && value.length <= MAX_LENGTH && /[\p{L}\p{N}]/u.test(value));
  return [...new Map(cleaned.map((value) => [value.toLowerCase(), value])).values()].slice(0, MAX_KEYWORDS);
}
