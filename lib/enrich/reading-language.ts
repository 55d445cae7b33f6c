import { STOP_LANGUAGES, stopWordsOf } from './stop-words.ts';

/** Words that are looked at. */
const SAMPLE = 400;
/** Another language must explain this many times the words that the declared one does: neighbors such as Danish and Norwegian share many. */
const CLEARLY = 2;

/** The languages that each stop word is one of: a text is looked up once, not once for each language. */
let languagesByWord: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * The language to read a text in: the declared one (BCP 47), unless the function words of another one are clearly
 * more frequent in it. Publishers declare what their system is set to, not always what they write.
 */
export function readingLanguage(text: string, declared: string): string {
  const words = (
    text
      .slice(0, 12 * SAMPLE)
      .toLowerCase()
      .match(/[\p{L}\p{M}'’]+/gu) ?? []
  ).slice(0, SAMPLE);
  const stops = stopWordsOf(declared);
  const own = words.filter((word) => stops.has(word)).length;
  const counts = new Map<string, number>();
  languagesByWord ??= stopWordLanguages();
  for (const word of words) {
    for (const language of languagesByWord.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const best = STOP_LANGUAGES.map((language) => ({ language, count: counts.get(language) ?? 0 })).reduce(
    (most, each) => (each.count > most.count ? each : most),
  );
  return best.count > 0.15 * words.length && best.count > CLEARLY * own ? best.language : declared;
}

function stopWordLanguages(): ReadonlyMap<string, readonly string[]> {
  const languages = new Map<string, string[]>();
  for (const language of STOP_LANGUAGES) {
    for (const word of stopWordsOf(language)) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
}
