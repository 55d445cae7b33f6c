import { STOP_LANGUAGES, stopWordsOf } from './stop-words.ts';

/** Words that are looked at. */
const SAMPLE = 400;
/** Another language must explain this many times the words that the declared one does: neighbors such as Danish and Norwegian share many. */
const CLEARLY = 2;

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
  const share = (language: string) => {
    const stops = stopWordsOf(language);
    return words.filter((word) => stops.has(word)).length / (words.length || 1);
  };
  const best = STOP_LANGUAGES.map((language) => ({ language, share: share(language) })).reduce(
    (most, each) => (each.share > most.share ? each : most),
  );
  return best.share > 0.15 && best.share > CLEARLY * share(declared) ? best.language : declared;
}
