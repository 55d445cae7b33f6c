import { bestRun, type PageLine } from '../page/body-run.ts';
import { FOREIGN } from './hints.ts';
import type { PageBlock } from './page-blocks.ts';
import { type Page, readPage } from './read-page.ts';
import { readabilityHtml } from './readability-html.ts';
import { saxBody } from './sax-body.ts';

/** Real pages are at most 51 levels deep and have a few thousand elements; what builds trees slows down with both. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 20_000;
const MAX_OUTLINE = 2_000_000;

/** A paragraph with more of its characters in links than this is a link to something else. */
const MAX_LINK_SHARE = 0.7;
/** Of what both readers found together, one alone has to have found this share to be believed. */
const MIN_AGREEMENT = 0.3;
/** What is left after the rules for lines must be this share of the prose, or the rules are wrong for this page. */
const MIN_LEFT = 0.5;

/**
 * The blocks of a page that are its text: those that Readability finds, without captions, bylines, buttons, lists
 * of other articles and whatever else the words or the names around them give away. Where Readability fails, may
 * not run or finds another place than the paragraphs themselves point to, the SAX reading takes its place, then
 * the best run of prose.
 */
export async function bodyBlocks(page: Page, blocks: readonly PageBlock[]): Promise<PageBlock[]> {
  const bySax = saxBody(blocks, page.nodes);
  const byTree = await treeBody(page, blocks);
  const found = chosen(blocks, bySax, byTree);
  const candidates = blocks.filter((_, index) => found.has(index));
  const kept = candidates.filter(isText);
  if (proseOf(kept) >= proseOf(candidates) * MIN_LEFT && proseOf(kept) > 0) return kept;
  const { start, end } = bestRun(blocks.map(lineOf));
  return blocks.slice(start, end).filter(({ kind }) => kind === 'prose' || kind === 'short');
}

function chosen(
  blocks: readonly PageBlock[],
  bySax: ReadonlySet<number>,
  byTree: ReadonlySet<number> | undefined,
): ReadonlySet<number> {
  if (byTree === undefined) return bySax;
  const among = (found: ReadonlySet<number>) => proseOf(blocks.filter((_, index) => found.has(index)));
  const [tree, sax] = [among(byTree), among(bySax)];
  return tree < sax * MIN_AGREEMENT ? bySax : byTree;
}

async function treeBody(page: Page, blocks: readonly PageBlock[]): Promise<ReadonlySet<number> | undefined> {
  if (page.depth > MAX_DEPTH || page.elements > MAX_ELEMENTS || page.outline.length > MAX_OUTLINE)
    return undefined;
  const html = await readabilityHtml(page.outline);
  if (html === undefined) return undefined;
  const lines = readPage(html, undefined).blocks.map(({ text }) => folded(text));
  const whole = new Set(lines);
  const all = lines.join(' ');
  return new Set(
    blocks.flatMap(({ text }, index) => {
      const line = folded(text);
      return whole.has(line) || (line.length > 30 && all.includes(line)) ? [index] : [];
    }),
  );
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isText({ kind, hints, linkShare }: PageBlock): boolean {
  return (kind === 'prose' || kind === 'short') && (hints & FOREIGN) === 0 && linkShare < MAX_LINK_SHARE;
}

function proseOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce(
    (sum, { kind, weight, linkShare }) => (kind === 'prose' && linkShare < 0.5 ? sum + weight : sum),
    0,
  );
}

/** A block as the line of a scrape: prose in links or in other parts of the page is none. */
function lineOf({ text, kind, hints, linkShare }: PageBlock): PageLine {
  if ((hints & FOREIGN) !== 0) return { text, kind: 'ending' };
  return { text, kind: kind === 'prose' && linkShare > 0.5 ? 'short' : kind };
}
