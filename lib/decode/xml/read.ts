import type { Format } from '../../article/format.ts';
import type { RawArticle, RawFeed } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import type { Decoded, DecodeHints } from '../decoded.ts';
import { decodeAtom } from '../feed/atom.ts';
import { decodeCdf } from '../feed/cdf.ts';
import { decodeNewsSitemap } from '../feed/news-sitemap.ts';
import { decodeRss } from '../feed/rss.ts';
import { decodeNewsml1 } from '../iptc/newsml-1.ts';
import { decodeNewsmlG2 } from '../iptc/newsml-g2.ts';
import { decodeNitf } from '../iptc/nitf.ts';
import { CORE_ROOTS, formatOf, localName } from './detect.ts';
import { elementsOf, type XmlElement } from './element.ts';
import { MAX_PLACED } from './element-path.ts';
import type { ReadRoot } from './read-root.ts';
import { readXml } from './read-xml.ts';

const DECODERS: Partial<Record<Format, (read: ReadRoot) => Decoded>> = {
  rss: decodeRss,
  rdf: decodeRss,
  atom: decodeAtom,
  cdf: decodeCdf,
  newsSitemap: decodeNewsSitemap,
  newsmlG2: decodeNewsmlG2,
  newsml1: decodeNewsml1,
  nitf: decodeNitf,
};

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
    refusals.push({ code: 'tooDeep', pointer: '', detail: 'elements nested too deep were left out' });
  if (document.tooMany || found >= MAX_PLACED)
    refusals.push({ code: 'tooManyItems', pointer: '', detail: 'elements past the limit were left out' });
  if (found === 0 && refusals.length === 0) {
    refusals.push({ code: 'noArticles', pointer: '', detail: 'the document holds no item' });
  }
  return refusals;
}
