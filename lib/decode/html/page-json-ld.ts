import type { RawArticle } from '../../article/raw-article.ts';
import { isObject } from '../json/fields.ts';
import { compact, references, typesOf } from '../json/json-ld.ts';
import { readSchemaOrg } from '../json/schema-org.ts';
import { salvagedArticle } from './broken-json-ld.ts';

/** Larger scripts are catalogs, not descriptions of one article. */
const MAX_SCRIPT = 1_000_000;

/** What the JSON-LD of a page says: of its article, and of itself as a page, recipe, review or check of a claim. */
export interface PageJsonLd {
  readonly article?: RawArticle;
  readonly page?: RawArticle;
}

/**
 * Reads the JSON-LD of a page (https://developer.mozilla.org/docs/Web/HTML/Element/script/type, data blocks): of
 * several articles the one whose headline `resembles` the page's most, the first of equals. Of scripts that are
 * broken only the fields that are whole are read.
 */
export function pageJsonLd(
  scripts: readonly string[],
  baseUrl: string | undefined,
  resembles: (headline: string) => number,
): PageJsonLd {
  const documents = scripts.flatMap((script) => (script.length <= MAX_SCRIPT ? parsed(script) : []));
  const article = bestOf(articlesOf(documents, baseUrl), resembles);
  const page = bestOf(articlesOf(documents.flatMap(pagesAsArticles), baseUrl, documents), resembles);
  return { ...(article && { article }), ...(page && { page }) };
}

function bestOf(
  articles: readonly RawArticle[],
  resembles: (headline: string) => number,
): RawArticle | undefined {
  let best: { article: RawArticle; score: number } | undefined;
  for (const article of articles) {
    const score = resembles(article.headline?.value ?? '') + (article.datePublished === undefined ? 0 : 0.1);
    if (best === undefined || score > best.score) best = { article, score };
  }
  return best?.article;
}

/** Nodes of all scripts may refer to each other, so they are read as one list; `around` is where they look. */
function articlesOf(
  documents: readonly unknown[],
  baseUrl: string | undefined,
  around: readonly unknown[] = documents,
): readonly RawArticle[] {
  try {
    const context = { pointer: '', baseUrl, feed: undefined };
    return readSchemaOrg(documents, context, references(compact(around))).articles;
  } catch {
    return [];
  }
}

/** Things that a page can be about and that have a date and an author as an article has. */
const LIKE_ARTICLE = /(?:WebPage|Review|Recipe|PodcastEpisode|HowTo|Interview)$/;

/**
 * The pages, recipes, reviews and checks of claims of a document, told to be articles. The name of a page is the
 * title of its window, so it is no headline. A video is mostly one of several things on a page, so it is left out.
 */
function pagesAsArticles(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document.flatMap(pagesAsArticles);
  if (!isObject(document)) return [];
  if (Array.isArray(document['@graph'])) return document['@graph'].flatMap(pagesAsArticles);
  if (!typesOf(document).some((type) => LIKE_ARTICLE.test(type))) return [];
  const { name: _, '@id': __, url: ___, ...rest } = document;
  return [{ ...rest, '@type': 'Article' }];
}

/** Pages put comments, CDATA marks, bare line ends and a last semicolon around and into their JSON. */
function parsed(script: string): unknown[] {
  const bare = script
    .trim()
    .replace(/^(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[)/, '')
    .replace(/(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>)?;?\s*$/, '');
  const oneLine = bare.replace(/\p{Cc}+/gu, ' ');
  for (const text of [bare, oneLine, oneLine.replace(/,\s*(?=[}\]])/g, '')]) {
    try {
      return [JSON.parse(text)];
    } catch {}
  }
  const found = salvagedArticle(oneLine);
  return found === undefined ? [] : [found];
}
