import type { Language } from '../text/language.ts';
import { tagMatch } from './tag-match.ts';

/** ISO 3166-1 alpha-2. A fixed list: display names know obsolete codes as well, and "Russia" would become SU. */
const CODES =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(
    ' ',
  );

/** Names in use that no list of display names has: in every language, and in one. */
const ALSO: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  und: {
    US: ['US', 'U.S', 'USA', 'U.S.A'],
    GB: ['UK', 'U.K'],
    AE: ['UAE', 'U.A.E'],
    KP: ['DPRK'],
  },
  en: { US: ['United States of America'], GB: ['Britain', 'Great Britain'], CZ: ['Czech Republic'] },
  de: { US: ['Vereinigte Staaten von Amerika'], GB: ['Großbritannien'] },
  fr: { GB: ['Grande-Bretagne'] },
  es: { US: ['EEUU', 'EE.UU', 'Estados Unidos'] },
  it: { GB: ['Gran Bretagna'] },
  pt: { US: ['EUA'] },
  ru: { KR: ['Южная Корея'], KP: ['Северная Корея'], BY: ['Белоруссия'] },
  zh: { US: ['美國', '美国'], GB: ['英國', '英国'] },
  ja: { US: ['米国'] },
};

/** What a country is called in its hashtag where the display name is not what papers write. */
const CALLED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: { GB: 'Großbritannien' },
  ru: { KR: 'Южная Корея', KP: 'Северная Корея', BY: 'Белоруссия' },
  ja: { US: '米国' },
};

const languages = new Map<string, ReadonlyMap<string, string>>();

/**
 * The one name of a country in a language, for any of its names there: `US`, `U.S.` and `United States`
 * are `United States`. Undefined for what is no country. Names come from the Unicode CLDR by way of Intl.
 */
export function countryName(match: string, language: Language): string | undefined {
  const known = languages.get(language.code) ?? namesOf(language);
  languages.set(language.code, known);
  return known.get(match);
}

function namesOf(language: Language): ReadonlyMap<string, string> {
  const code = language.code === 'und' ? 'en' : language.code;
  const [long, short] = [displayNames(code, 'long'), displayNames(code, 'short')];
  const names = new Map<string, string>();
  if (!long || !short) return names;
  for (const country of CODES) {
    const forms = [long.of(country), short.of(country)].map((name) =>
      (name ?? '').replace(/\s*[（(].*$/u, ''),
    );
    const name = CALLED[code]?.[country] ?? nameOf(country, forms[0] ?? '', forms[1] ?? '');
    const others = [...(ALSO['und']?.[country] ?? []), ...(ALSO[code]?.[country] ?? [])];
    for (const form of [...others, ...forms, name]) {
      const match = tagMatch(form, language);
      if (match !== '' && name !== '') names.set(match, name);
    }
  }
  return names;
}

/** Territories whose long name says whose they are. */
const SHORT: ReadonlySet<string> = new Set(['HK', 'MO', 'PS']);

/** An acronym of three letters (USA, ОАЭ) is what people write; two letters are a word somewhere. */
function nameOf(country: string, long: string, short: string): string {
  return SHORT.has(country) || /^\p{Lu}{3,}$/u.test(short) ? short : long;
}

function displayNames(language: string, style: 'long' | 'short'): Intl.DisplayNames | undefined {
  if (Intl.DisplayNames.supportedLocalesOf([language]).length === 0) return undefined;
  return new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
}
