import type { Language } from '../text/language.ts';
import { tagMatch } from './tag-match.ts';

/** Subjects of news that no capital tells from other words, as `Tag=form|form;Tag`. One module a language, loaded with its first text. */
const LISTS: Readonly<Record<string, () => Promise<{ readonly default: string }>>> = {
  de: () => import('./topics/de.ts'),
  en: () => import('./topics/en.ts'),
  es: () => import('./topics/es.ts'),
  fr: () => import('./topics/fr.ts'),
  it: () => import('./topics/it.ts'),
  ru: () => import('./topics/ru.ts'),
};

/** A subject: what it is called in its hashtag, and its forms in lower case. */
export interface Topic {
  readonly name: string;
  readonly forms: readonly string[];
}

/** Subjects by the `tagMatch` of each of their forms. */
export type Topics = ReadonlyMap<string, Topic>;

const languages = new Map<string, Promise<Topics>>();

/** The subjects of a language; none for a language without a list. */
export function topicsOf(language: Language): Promise<Topics> {
  const known = languages.get(language.code) ?? load(language);
  languages.set(language.code, known);
  return known;
}

async function load(language: Language): Promise<Topics> {
  const list = (await LISTS[language.code]?.())?.default ?? '';
  const topics = new Map<string, Topic>();
  for (const entry of list.split(';').filter((each) => each !== '')) {
    const [name = '', list = name] = entry.split('=');
    const forms = list.toLowerCase().split('|');
    for (const form of forms) topics.set(tagMatch(form, language), { name, forms });
  }
  return topics;
}

/** Letters that inflection changes at the end of a word; a stem alone makes `sindaco` the same as `sindacati`. */
const ENDING: Readonly<Record<string, number>> = { ru: 4 };
const MOST_ENDING = 2;

/** The name of the subject that a word or phrase of a text is a form of; undefined for what only shares its stem. */
export function topicName(
  topics: Topics,
  match: string,
  surface: string,
  { code }: Language,
): string | undefined {
  const topic = topics.get(match);
  const lower = surface.toLowerCase();
  const most = ENDING[code] ?? MOST_ENDING;
  return topic?.forms.some((form) => isForm(form, lower, most)) ? topic.name : undefined;
}

function isForm(form: string, word: string, most: number): boolean {
  let common = 0;
  while (common < form.length && form[common] === word[common]) common += 1;
  return (
    Math.max(form.length, word.length) - common <= most ||
    form.replace(/\W/gu, '') === word.replace(/\W/gu, '')
  );
}
