// Open Graph: https://ogp.me/  Microdata: https://html.spec.whatwg.org/multipage/microdata.html
import type { RawArticle, RawImage } from '../../article/raw-article.ts';
import { image, plainText, splitWords } from '../json/fields.ts';
import { rawArticle } from '../json/json-source.ts';
import { authorsOf } from './page-authors.ts';
import { modifiedOf, publishedOf } from './page-dates.ts';
import { pageHeadline } from './page-headline.ts';
import { pageJsonLd } from './page-json-ld.ts';
import type { Page } from './read-page.ts';
import { foldTitle } from './title.ts';

/** What a page says of its article outside the text, JSON-LD first, then Open Graph, microdata, elements. */
export function pageMetadata(page: Page, pageUrl: string | undefined): RawArticle {
  const { head, blocks } = page;
  const meta = metaReader(head.metas);
  const titles = head.marked.filter(({ kind }) => kind === 'title').map(({ text }) => text);
  const headings = blocks.filter(({ tag }) => tag === 'h1').map(({ text }) => text);
  const ogTitle = meta('og:title');
  const known = foldTitle([ogTitle, titles[0], ...headings].join(' '));
  const { article: linked, page: described } = pageJsonLd(head.jsonLd, pageUrl ?? head.base, (headline) => {
    const folded = foldTitle(headline).slice(0, 60);
    return folded !== '' && known.includes(folded) ? 1 : 0;
  });
  const url = urlOf(head.links, meta, linked?.url, pageUrl);
  const site = meta('og:site_name') ?? meta('application-name');
  const names = [
    site,
    linked?.publisher?.name,
    meta('twitter:site')?.replace(/^@/, ''),
    ...hostNames(url),
  ].filter((name) => name !== undefined);
  const headline = pageHeadline(page, (linked ?? described)?.headline?.value, names);
  return rawArticle({
    ...linked,
    format: 'html',
    pointer: '',
    identifiers: linked?.identifiers ?? [],
    url,
    sameAs: [...(linked?.sameAs ?? []), ...(head.links.get('amphtml') ?? [])],
    headline: plainText(headline),
    description:
      linked?.description ??
      plainText(meta('og:description') ?? meta('description') ?? meta('twitter:description')),
    datePublished: publishedOf(linked, described, page),
    dateModified: modifiedOf(linked, described, head),
    author: authorsOf(linked, described, page, site),
    publisher: linked?.publisher ?? (site === undefined ? undefined : { name: site }),
    inLanguage:
      linked?.inLanguage ?? (head.lang || undefined) ?? meta('og:locale') ?? meta('content-language'),
    articleSection: linked?.articleSection ?? head.metas.get('article:section') ?? [],
    keywords: keywordsOf(linked, head.metas),
    image: imagesOf(linked, meta, head.base),
    isAccessibleForFree: linked?.isAccessibleForFree ?? tierOf(meta('article:content_tier')),
  });
}

type Meta = (name: string) => string | undefined;

function metaReader(metas: ReadonlyMap<string, readonly string[]>): Meta {
  return (name) => metas.get(name)?.[0];
}

/** The canonical address, unless it is the home page of which every page of some sites calls itself a copy. */
function urlOf(
  links: ReadonlyMap<string, readonly string[]>,
  meta: Meta,
  linked: string | undefined,
  pageUrl: string | undefined,
): string | undefined {
  const given = [links.get('canonical')?.[0], meta('og:url'), linked, pageUrl].flatMap((address) =>
    address !== undefined && URL.canParse(address, pageUrl) ? [new URL(address, pageUrl)] : [],
  );
  const web = given.filter(({ protocol }) => protocol === 'http:' || protocol === 'https:');
  return (web.find(({ pathname, search }) => pathname.length > 1 || search !== '') ?? web[0])?.href;
}

/** What the name of a host says of the name of the site: `www.daily-news.co.uk` is Daily News. */
function hostNames(url: string | undefined): string[] {
  if (url === undefined) return [];
  const host = new URL(url).hostname.replace(/^www\./, '');
  return [host, ...host.split('.').slice(0, -1)];
}

function keywordsOf(linked: RawArticle | undefined, metas: ReadonlyMap<string, readonly string[]>): string[] {
  const tags = [...(linked?.keywords ?? []), ...(metas.get('article:tag') ?? []).flatMap(splitWords)];
  const given =
    tags.length > 0 ? tags : splitWords((metas.get('news_keywords') ?? metas.get('keywords') ?? [])[0] ?? '');
  return [...new Set(given)].slice(0, 40);
}

function imagesOf(linked: RawArticle | undefined, meta: Meta, base: string | undefined): readonly RawImage[] {
  if (linked?.image !== undefined) return linked.image;
  const address =
    meta('og:image:secure_url') ??
    meta('og:image') ??
    meta('og:image:url') ??
    meta('twitter:image') ??
    meta('twitter:image:src');
  if (address === undefined || !URL.canParse(address, base)) return [];
  const found = image(new URL(address, base).href, {
    caption: meta('og:image:alt'),
    width: meta('og:image:width'),
    height: meta('og:image:height'),
  });
  return found === undefined ? [] : [found];
}

function tierOf(tier: string | undefined): boolean | undefined {
  return tier === 'free' ? true : tier === 'locked' || tier === 'metered' ? false : undefined;
}
