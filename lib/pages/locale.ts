import type { Instant } from '../article/instant.ts';
import type { SiteLanguage } from '../article/site.ts';
import { languageAttributes } from './direction.ts';
import { say } from './fill.ts';
import type { Plural, Words } from './words/en.ts';
import { loadWords } from './words/load-words.ts';

/** How pages speak to a reader: words, numbers and dates of one language. */
export interface Locale {
  readonly language: SiteLanguage;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
  /** `1,234`. */
  readonly number: (value: number) => string;
  /** `87%`, of a share in [0, 1]. */
  readonly percent: (share: number) => string;
  /** The form of a sentence for a number, with the number in it. */
  readonly count: (forms: Plural, value: number) => string;
  /** `Nov 18, 2026`. Days and instants are told in UTC. */
  readonly day: (at: Instant) => string;
  /** `Nov 18, 2026, 00:35 UTC`. */
  readonly minute: (at: Instant) => string;
  /** `November 2026`. */
  readonly month: (at: Instant) => string;
  /** The name of another language, such as `German`; undefined for what is no tag. */
  readonly languageName: (tag: string) => string | undefined;
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
const MINUTE = {
  ...DAY,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
} as const;
const MONTH = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** Formatters cost more to make than to use, so a process makes those of a language once. */
const known = new Map<SiteLanguage, Promise<Locale>>();

/** Instants that are kept in words: those of the cards that most pages show. */
const MOST_TOLD = 2000;

/** The same, for instants that come again: to write one in words takes a seventh of the time that its card does. */
function remembered(tell: (at: Instant) => string): (at: Instant) => string {
  const told = new Map<Instant, string>();
  return (at) => {
    const known = told.get(at);
    if (known !== undefined) return known;
    if (told.size === MOST_TOLD) told.clear();
    const words = tell(at);
    told.set(at, words);
    return words;
  };
}

/** The locale of a language; its catalog is loaded when it is first asked for. */
export function localeOf(language: SiteLanguage): Promise<Locale> {
  const made = known.get(language) ?? loadWords(language).then((words) => makeLocale(language, words));
  known.set(language, made);
  return made;
}

function makeLocale(language: SiteLanguage, words: Words): Locale {
  const numbers = new Intl.NumberFormat(language);
  const shares = new Intl.NumberFormat(language, { style: 'percent' });
  let names: Intl.DisplayNames | undefined;
  const plurals = new Intl.PluralRules(language);
  const formatted = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, options);
    return remembered((at: Instant) => format.format(new Date(at)));
  };
  return {
    language,
    direction: languageAttributes(language).dir === 'rtl' ? 'rtl' : 'ltr',
    words,
    number: (value) => numbers.format(value),
    percent: (share) => shares.format(share),
    count: (forms, value) => say(forms[plurals.select(value)] ?? forms.other, { n: numbers.format(value) }),
    day: formatted(DAY),
    minute: formatted(MINUTE),
    month: formatted(MONTH),
    languageName: (tag) => {
      names ??= new Intl.DisplayNames([language], { type: 'language' });
      return names.of(tag);
    },
  };
}
