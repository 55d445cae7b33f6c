import type { Format } from '../article/format.ts';
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
import { afterDoctype, PROLOG_CHARACTERS, withoutComments } from './xml/prolog.ts';
import { readXml } from './xml/read-xml.ts';

/** Local names of outermost elements and what they announce. */
const ROOTS: ReadonlyMap<string, Format> = new Map([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['entry', 'atom'],
  ['channel', 'rss'],
  ['item', 'rss'],
  ['urlset', 'newsSitemap'],
  ['sitemapindex', 'newsSitemap'],
  ['newsitem', 'newsmlG2'],
  ['newsmessage', 'newsmlG2'],
  ['packageitem', 'newsmlG2'],
  ['conceptitem', 'newsmlG2'],
  ['knowledgeitem', 'newsmlG2'],
  ['planningitem', 'newsmlG2'],
  ['catalogitem', 'newsmlG2'],
  ['contentset', 'newsmlG2'],
  ['contentmeta', 'newsmlG2'],
  ['groupset', 'newsmlG2'],
  ['nitf', 'nitf'],
]);

const CORE_ROOTS: ReadonlySet<string> = new Set([...ROOTS.keys()].filter((name) => name !== 'rdf'));

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
  for (const [, tag = ''] of visible.matchAll(/<([a-z_][\w.:-]*)(?=[\s/>])/gi)) {
    const local = tag.slice(tag.indexOf(':') + 1).toLowerCase();
    if (local === 'html') return undefined;
    const format = ROOTS.get(local);
    if (format !== undefined) return local === 'channel' && isCdf(visible) ? 'cdf' : format;
  }
  return undefined;
}

/** CDF puts addresses and times into attributes; RSS that lost its outermost element does not. */
function isCdf(text: string): boolean {
  return (
    /<(?:channel|item)\s[^>]*\b(?:href|lastmod|base)\s*=|<abstract[\s>]/i.test(text) ||
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
  const parts = document.roots
    .flatMap((root) => knownRoots(root, 0))
    .map((root) => decodeRoot(root, format, hints));
  const articles = parts.flatMap((part) => part.articles);
  const refusals = parts.flatMap((part) => part.refusals);
  const feed = parts.find((part) => part.feed !== undefined)?.feed;
  return {
    feed,
    articles,
    refusals: [...refusals, ...wholeRefusals(document, articles.length + refusals.length)],
  };
}

function decodeRoot(root: XmlElement, hinted: Format, hints: DecodeHints): Decoded {
  const announced = formatOfRoot(root) ?? hinted;
  const format = announced === 'rss' && hinted === 'cdf' ? 'cdf' : announced;
  const decode = DECODERS[format];
  return decode ? decode({ root, format, baseUrl: hints.baseUrl }) : { articles: [], refusals: [] };
}

function formatOfRoot(root: XmlElement): Format | undefined {
  return ROOTS.get(root.name.slice(root.name.indexOf(':') + 1));
}

/** Envelopes and what servers print before a document stand a few levels around it at most. */
const ENVELOPE_DEPTH = 6;

function knownRoots(element: XmlElement, depth: number): XmlElement[] {
  if (formatOfRoot(element) !== undefined) return [element];
  return depth < ENVELOPE_DEPTH ? elementsOf(element).flatMap((child) => knownRoots(child, depth + 1)) : [];
}

function wholeRefusals(document: { tooDeep: boolean; tooMany: boolean }, found: number): Refusal[] {
  const refusals: Refusal[] = [];
  if (document.tooDeep)
    refusals.push({ code: 'tooDeep', at: '', detail: 'elements nested too deep were left out' });
  if (document.tooMany)
    refusals.push({ code: 'tooManyItems', at: '', detail: 'elements past the limit were left out' });
  if (found === 0 && refusals.length === 0) {
    refusals.push({ code: 'noArticles', at: '', detail: 'the document holds no item' });
  }
  return refusals;
}
