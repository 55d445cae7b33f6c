import { loadOnce } from '../article/load-once.ts';
import { isOtherLanguage } from './function-words.ts';

/** A language and how it was found. */
export interface FoundLanguage {
  readonly inLanguage: string;
  readonly guessed: boolean;
}

/** Scripts that one language alone is written in, or almost alone. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Sinhala}/gu, 'si'],
  [/\p{Script=Khmer}/gu, 'km'],
  [/\p{Script=Lao}/gu, 'lo'],
  [/\p{Script=Myanmar}/gu, 'my'],
  [/\p{Script=Ethiopic}/gu, 'am'],
  [/\p{Script=Bengali}/gu, 'bn'],
];

const LATIN = /\p{Script=Latin}/gu;
const HAN = /\p{Script=Han}/gu;
/** A script decides when this share of the letters is its own. */
const SHARE = 0.4;
/** Japanese news is mostly Chinese characters with some kana between them. */
const JAPANESE_SHARE = 0.08;

/** Characters that are looked at. */
const SAMPLE = 2000;

/**
 * The language of an article: what the payload says, unless the text is in a script that this language is not
 * written in or has none of its commonest words (feeds say `en` because their software does), else what the script says, else what a detector says
 * of the text. `und` when nothing decides. The detector costs 100 MB and half a second to load, so it is loaded
 * for the first text that needs it.
 */
export async function languageOf(given: string | undefined, text: string): Promise<FoundLanguage> {
  const sample = text.slice(0, SAMPLE);
  const told = languageTag(given);
  if (told !== undefined && !isOtherScript(told, sample) && !isOtherLanguage(told, sample))
    return { inLanguage: told, guessed: false };
  const byScript = scriptLanguage(sample);
  if (byScript !== undefined) return { inLanguage: byScript, guessed: true };
  return { inLanguage: (await detected(sample)) ?? told ?? 'und', guessed: true };
}

/** Scripts of many languages, by their ISO 15924 codes. */
const WIDE_SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Latin}/gu, 'Latn'],
  [/\p{Script=Cyrillic}/gu, 'Cyrl'],
  [/\p{Script=Arabic}/gu, 'Arab'],
  [/\p{Script=Devanagari}/gu, 'Deva'],
];

/** True when at least two thirds of a text are in a script that nobody writes the language in. */
function isOtherScript(tag: string, text: string): boolean {
  const letters = countOf(text, /\p{L}/gu);
  if (letters < FEWEST_LETTERS) return false;
  const script = new Intl.Locale(tag).maximize().script ?? '';
  const major = [...WIDE_SCRIPTS, ...NARROW_SCRIPTS].find(
    ([pattern]) => countOf(text, pattern) >= (letters * 2) / 3,
  );
  // Transliterated Serbian, Uzbek or Hindi is that language still: only a text that has no Latin form tells.
  return major !== undefined && major[1] !== script && major[1] !== 'Latn' && !isBiscriptal(tag);
}

/** Languages that are written in more scripts than the one that CLDR thinks likely. */
function isBiscriptal(tag: string): boolean {
  return /^(?:sr|bs|az|uz|kk|ky|tk|tt|mn|pa|ku|ks|sd|ug|ro|sh|ha|ms|ja|ko|zh)\b/.test(tag);
}

const NARROW_SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Greek}/gu, 'Grek'],
  [/\p{Script=Hebrew}/gu, 'Hebr'],
  [/\p{Script=Thai}/gu, 'Thai'],
  [/\p{Script=Hangul}/gu, 'Kore'],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'Jpan'],
  [/\p{Script=Georgian}/gu, 'Geor'],
  [/\p{Script=Armenian}/gu, 'Armn'],
  [/\p{Script=Bengali}/gu, 'Beng'],
  [/\p{Script=Tamil}/gu, 'Taml'],
];

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** BCP 47 of `en-US`, `en_us`, `english`, `eng`, `English (UK)`; undefined for what names no language. */
export function languageTag(given: string | undefined): string | undefined {
  const text = given?.trim() ?? '';
  if (text === '' || text.length > 60) return undefined;
  const tag = text.replaceAll('_', '-').split(/[,;\s(]/)[0] ?? '';
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) && !isName(tag)) return canonicalTag(tag);
  return languageByName(text.split(/[(,;]/)[0]?.trim().toLowerCase() ?? '');
}

function isName(tag: string): boolean {
  return tag.length > 3 && !tag.includes('-');
}

function canonicalTag(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(THREE_LETTERS[tag.toLowerCase()] ?? tag);
    return canonical === undefined || /^(?:und|mul|zxx|mis)\b/.test(canonical) ? undefined : canonical;
  } catch {
    return undefined;
  }
}

/** ISO 639-2/B codes; those of 639-2/T and 639-3 Intl turns into two letters itself. */
const THREE_LETTERS: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  wel: 'cy',
  iw: 'he',
  in: 'id',
};

const CODES =
  'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my nb ne nl pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi zh zu'.split(
    ' ',
  );
let byName: ReadonlyMap<string, string> | undefined;

/** The names of languages in English and in themselves. */
function languageByName(name: string): string | undefined {
  byName ??= new Map(
    CODES.flatMap((code) =>
      ['en', code].map((language) => {
        const shown = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
        return [shown.toLowerCase(), code] as const;
      }),
    ),
  );
  return byName.get(name);
}

function scriptLanguage(text: string): string | undefined {
  const letters = countOf(text, /\p{L}/gu);
  if (letters === 0 || countOf(text, LATIN) > letters * (1 - JAPANESE_SHARE)) return undefined;
  const found = SCRIPTS.find(
    ([script, language]) => countOf(text, script) >= letters * (language === 'ja' ? JAPANESE_SHARE : SHARE),
  );
  if (found) return found[1];
  return countOf(text, HAN) >= letters * SHARE ? 'zh' : undefined;
}

/** Fewer letters say nothing. */
const FEWEST_LETTERS = 12;

const detector = loadOnce(() => import('eld/small'));

async function detected(text: string): Promise<string | undefined> {
  if ((text.match(/\p{L}/gu) ?? []).length < FEWEST_LETTERS) return undefined;
  const { eld } = await detector();
  return eld.detect(text).language || undefined;
}
