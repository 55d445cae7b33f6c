import { languageKey } from '../article/feed-key.ts';

/** One thing for each language, made when it is first asked for. */
export interface PerLanguage<T> {
  of(inLanguage: string): Promise<T>;
  /** Those that were asked for, with the keys of their languages. */
  all(): Iterable<readonly [key: string, made: Promise<T>]>;
}

/** What could not be made is made anew for whoever asks next. */
export function perLanguage<T>(make: (key: string) => Promise<T>): PerLanguage<T> {
  const languages = new Map<string, Promise<T>>();
  return {
    of(inLanguage) {
      const key = languageKey(inLanguage);
      const made = languages.get(key) ?? make(key);
      languages.set(key, made);
      made.catch(() => languages.delete(key));
      return made;
    },
    all: () => languages,
  };
}
