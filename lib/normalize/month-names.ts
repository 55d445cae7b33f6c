/**
 * Languages whose names of months and days are read: those that Intl knows and news are written in. Where one
 * name means two months the earlier language wins: `listopad` is November in Polish and Czech, October in
 * Croatian.
 */
const LANGUAGES =
  'en de fr es it pt nl sv da nb fi is et lv lt pl cs sk sl hr sr bs mk bg ru uk be ro hu el tr az sq ca gl eu cy ga id ms fil sw af he ar fa hi bn ta te mr gu kn ml pa ur th km lo my ka hy kk uz am ja ko zh'.split(
    ' ',
  );

/** Short forms in use that Intl does not have. */
const ALSO: Readonly<Record<string, number>> = {
  sept: 9,
  septem: 9,
  mrz: 3,
  maerz: 3,
  juill: 7,
  juil: 7,
  jui: 7,
  januar: 1,
  jänner: 1,
  feber: 2,
};

/** Short names of days that Intl does not have; 0 is Sunday. */
const ALSO_DAYS: Readonly<Record<string, number>> = { tues: 2, wednes: 3, thur: 4, thurs: 4 };

interface Names {
  readonly months: ReadonlyMap<string, number>;
  /** Days of the week that a name may mean, 0 for Sunday: `mar` is a Tuesday and other things. */
  readonly days: ReadonlyMap<string, readonly number[]>;
}

let everyone: Names | undefined;
const ofLanguage = new Map<string, ReadonlyMap<string, number>>();

/** The tables take some milliseconds to make and few dates need them. */
function names(): Names {
  everyone ??= readNames();
  return everyone;
}

/**
 * 1–12 for the name of a month in any of the languages, long or short, with or without accents; undefined
 * otherwise. What it means in `language` (BCP 47) comes first.
 */
export function monthByName(word: string, language?: string): number | undefined {
  const key = folded(word);
  const { months } = names();
  const own = monthsOf(language).get(key) ?? months.get(key) ?? months.get(withoutPrefix(key));
  return own ?? (key.length > 3 ? longerMonth(months, key) : undefined);
}

/** Days of the week, 0 for Sunday, that a word names or begins, in any of the languages; none for other words. */
export function weekdaysByName(word: string): readonly number[] {
  const key = folded(word);
  const { days } = names();
  if (key.length < 2) return [];
  const exact = days.get(key);
  if (exact) return exact;
  return [...new Set([...days].flatMap(([name, numbers]) => (name.startsWith(key) ? numbers : [])))];
}

function monthsOf(language: string | undefined): ReadonlyMap<string, number> {
  const key = language?.split('-')[0]?.toLowerCase() ?? '';
  if (!LANGUAGES.includes(key)) return new Map();
  const known = ofLanguage.get(key) ?? monthTable([key]);
  ofLanguage.set(key, known);
  return known;
}

/** Hebrew writes "in May" as one word. */
function withoutPrefix(key: string): string {
  return key.startsWith('ב') ? key.slice(1) : key;
}

/** `Septem`, `Novemb`: an abbreviation that nobody listed, when all months it may stand for are the same. */
function longerMonth(months: ReadonlyMap<string, number>, key: string): number | undefined {
  const found = new Set([...months].filter(([name]) => name.startsWith(key)).map(([, month]) => month));
  return found.size === 1 ? [...found][0] : undefined;
}

function readNames(): Names {
  const months = monthTable(LANGUAGES);
  const days = new Map<string, number[]>(Object.entries(ALSO_DAYS).map(([name, day]) => [name, [day]]));
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
      for (let day = 0; day < 7; day += 1) {
        const name = folded(format.format(Date.UTC(2024, 0, 7 + day)));
        const known = days.get(name) ?? [];
        if (!known.includes(day)) days.set(name, [...known, day]);
      }
    }
  }
  return { months, days };
}

function monthTable(languages: readonly string[]): Map<string, number> {
  const months = new Map<string, number>();
  for (const language of languages) {
    addMonths(months, language, 'long');
    addMonths(months, language, 'short');
  }
  for (const [name, month] of Object.entries(ALSO))
    if (!months.has(folded(name))) months.set(folded(name), month);
  return months;
}

/** Both the name alone and the form that stands in a date: Slavic languages and Greek inflect it. */
function addMonths(months: Map<string, number>, language: string, style: 'long' | 'short'): void {
  const calendar = { calendar: 'gregory', timeZone: 'UTC', month: style } as const;
  const alone = new Intl.DateTimeFormat(language, calendar);
  const inDate = new Intl.DateTimeFormat(language, { ...calendar, day: 'numeric' });
  for (let month = 0; month < 12; month += 1) {
    const date = Date.UTC(2024, month, 15);
    const part = inDate.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
    for (const name of [alone.format(date), part].map(folded)) {
      if (name !== '' && !/\d/.test(name) && !months.has(name)) months.set(name, month + 1);
    }
  }
}

/** Accents of Latin, Greek and Cyrillic are often left out; vowel signs of Indic scripts are letters and stay. */
function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .replace(/[.\u2019']/g, '')
    .trim();
}
