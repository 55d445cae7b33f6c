import { loadOnce } from '../../article/load-once.ts';

/** The library's options that save time: metadata is read elsewhere, and its element is taken as it is. */
const OPTIONS = { disableJSONLD: true } as const;

const libraries = loadOnce(() => Promise.all([import('linkedom'), import('@mozilla/readability')]));

/**
 * The HTML that Mozilla's Readability (https://github.com/mozilla/readability) finds to be the article of a page;
 * undefined when it finds none or throws, as it does on one page in fifty. Both libraries are large and loaded
 * for the first page only. The page has to be bounded in depth and elements: neither library is linear.
 */
export async function readabilityHtml(html: string): Promise<string | undefined> {
  const [{ parseHTML }, { Readability }] = await libraries();
  try {
    const { document } = parseHTML(html);
    return new Readability(document, OPTIONS).parse()?.content ?? undefined;
  } catch {
    return undefined;
  }
}
