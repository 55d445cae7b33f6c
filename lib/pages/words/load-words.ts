import type { SiteLanguage } from '../../article/site.ts';
import type { Words } from './en.ts';

const CATALOGS: Readonly<Record<SiteLanguage, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ar: async () => (await import('./ar.ts')).ar,
};

/** What pages say in a language. A catalog is loaded with the first page in its language. */
export function loadWords(language: SiteLanguage): Promise<Words> {
  return CATALOGS[language]();
}
