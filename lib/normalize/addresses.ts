import type { RawArticle } from '../article/raw-article.ts';
import type { Warning } from '../article/warning.ts';
import { absoluteUrl, addressInside, canonicalUrl, isDetour, isFrontPage } from './canonical-url.ts';

/** Where an article lies. */
export interface Addresses {
  /** Its own, canonical. */
  readonly url?: string;
  /** Further addresses, canonical: redirects, AMP copies, other hosts. */
  readonly sameAs: readonly string[];
  readonly warnings: readonly Warning[];
}

const MAX_SAME = 10;
/** Of a list that are looked at. */
const MAX_LISTED = 100;

/**
 * Chooses the article's own address: the first that is neither a detour nor a front page, else one that a detour
 * carries in itself, else a guid that is an address where all else are detours, else a front page, else the detour itself. Everything else that leads to the article goes to `sameAs`. Fragments stay
 * within the `pages` that hold several articles.
 */
export function addressesOf(
  raw: RawArticle,
  baseUrl: string | undefined,
  pages?: ReadonlySet<string>,
): Addresses {
  // A page that names no address of its own has the one that it was fetched from.
  const named = raw.url ?? (raw.format === 'html' ? baseUrl : undefined);
  const listed = [
    named,
    ...raw.identifiers
      .slice(0, MAX_LISTED)
      .filter(({ type }) => type === 'url')
      .map(({ value }) => value),
  ];
  const absolute = listed.flatMap((address) => absoluteUrl(address, baseUrl) ?? []);
  const others = (raw.sameAs ?? [])
    .slice(0, MAX_LISTED)
    .flatMap((address) => absoluteUrl(address, baseUrl) ?? []);
  const direct = absolute.filter((address) => !isDetour(address));
  const given = direct.find((address) => !isFrontPage(address));
  const own =
    given ??
    [...absolute, ...others].flatMap((address) => addressInside(address) ?? [])[0] ??
    (absolute.some(isDetour) ? permalinkOf(raw, baseUrl) : undefined) ??
    direct[0] ??
    // An address that tells nothing more still leads readers there.
    absolute[0] ??
    others[0];
  const url = own === undefined ? undefined : canonicalUrl(own, pages);
  const sameAs = [...new Set([...absolute, ...others].map((each) => canonicalUrl(each, pages)))].filter(
    (address) => address !== url,
  );
  return {
    ...(url !== undefined && { url }),
    sameAs: sameAs.slice(0, MAX_SAME),
    warnings: raw.url !== undefined && url === undefined ? [{ code: 'urlUnusable', pointer: 'url' }] : [],
  };
}

/** Feeds whose links go through a counter have the page as guid. */
function permalinkOf({ identifiers }: RawArticle, baseUrl: string | undefined): string | undefined {
  return identifiers
    .slice(0, MAX_LISTED)
    .flatMap(({ type, value }) =>
      type === 'guid' && /^https?:/i.test(value) ? (absoluteUrl(value, baseUrl) ?? []) : [],
    )
    .find((address) => !isDetour(address) && !isFrontPage(address));
}
