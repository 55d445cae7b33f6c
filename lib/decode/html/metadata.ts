// Open Graph: https://ogp.me/  Microdata: https://html.spec.whatwg.org/multipage/microdata.html
import type { RawArticle, RawDate, RawImage, RawParty } from '../../article/raw-article.ts';
import { image, plainText, splitWords } from '../json/fields.ts';
import { rawArticle } from '../json/json-format.ts';
import { dateIn, isRelativeDate } from '../page/date-words.ts';
import { pageJsonLd } from './page-json-ld.ts';
import type { Page } from './read-page.ts';
import { bestTitle, foldTitle, withoutSiteName } from './title.ts';

/** What a page says of its article outside the text, JSON-LD first, then Open Graph, microdata, elements. */
export function pageMetadata({ head, blocks }: Page, pageUrl: string | undefined): RawArticle {
  const meta = metaReader(head.metas);
  const titles = head.marked.filter(({ kind }) => kind === 'title').map(({ text }) => text);
  const headings = blocks.filter(({ tag }) => tag === 'h1').map(({ text }) => text);
  const ogTitle = meta('og:title');
  const known = foldTitle([ogTitle, titles[0], ...headings].join(' '));
  const linked = pageJsonLd(head.jsonLd, pageUrl ?? head.base, (headline) => {
    const folded = foldTitle(headline).slice(0, 60);
    return folded !== '' && known.includes(folded) ? 1 : 0;
  });
  const marked = (kind: string) =>
    head.marked.find((each) => each.kind === kind && (each.text !== '' || each.value));
  const url = urlOf(head.links, meta, linked?.url, pageUrl);
  const site = meta('og:site_name') ?? meta('application-name');
  const names = [
    site,
    linked?.publisher?.name,
    meta('twitter:site')?.replace(/^@/, ''),
    ...hostNames(url),
  ].filter((name) => name !== undefined);
  const clean = (title: string | undefined) =>
    title === undefined ? undefined : withoutSiteName(title, names);
  const title = clean(titles[0]);
  const headline = bestTitle([
    { text: clean(linked?.headline?.value), trust: 3 },
    { text: clean(ogTitle), trust: 2.5 },
    {
      text:
        headings.find((heading) => title !== undefined && foldTitle(title).startsWith(foldTitle(heading))) ??
        headings[0],
      trust: 2,
    },
    { text: clean(meta('twitter:title')), trust: 1 },
    { text: marked('itemprop:headline')?.text, trust: 1 },
    { text: title, trust: 1 },
  ]);
  return rawArticle({
    ...linked,
    format: 'html',
    at: '',
    identifiers: linked?.identifiers ?? [],
    url,
    sameAs: [...(linked?.sameAs ?? []), ...(head.links.get('amphtml') ?? [])],
    headline: plainText(headline),
    description:
      linked?.description ??
      plainText(meta('og:description') ?? meta('description') ?? meta('twitter:description')),
    datePublished: publishedOf(linked, meta, head),
    dateModified: modifiedOf(linked, meta, head),
    author: authorsOf(linked, head),
    publisher: linked?.publisher ?? (site === undefined ? undefined : { name: site }),
    inLanguage:
      linked?.inLanguage ?? head.lang ?? meta('og:locale')?.replace('_', '-') ?? meta('content-language'),
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

const PUBLISHED =
  'article:published_time og:article:published_time article:published og:published_time datepublished date.published pubdate publishdate publish-date publish_date publication_date published_date dc.date.issued dcterms.issued dcterms.created dc.date.created dc.date dcterms.date parsely-pub-date sailthru.date cxenseparse:recs:publishtime article_date_original originalpublicationdate displaydate ptime rnews:datepublished citation_publication_date citation_date date created'.split(
    ' ',
  );
const MODIFIED =
  'article:modified_time og:updated_time og:article:modified_time datemodified dcterms.modified dc.date.modified last-modified lastmod article:modified revision_date utime'.split(
    ' ',
  );

type Head = Page['head'];

/** A field of the page's metadata is the page's word; a `<time>` or a date in its text is only found there. */
function publishedOf(linked: RawArticle | undefined, meta: Meta, head: Head): RawDate | undefined {
  if (linked?.datePublished !== undefined) return linked.datePublished;
  const given =
    PUBLISHED.map(meta).find(hasDate) ?? itemprop(head, 'datePublished') ?? itemprop(head, 'dateCreated');
  return given === undefined ? visibleDate(head) : { value: given, from: 'page' };
}

function modifiedOf(linked: RawArticle | undefined, meta: Meta, head: Head): RawDate | undefined {
  if (linked?.dateModified !== undefined) return linked.dateModified;
  const given = MODIFIED.map(meta).find(hasDate) ?? itemprop(head, 'dateModified');
  return given === undefined ? undefined : { value: given, from: 'page' };
}

function itemprop({ marked }: Head, name: string): string | undefined {
  const found = marked.find(({ kind, value, text }) => kind === `itemprop:${name}` && hasDate(value ?? text));
  return found === undefined ? undefined : hasDate(found.value) ? found.value : dateIn(found.text);
}

function hasDate(value: string | undefined): value is string {
  return (
    value !== undefined &&
    (/(?:19|20)\d{2}/.test(value) || /^\d{10,13}$/.test(value.trim())) &&
    value.length < 80
  );
}

function visibleDate({ marked }: Head): RawDate | undefined {
  const time = marked.find(({ kind, value }) => kind === 'time' && hasDate(value));
  if (time?.value !== undefined) return { value: time.value, from: 'page' };
  for (const { kind, text } of marked) {
    if ((kind !== 'date' && kind !== 'time') || text.length > 200) continue;
    const date = dateIn(text);
    if (date !== undefined) return { value: date, from: 'page' };
    if (isRelativeDate(text)) return { value: text, from: 'relative' };
  }
  return undefined;
}

const AUTHOR_METAS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
  'article:author:name',
  'citation_author',
];

function authorsOf(linked: RawArticle | undefined, head: Head): readonly RawParty[] {
  const named = linked?.author?.filter(({ name }) => name !== undefined) ?? [];
  if (named.length > 0) return named;
  for (const name of AUTHOR_METAS) {
    const found = (head.metas.get(name) ?? []).filter(
      (value) => !/^https?:/.test(value) && value.length < 200,
    );
    if (found.length > 0) return found.map((each) => ({ name: each }));
  }
  const kinds = ['itemprop:author', 'rel:author', 'byline'];
  for (const kind of kinds) {
    const texts = head.marked
      .filter((each) => each.kind === kind && isName(each.text))
      .map(({ text }) => text);
    if (texts.length > 0)
      return [...new Set(kind === 'byline' ? texts.slice(0, 1) : texts.slice(0, 5))].map((name) => ({
        name,
      }));
  }
  return [];
}

function isName(text: string): boolean {
  return (
    text.length > 3 &&
    text.length < 80 &&
    /\p{L}{2}/u.test(text) &&
    !/[.!?]\s/.test(text) &&
    dateIn(text) === undefined
  );
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
