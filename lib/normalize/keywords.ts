import { cleanLine } from './text.ts';

const MAX_TERMS = 50;
const MAX_LENGTH = 80;
/** Values that are looked at. */
const MAX_VALUES = 500;
const NOTHING = /^(?:none|null|undefined|n\/a|uncategorized|uncategorised)$/i;

/**
 * Keywords, genres or places as a clean list: one value split at its commas, semicolons or bars, no `#`, each
 * once whatever its case, at most 50 of at most 80 characters.
 */
export function termsOf(values: readonly string[] | undefined): string[] {
  const given = values ?? [];
  return cleaned(given.length === 1 ? (given[0] ?? '').slice(0, 10_000).split(/[,;|،、，]/) : given);
}

/** Sections as a clean list. A comma may belong to the name of one: "Arts, Books & Music". */
export function sectionsOf(values: readonly string[] | undefined): string[] {
  const given = values ?? [];
  const [only = ''] = given;
  const isList = given.length === 1 && !/&|\s(?:and|und|et|y|e|i|и)\s/i.test(only);
  return cleaned(
    given.slice(0, MAX_VALUES).flatMap((value) => value.slice(0, 10_000).split(isList ? /[,;|]/ : /[;|]/)),
  );
}

function cleaned(values: readonly string[]): string[] {
  const terms = values
    .slice(0, MAX_VALUES)
    .map((value) => cleanLine(value.slice(0, 1000)).replace(/^#+/, '').trim())
    .filter((value) => value.length <= MAX_LENGTH && /[\p{L}\p{N}]/u.test(value) && !NOTHING.test(value));
  const byKey = new Map<string, string>();
  for (const term of terms) if (!byKey.has(term.toLowerCase())) byKey.set(term.toLowerCase(), term);
  return [...byKey.values()].slice(0, MAX_TERMS);
}
