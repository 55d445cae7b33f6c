import { type DateReading, instantOf } from './date-parts.ts';

const PARTED = /\/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?=[/\-._]|$)/;
const NAMED =
  /\/((?:19|20)\d{2})\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\/(0?[1-9]|[12]\d|3[01]))?(?=[/\-._]|$)/i;
const DENSE = /[/\-_]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/\-._]|$)/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day or month that many sites put into the paths of their articles: `/2026/11/20/`, `/2026/nov/20/`,
 * `/20261120-`, `-20261120.html`. Undefined when there is none that a calendar has. `url` is absolute.
 */
export function dateInUrl(url: string): DateReading | undefined {
  const { pathname } = new URL(url);
  const [, year, month = '', day] =
    PARTED.exec(pathname) ?? NAMED.exec(pathname) ?? DENSE.exec(pathname) ?? [];
  if (year === undefined) return undefined;
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return instantOf({
    year: Number(year),
    month: named >= 0 ? named + 1 : Number(month),
    ...(day !== undefined && { day: Number(day) }),
  });
}
