import { createContext, useContext } from 'hono/jsx';
import type { Locale } from './locale.ts';

/** The locale of a page: set by the layout, so that no component passes it on. */
export const LocaleOfPage = createContext<Locale | undefined>(undefined);

/** The locale of the page that is made. Throws outside of a page. */
export function useLocale(): Locale {
  const locale = useContext(LocaleOfPage);
  if (!locale) throw new Error('nothing says in which language this page is');
  return locale;
}
