import type { Language } from '../text/language.ts';

/** The base form of a name, given the forms of it that stand in a text, most frequent first; undefined where nothing tells it. */
export type Nominative = (forms: readonly string[], language: Language) => string | undefined;

/** How names of a language get their base form: loaded for Russian, which declines them; elsewhere the first form. */
export async function nominativeOf({ code }: Language): Promise<Nominative> {
  return code === 'ru' ? (await import('./russian-names.ts')).russianName : ([form]) => form;
}
