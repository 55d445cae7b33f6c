// HTML: https://html.spec.whatwg.org/multipage/parsing.html
import type { RawArticle, RawCitation, RawParty, RawText } from '../../article/raw-article.ts';
import type { Warning } from '../../article/warning.ts';
import type { Decoded, DecodeHints } from '../decoded.ts';
import { startsWithDate } from '../page/date-words.ts';
import { kindOfLine } from '../page/line-kind.ts';
import { bodyBlocks } from './body.ts';
import { bodyHtml } from './body-html.ts';
import { ELSEWHERE, NAVIGATION, RELATED } from './hints.ts';
import { pageMetadata } from './metadata.ts';
import { whyNoArticle } from './not-article.ts';
import { nameOf } from './page-authors.ts';
import { type PageBlock, pageBlocks } from './page-blocks.ts';
import { dateAmong } from './page-dates.ts';
import { readPage } from './read-page.ts';

/** Characters of a page that are read; its article stands before that. */
const MAX_HTML = 5 * 1024 * 1024;

/**
 * The article of an HTML page: what its metadata says (JSON-LD, Open Graph, microdata, elements, in this order of
 * trust) and its text, as markup that has still to be sanitized. Refused with `noArticles` when the page has
 * neither text nor a title, with `notAnArticle` by name when it is a bot check, an error, a login, a consent dialog,
 * a list of articles or an empty shell. Any page is answered in time linear in its length but for the tree of pages of real
 * depth and size.
 */
export async function decodeHtml(html: string, hints: DecodeHints): Promise<Decoded> {
  const page = readPage(html.slice(0, MAX_HTML), hints.baseUrl);
  const blocks = pageBlocks(page);
  const metadata = pageMetadata(page, hints.baseUrl);
  const text = await bodyBlocks(page, blocks, plainOf(metadata.articleBody));
  const body = withoutHeadline(text, metadata.headline?.value);
  if (body.length === 0 && metadata.headline === undefined) {
    const detail = 'The page has neither a title nor a text that could be an article.';
    return { articles: [], refusals: [{ code: 'noArticles', pointer: '', detail }] };
  }
  const types = [...(page.head.metas.get('og:type') ?? []), ...jsonLdTypes(page.head.jsonLd)];
  const reason = whyNoArticle({ html, blocks, metadata, body, types });
  if (reason !== undefined)
    return {
      articles: [],
      refusals: [{ code: 'notAnArticle', pointer: '', detail: `The page is ${reason}.` }],
    };
  const citation = relatedLinks(blocks, body);
  const around = linesAround(blocks, body, metadata.headline?.value);
  const [date, author] = [
    metadata.datePublished ?? dateAmong(around),
    metadata.author ?? bylineAmong(around),
  ];
  const article: RawArticle = {
    ...metadata,
    ...(date && { datePublished: date }),
    ...(author && { author }),
    ...(body.length > 0 && { articleBody: { type: 'html', value: bodyHtml(body) } }),
    ...(metadata.citation === undefined && citation.length > 0 && { citation }),
    warnings: warnings(html, body),
  };
  return { articles: [article], refusals: [] };
}

/** The types that scripts of JSON-LD name, as far as they can be told without reading them. */
function jsonLdTypes(scripts: readonly string[]): string[] {
  return scripts.flatMap((script) =>
    [...script.matchAll(/"@type"\s*:\s*(?:\[\s*)?"(?:https?:\/\/schema\.org\/)?(\w{1,40})"/g)].map(
      ([, type = '']) => type,
    ),
  );
}

/** Byline and date stand between the headline and the text, sometimes just above or below them. */
const ABOVE = 15;
const BELOW = 2;

function linesAround(
  blocks: readonly PageBlock[],
  body: readonly PageBlock[],
  headline: string | undefined,
): readonly string[] {
  const start = body[0] === undefined ? -1 : blocks.indexOf(body[0]);
  if (start < 0) return [];
  const top = blocks.findLastIndex(
    ({ text, tag }, index) => index <= start && (tag === 'h1' || text === headline),
  );
  return blocks
    .slice(Math.max(0, top < 0 ? start - ABOVE : Math.min(top, start) - BELOW), start + BELOW)
    .filter(({ hints }) => (hints & ELSEWHERE) === 0)
    .filter(
      ({ kind, text }) => kind === 'date' || kind === 'byline' || (kind !== 'prose' && startsWithDate(text)),
    )
    .map(({ text }) => text);
}

function bylineAmong(lines: readonly string[]): readonly RawParty[] | undefined {
  const byline = lines.find((line) => kindOfLine(line) === 'byline') ?? lines.find(isDatedByline);
  return byline === undefined ? undefined : [{ name: nameOf(byline) }];
}

/** "By Ida Brandt on Monday, November 18th, 2026": a date for whoever looks for one, and a byline too. */
function isDatedByline(line: string): boolean {
  return kindOfLine(line) === 'date' && kindOfLine(nameOf(line)) === 'byline';
}

function warnings(html: string, body: readonly PageBlock[]): Warning[] {
  const found: Warning[] = body.length > 0 ? [{ code: 'bodyGuessed', pointer: 'articleBody' }] : [];
  return html.length > MAX_HTML
    ? [...found, { code: 'fieldTooLong', pointer: 'articleBody', detail: 'page' }]
    : found;
}

function plainOf(text: RawText | undefined): string {
  if (text?.type !== 'html') return text?.value ?? '';
  return readPage(text.value, undefined)
    .blocks.map((block) => block.text)
    .join('\n\n');
}

/** The headline stands above the text on most pages, and is no part of it. */
function withoutHeadline(blocks: readonly PageBlock[], headline: string | undefined): readonly PageBlock[] {
  const start = blocks.slice(0, 5).findIndex(({ text, tag }) => tag === 'h1' || text === headline);
  return start < 0 ? blocks : blocks.filter((_, index) => index !== start);
}

const MAX_CITATIONS = 20;
const MIN_HEADLINE = 25;

/** Links to other articles: those in parts of the page whose names call them related. */
function relatedLinks(blocks: readonly PageBlock[], body: readonly PageBlock[]): RawCitation[] {
  const own = new Set(body);
  const found = new Map<string, RawCitation>();
  for (const block of blocks) {
    const isRelated = (block.hints & RELATED) !== 0 && (block.hints & NAVIGATION) === 0;
    if (!isRelated || own.has(block) || block.href === undefined || block.linkShare < 0.8) continue;
    if (block.weight >= MIN_HEADLINE && found.size < MAX_CITATIONS)
      found.set(block.href, { headline: block.text.replaceAll('\n', ' '), url: block.href });
  }
  return [...found.values()];
}
