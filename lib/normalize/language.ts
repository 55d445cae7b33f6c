/** A language and how it was found. */
export interface FoundLanguage {
  readonly inLanguage: string;
  readonly guessed: boolean;
}

/** Scripts that one language alone is written in, or almost alone. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Myanmar}/u, 'my'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Bengali}/u, 'bn'],
];

const HAN = /\p{Script=Han}/u;
/** A script decides when this share of the letters is its own. */
const SHARE = 0.4;

/**
 * The language of an article: what the payload says, else what the script says, else what a detector says of
 * the text. `und` when nothing decides. The detector costs 100 MB and half a second to load, so it is loaded
 * for the first text that needs it.
 */
export async function languageOf(given: string | undefined, text: string): Promise<FoundLanguage> {
  const told = languageTag(given);
  if (told !== undefined) return { inLanguage: told, guessed: false };
  const sample = text.slice(0, 2000);
  const byScript = scriptLanguage(sample);
  if (byScript !== undefined) return { inLanguage: byScript, guessed: true };
  return { inLanguage: (await detected(sample)) ?? 'und', guessed: true };
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
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return undefined;
  const share = (script: RegExp) => letters.filter((letter) => script.test(letter)).length / letters.length;
  const found = SCRIPTS.find(([script, language]) => share(script) >= (language === 'ja' ? 0.08 : SHARE));
  if (found) return found[1];
  return share(HAN) >= SHARE ? 'zh' : undefined;
}

/** Fewer letters say nothing. */
const FEWEST_LETTERS = 12;

async function detected(text: string): Promise<string | undefined> {
  if ((text.match(/\p{L}/gu) ?? []).length < FEWEST_LETTERS) return undefined;
  const { eld } = await import('eld/small');
  return eld.detect(text).language || undefined;
}
