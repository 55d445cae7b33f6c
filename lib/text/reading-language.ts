import { foldWord } from './fold.ts';
import { languageCode } from './language-code.ts';
import { loadStopWords, STOP_LANGUAGES, stopLanguage } from './stop-words.ts';

/** Words that are looked at. */
const SAMPLE = 400;
/** Another language must explain this many times the words that the declared one does: neighbors such as Danish and Norwegian share many. */
const CLEARLY = 2;

/** The languages that each word is a stop word or vague in: a text is looked up once, not once for each language. */
let languagesByWord: Promise<ReadonlyMap<string, readonly string[]>> | undefined;

/**
 * The language to read a text in: the declared one (BCP 47), unless the function words of another one are clearly
 * more frequent in it. Publishers declare what their system is set to, not always what they write. Loads the lists
 * of all languages with its first text.
 */
export async function readingLanguage(text: string, declared: string): Promise<string> {
  languagesByWord ??= loadLanguagesByWord();
  const known = await languagesByWord;
  const words = (
    text
      .slice(0, 12 * SAMPLE)
      .toLowerCase()
      .match(/[\p{L}\p{M}'’]+/gu) ?? []
  ).slice(0, SAMPLE);
  const counts = new Map<string, number>();
  for (const word of words) {
    for (const language of known.get(foldWord(word)) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const own = counts.get(stopLanguage(languageCode(declared))) ?? 0;
  const best = STOP_LANGUAGES.map((language) => ({ language, count: counts.get(language) ?? 0 })).reduce(
    (most, each) => (each.count > most.count ? each : most),
  );
  return best.count > 0.15 * words.length && best.count > CLEARLY * own ? best.language : declared;
}

async function loadLanguagesByWord(): Promise<ReadonlyMap<string, readonly string[]>> {
  const languages = new Map<string, string[]>();
  for (const language of STOP_LANGUAGES) {
    const { stopWords, vagueWords } = await loadStopWords(language);
    for (const word of new Set([...stopWords, ...vagueWords]))
      languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
}
