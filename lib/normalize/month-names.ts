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

/** The tables take some milliseconds to make and few dates need them. */
const mainNames = once(() => readNames(LANGUAGES));
/** A tenth of a second, for a word that no language above has. */
const rareNames = once(() => readNames(otherLanguages()));
const ofLanguage = new Map<string, ReadonlyMap<string, number>>();

/**
 * 1–12 for the name of a month in any language of CLDR that has a code of two letters, or in `language` (BCP 47),
 * whose meaning comes first: long, short or cut (`Lok`, `Septem`), with or without accents. Undefined otherwise.
 */
export function monthByName(word: string, language?: string): number | undefined {
  const key = folded(word);
  const own = monthsOf(language);
  const { months, days } = mainNames();
  const known = own.get(key) ?? longerMonth(own, key) ?? months.get(key) ?? months.get(withoutPrefix(key));
  if (known !== undefined || key.length < 3) return known;
  if (key.length === 3 && days.has(key)) return undefined;
  return longerMonth(months, key) ?? rareNames().months.get(key);
}

/** 1–12 for a name of several words, `Meán Fómhair`, in `language` or any that is read without one. */
export function monthByWords(words: string, language?: string): number | undefined {
  const key = folded(words);
  return monthsOf(language).get(key) ?? mainNames().months.get(key);
}

/** Days of the week, 0 for Sunday, that a word names or begins, in any of the languages; none for other words. */
export function weekdaysByName(word: string): readonly number[] {
  const key = folded(word);
  if (key.length < 2) return [];
  const { days } = mainNames();
  const exact = days.get(key);
  if (exact) return exact;
  const begun = [...days].flatMap(([name, numbers]) => (name.startsWith(key) ? numbers : []));
  return begun.length > 0 ? [...new Set(begun)] : (rareNames().days.get(key) ?? []);
}

function monthsOf(language: string | undefined): ReadonlyMap<string, number> {
  const key = language?.split('-')[0]?.toLowerCase() ?? '';
  const known = ofLanguage.get(key) ?? (isSupported(key) ? monthTable([key]) : new Map());
  if (ofLanguage.size < MAX_KNOWN) ofLanguage.set(key, known);
  return known;
}

/** Languages whose months are kept; a payload may name what it likes. */
const MAX_KNOWN = 500;

function isSupported(language: string): boolean {
  return /^[a-z]{2,3}$/.test(language) && Intl.DateTimeFormat.supportedLocalesOf([language]).length > 0;
}

/** Languages of two letters that Intl has beside LANGUAGES. */
function otherLanguages(): string[] {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const codes = [...letters].flatMap((first) => [...letters].map((second) => first + second));
  return Intl.DateTimeFormat.supportedLocalesOf(codes).filter((code) => !LANGUAGES.includes(code));
}

/** Hebrew writes "in May" as one word. */
function withoutPrefix(key: string): string {
  return key.startsWith('ב') ? key.slice(1) : key;
}

/** `Septem`, `Lok`: an abbreviation that nobody listed, when all months it may stand for are the same. */
function longerMonth(months: ReadonlyMap<string, number>, key: string): number | undefined {
  if (key.length < 3) return undefined;
  const found = new Set([...months].filter(([name]) => name.startsWith(key)).map(([, month]) => month));
  return found.size === 1 ? [...found][0] : undefined;
}

function readNames(languages: readonly string[]): Names {
  const months = monthTable(languages);
  const days = new Map<string, number[]>(Object.entries(ALSO_DAYS).map(([name, day]) => [name, [day]]));
  for (const language of languages) {
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
    .replace(/[.:\u2019'\u0970]/g, '')
    .trim();
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
