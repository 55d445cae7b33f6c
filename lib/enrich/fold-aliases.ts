import type { Language } from '../text/language.ts';
import { countryName } from './countries.ts';
import type { Phrase, Phrases } from './phrases.ts';

/** Share of a name's occurrences that are written with capitals. */
const NAME = 0.7;

/**
 * Makes one phrase of those that name the same: a surname and the full name that introduced it, an acronym and
 * the long name that it follows, the names of a country. What `isKnown` as a tag stays itself.
 */
export function foldAliases(
  { byStems, acronyms }: Phrases,
  language: Language,
  isKnown: (stems: string) => boolean,
): void {
  for (const [short, long] of acronyms) fold(byStems, byStems.get(short), byStems.get(long), isKnown);
  for (const full of fullNames(byStems)) {
    const surname = byStems.get(full.stems.slice(full.stems.lastIndexOf(' ') + 1));
    if (surname && introduces(full, surname)) fold(byStems, surname, full, isKnown);
  }
  foldCountries(byStems, language);
}

/** Two-word names before longer ones: `Angela Merkel` before `Chancellor Angela Merkel`. */
function fullNames(byStems: ReadonlyMap<string, Phrase>): Phrase[] {
  return [...byStems.values()]
    .filter((phrase) => phrase.words > 1 && phrase.words < 4 && isName(phrase))
    .sort((a, b) => a.words - b.words || b.count - a.count);
}

function isName({ capitals, told, acronyms }: Phrase): boolean {
  return told > 0 && capitals >= NAME * told && acronyms === 0;
}

/** News gives the full name first: the surname's first occurrence below the headline is inside the full name. */
function introduces(full: Phrase, surname: Phrase): boolean {
  return (
    isName(surname) &&
    surname.count > full.count &&
    full.firstInText >= 0 &&
    surname.firstInText === full.firstInText + full.words - 1
  );
}

function fold(
  byStems: Map<string, Phrase>,
  alias: Phrase | undefined,
  name: Phrase | undefined,
  isKnown: (stems: string) => boolean,
): void {
  if (!alias || !name || alias === name || isKnown(alias.stems)) return;
  name.count = Math.max(name.count, alias.count);
  take(byStems, alias, name);
}

function take(byStems: Map<string, Phrase>, alias: Phrase, name: Phrase): void {
  name.first = Math.min(name.first, alias.first);
  name.inHeadline ||= alias.inHeadline;
  name.inDescription ||= alias.inDescription;
  name.parts |= alias.parts;
  byStems.delete(alias.stems);
}

function foldCountries(byStems: Map<string, Phrase>, language: Language): void {
  const byName = new Map<string, Phrase>();
  for (const phrase of [...byStems.values()]) {
    const isNamed = phrase.capitals + phrase.acronyms > 0 || phrase.told === 0;
    const country = isNamed ? countryName(phrase.stems.replaceAll(' ', ''), language) : undefined;
    if (country === undefined) continue;
    const first = byName.get(country);
    if (first) {
      first.count += phrase.count;
      first.told += phrase.told;
      first.capitals += phrase.capitals;
      take(byStems, phrase, first);
    } else {
      byName.set(country, phrase);
      // Shown under the one name of the country.
      phrase.text = country;
      phrase.surfaces = undefined;
    }
  }
}
