import type { SiteLanguage } from '../article/site.ts';

/**
 * The language of a site that a reader likes best, by Accept-Language (RFC 9110, 12.5.4): of a range as `de-CH` its
 * language counts. The first of the site for a reader who names none of them, or nothing.
 */
export function chooseLanguage(
  header: string | undefined,
  languages: readonly [SiteLanguage, ...SiteLanguage[]],
): SiteLanguage {
  const [first] = languages;
  if (header === undefined || languages.length === 1) return first;
  const liked = header
    .split(',', MAX_RANGES)
    .map(readRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of liked) {
    if (language === '*') return first;
    const found = languages.find((each) => each === language);
    if (found) return found;
  }
  return first;
}

/** Browsers send fewer than ten; a header may be 8 KB long. */
const MAX_RANGES = 30;

function readRange(text: string): { language: string; quality: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const written = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = written === undefined ? 1 : Number(written);
  return { language: range.split('-')[0] ?? '', quality: quality >= 0 && quality <= 1 ? quality : 0 };
}
