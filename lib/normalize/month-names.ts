/** Languages whose names of months and days are read: those that Intl knows and news are written in. */
const LANGUAGES =
  'en de fr es it pt nl sv da nb fi is et lv lt pl cs sk sl hr sr bs mk bg ru uk be ro hu el tr az sq ca gl eu cy ga id ms vi fil sw af he ar fa hi bn ta te mr gu ur th ka hy kk uz'.split(
    ' ',
  );

/** Short forms in use that Intl does not have. */
const ALSO: readonly [string, number][] = [
  ['sept', 9],
  ['septem', 9],
  ['mrz', 3],
  ['maerz', 3],
  ['mart', 3],
  ['juill', 7],
  ['juil', 7],
  ['fevr', 2],
  ['jui', 7],
  ['gen', 1],
  ['mag', 5],
  ['giu', 6],
  ['lug', 7],
  ['ago', 8],
  ['set', 9],
  ['ott', 10],
  ['dic', 12],
  ['ene', 1],
  ['abr', 4],
  ['dez', 12],
  ['okt', 10],
  ['mai', 5],
  ['maj', 5],
  ['cze', 6],
  ['lip', 7],
  ['sie', 8],
  ['wrz', 9],
  ['paz', 10],
  ['lis', 11],
  ['gru', 12],
];

interface Names {
  readonly months: ReadonlyMap<string, number>;
  readonly days: readonly string[];
}

let read: Names | undefined;

/** The tables take some milliseconds to make and few dates need them. */
function names(): Names {
  read ??= readNames();
  return read;
}

/** 1–12 for the name of a month in any of the languages, long or short, with or without accents; undefined otherwise. */
export function monthByName(word: string): number | undefined {
  const key = folded(word);
  const { months } = names();
  return months.get(key) ?? (key.length > 3 ? longerMonth(months, key) : undefined);
}

/** True for a name of a weekday, or the beginning of one of at least two letters. */
export function isWeekday(word: string): boolean {
  const key = folded(word);
  const { days } = names();
  return key.length >= 2 && days.some((day) => day.startsWith(key));
}

/** `Septem`, `Novemb`: an abbreviation that nobody listed, when all months it may stand for are the same. */
function longerMonth(months: ReadonlyMap<string, number>, key: string): number | undefined {
  const found = new Set([...months].filter(([name]) => name.startsWith(key)).map(([, month]) => month));
  return found.size === 1 ? [...found][0] : undefined;
}

function readNames(): Names {
  const months = new Map<string, number>();
  const days = new Set<string>();
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      addMonths(months, language, style);
      const day = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
      for (let date = 1; date <= 7; date += 1) days.add(folded(day.format(Date.UTC(2024, 0, date))));
    }
  }
  for (const [name, month] of ALSO) if (!months.has(name)) months.set(name, month);
  return { months, days: [...days] };
}

/** Both the name alone and the form that stands in a date: Slavic languages and Greek inflect it. English wins where two languages differ. */
function addMonths(months: Map<string, number>, language: string, style: 'long' | 'short'): void {
  const calendar = { calendar: 'gregory', timeZone: 'UTC', month: style } as const;
  const alone = new Intl.DateTimeFormat(language, calendar);
  const inDate = new Intl.DateTimeFormat(language, { ...calendar, day: 'numeric' });
  for (let month = 0; month < 12; month += 1) {
    const date = Date.UTC(2024, month, 15);
    const part = inDate.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
    for (const name of [alone.format(date), part].map(folded)) {
      if (name !== '' && !/^\d/.test(name) && !months.has(name)) months.set(name, month + 1);
    }
  }
}

function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.\u2019']/g, '')
    .trim();
}
