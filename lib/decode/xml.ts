import type { Format } from '../article/format.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import type { Refusal } from '../article/refusal.ts';
import type { Decoded, DecodeHints } from './decoded.ts';
import { decodeAtom } from './feed-atom.ts';
import { decodeCdf } from './feed-cdf.ts';
import { decodeRss } from './feed-rss.ts';
import { decodeNewsSitemap } from './news-sitemap.ts';
import { decodeNewsmlG2 } from './newsml-g2.ts';
import { decodeNitf } from './nitf.ts';
import type { ReadRoot } from './read-root.ts';
import { elementsOf, type XmlElement } from './xml/element.ts';
import { MAX_PLACED } from './xml/element-path.ts';
import { afterDoctype, PROLOG_CHARACTERS, withoutComments } from './xml/prolog.ts';
import { readXml } from './xml/read-xml.ts';

/** Local names of the elements that hold a whole document, wherever an envelope puts them. */
const DOCUMENTS: ReadonlyMap<string, Format> = new Map([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['urlset', 'newsSitemap'],
  ['sitemapindex', 'newsSitemap'],
  ['newsitem', 'newsmlG2'],
  ['newsmessage', 'newsmlG2'],
  ['packageitem', 'newsmlG2'],
  ['conceptitem', 'newsmlG2'],
  ['knowledgeitem', 'newsmlG2'],
  ['planningitem', 'newsmlG2'],
  ['catalogitem', 'newsmlG2'],
  ['nitf', 'nitf'],
]);

/** Parts of documents that are sent alone; only as the outermost element do such common names tell a format. */
const FRAGMENTS: ReadonlyMap<string, Format> = new Map([
  ['channel', 'rss'],
  ['item', 'rss'],
  ['entry', 'atom'],
  ['contentset', 'newsmlG2'],
  ['contentmeta', 'newsmlG2'],
  ['groupset', 'newsmlG2'],
]);

/** The elements whose namespace is the format's own; that of RDF is not, because RSS 1.0 has another. */
const CORE_ROOTS: ReadonlySet<string> = new Set(
  [...DOCUMENTS.keys(), ...FRAGMENTS.keys()].filter((name) => name !== 'rdf'),
);

const DECODERS: Partial<Record<Format, (read: ReadRoot) => Decoded>> = {
  rss: decodeRss,
  rdf: decodeRss,
  atom: decodeAtom,
  cdf: decodeCdf,
  newsSitemap: decodeNewsSitemap,
  newsmlG2: decodeNewsmlG2,
  nitf: decodeNitf,
};

/**
 * The format that a document's outermost element announces, found behind white space, processing instructions,
 * comments, a DOCTYPE and what a server printed before it; undefined for HTML and every unknown element.
 */
export function detectXml(text: string): Format | undefined {
  const visible = withoutComments(afterDoctype(text).slice(0, PROLOG_CHARACTERS * 2));
  let isOutermost = true;
  for (const [, tag = ''] of visible.matchAll(/<([a-z_][\w.:-]*)(?=[\s/>])/gi)) {
    const local = localName(tag);
    if (local === 'html') return undefined;
    const format = formatOf(local, isOutermost);
    if (format !== undefined) return local === 'channel' && isCdf(visible) ? 'cdf' : format;
    isOutermost = false;
  }
  return undefined;
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1).toLowerCase();
}

function formatOf(local: string, isOutermost: boolean): Format | undefined {
  return DOCUMENTS.get(local) ?? (isOutermost ? FRAGMENTS.get(local) : undefined);
}

/** CDF puts addresses and times into attributes; RSS that lost its outermost element does not. */
function isCdf(text: string): boolean {
  return (
    /<(?:channel|item)\s[^<>]*\b(?:href|lastmod|base)\s*=|<abstract[\s>]/i.test(text) ||
    /<CHANNEL[\s>]/.test(text)
  );
}

/**
 * Reads a document that detectXml knows. A concatenation gives the articles of all its documents and the first
 * one's feed. Refusals: `noArticles` when there is none at all, `tooDeep` and `tooManyItems` when elements had
 * to be left out, and those of the format. Never throws; linear in the length of `text`.
 */
export function decodeXml(text: string, format: Format, hints: DecodeHints): Decoded {
  const document = readXml(text, CORE_ROOTS);
  const articles: RawArticle[] = [];
  const refusals: Refusal[] = [];
  let feed: RawFeed | undefined;
  for (const root of document.roots.flatMap((each) => knownRoots(each, 0))) {
    if (articles.length + refusals.length >= MAX_PLACED) break;
    const part = decodeRoot(root, format, hints);
    for (const article of part.articles) articles.push(article);
    for (const refusal of part.refusals) refusals.push(refusal);
    feed ??= part.feed;
  }
  const found = articles.length + refusals.length;
  return { feed, articles, refusals: [...refusals, ...wholeRefusals(document, found)] };
}

function decodeRoot(root: XmlElement, hinted: Format, hints: DecodeHints): Decoded {
  const announced = formatOf(localName(root.name), true) ?? hinted;
  const format = announced === 'rss' && hinted === 'cdf' ? 'cdf' : announced;
  const decode = DECODERS[format];
  return decode ? decode({ root, format, baseUrl: hints.baseUrl }) : { articles: [], refusals: [] };
}

/** Envelopes and what servers print before a document stand a few levels around it at most. */
const ENVELOPE_DEPTH = 6;

function knownRoots(element: XmlElement, depth: number): XmlElement[] {
  if (formatOf(localName(element.name), depth === 0) !== undefined) return [element];
  return depth < ENVELOPE_DEPTH ? elementsOf(element).flatMap((child) => knownRoots(child, depth + 1)) : [];
}

function wholeRefusals(document: { tooDeep: boolean; tooMany: boolean }, found: number): Refusal[] {
  const refusals: Refusal[] = [];
  if (document.tooDeep)
    refusals.push({ code: 'tooDeep', at: '', detail: 'elements nested too deep were left out' });
  if (document.tooMany || found >= MAX_PLACED)
    refusals.push({ code: 'tooManyItems', at: '', detail: 'elements past the limit were left out' });
  if (found === 0 && refusals.length === 0) {
    refusals.push({ code: 'noArticles', at: '', detail: 'the document holds no item' });
  }
  return refusals;
}
