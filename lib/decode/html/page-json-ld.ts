import type { RawArticle } from '../../article/raw-article.ts';
import { readSchemaOrg } from '../json/schema-org.ts';

/** Larger scripts are catalogs, not descriptions of one article. */
const MAX_SCRIPT = 1_000_000;

/**
 * The article that the JSON-LD of a page describes (https://developer.mozilla.org/docs/Web/HTML/Element/script/type,
 * data blocks): of several the one whose headline `resembles` the page's most, the first of equals. Scripts that
 * are broken are skipped.
 */
export function pageJsonLd(
  scripts: readonly string[],
  baseUrl: string | undefined,
  resembles: (headline: string) => number,
): RawArticle | undefined {
  const documents = scripts.flatMap((script) => (script.length <= MAX_SCRIPT ? parsed(script) : []));
  let best: { article: RawArticle; score: number } | undefined;
  for (const article of articlesOf(documents, baseUrl)) {
    const score = resembles(article.headline?.value ?? '') + (article.datePublished === undefined ? 0 : 0.1);
    if (best === undefined || score > best.score) best = { article, score };
  }
  return best?.article;
}

/** Nodes of all scripts may refer to each other, so they are read as one list. */
function articlesOf(documents: readonly unknown[], baseUrl: string | undefined): readonly RawArticle[] {
  try {
    return readSchemaOrg(documents, { at: '', baseUrl, feed: undefined }).articles;
  } catch {
    return [];
  }
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
  return [];
}
