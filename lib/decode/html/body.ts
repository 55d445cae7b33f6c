import { bestRun, type PageLine } from '../page/body-run.ts';
import { trimmedBody } from './body-edges.ts';
import { COMMENTS, FOREIGN, HIDDEN, HINTS } from './hints.ts';
import { ownText } from './own-text.ts';
import type { PageBlock } from './page-blocks.ts';
import { type Page, readPage } from './read-page.ts';
import { readabilityHtml } from './readability-html.ts';
import { saxBody } from './sax-body.ts';
import { siblingSections } from './sections.ts';
import { twinsOf } from './twins.ts';

/** Real pages are at most 51 levels deep and have a few thousand elements; what builds trees slows down with both. */
const MAX_DEPTH = 256;
const MAX_ELEMENTS = 20_000;
const MAX_OUTLINE_ELEMENTS = 8_000;
const MAX_OUTLINE = 1_000_000;

/** A paragraph with more of its characters in links than this is a link to something else. */
const MAX_LINK_SHARE = 0.7;
/** The tree reader has to find this share of what the SAX reading finds to be believed. */
const MIN_AGREEMENT = 0.3;
/** A name that stands around more of the text than this does not mean on this page what it means on others. */
const MAX_NAMED = 0.65;
/** Notices that are as long as paragraphs, without links and between paragraphs, are about their subject. */
const PARAGRAPH = 160;

type Indexes = ReadonlySet<number>;

/**
 * The blocks of a page that are its text: those that Readability finds, without captions, bylines, buttons, lists
 * of other articles and whatever else the words or the names around them give away, and with the paragraphs
 * between them that only the SAX reading finds. That one takes Readability's place where it fails, may not run or
 * is far from where the paragraphs point to; the best run of prose is the last resort. `stated` is the text that
 * the page's metadata gives, '' for none: paragraphs that it holds are kept.
 */
export async function bodyBlocks(
  page: Page,
  blocks: readonly PageBlock[],
  stated: string,
): Promise<readonly PageBlock[]> {
  const bySax = saxBody(blocks, page.nodes);
  const byTree = await treeBody(page, blocks);
  const found = byTree === undefined || isFarLess(blocks, byTree, bySax) ? bySax : byTree;
  const foreign = foreignHints(blocks, found);
  const kept = keptOf(blocks, found, foreign);
  const [first, last] = proseEnds(blocks, kept);
  const isStated = statedIn(stated);
  const isTwin = twinsOf(
    blocks.filter(({ kind }, index) => kept.has(index) && kind === 'prose'),
    page.nodes,
  );
  const sections = siblingSections(blocks, page.nodes, kept, (block) => isSection(block, foreign));
  const all = blocks.filter((block, index) => {
    if (kept.has(index) || sections.has(index)) return true;
    const isBetween = index > first && index < last;
    if (isBetween && (bySax.has(index) || found.has(index)) && isParagraph(block, foreign)) return true;
    if (block.kind === 'prose' && isParagraph(block, foreign) && isTwin(block)) return true;
    return isBetween && isStated(block.text);
  });
  if (all.length > 0) return trimmedBody(ownText(all, blocks, page.nodes), blocks, page.nodes);
  const { start, end } = bestRun(blocks.map((block) => lineOf(block, foreign)));
  return blocks.slice(start, end).filter(({ kind }) => kind === 'prose' || kind === 'short');
}

function keptOf(blocks: readonly PageBlock[], found: Indexes, foreign: number): Indexes {
  const isText = ({ kind, hints, linkShare }: PageBlock) =>
    (kind === 'prose' || kind === 'short') && (hints & foreign) === 0 && linkShare < MAX_LINK_SHARE;
  return new Set(blocks.flatMap((block, index) => (found.has(index) && isText(block) ? [index] : [])));
}

function isParagraph({ kind, hints, linkShare, weight }: PageBlock, foreign: number): boolean {
  if ((hints & foreign) !== 0) return false;
  return (
    (kind === 'prose' && linkShare < 0.5) || (kind === 'notice' && weight > PARAGRAPH && linkShare < 0.1)
  );
}

function isSection(block: PageBlock, foreign: number): boolean {
  if (block.kind === 'prose') return isParagraph(block, foreign);
  return (block.hints & foreign) === 0 && block.linkShare < 0.5;
}

function proseEnds(blocks: readonly PageBlock[], kept: Indexes): readonly [number, number] {
  const prose = [...kept].filter((index) => blocks[index]?.kind === 'prose');
  return [prose[0] ?? 0, prose[prose.length - 1] ?? 0];
}

/** The bits that mean other parts of the page, without those that stand around much of what was found. */
function foreignHints(blocks: readonly PageBlock[], found: Indexes): number {
  const text = blocks.filter((_, index) => found.has(index));
  const limit = proseOf(text) * MAX_NAMED;
  return HINTS.reduce((bits, bit) => {
    const named = proseOf(text.filter(({ hints }) => (hints & bit) !== 0));
    return named > (bit === HIDDEN ? 1.8 : 1) * limit ? bits & ~bit : bits;
  }, FOREIGN);
}

function isFarLess(blocks: readonly PageBlock[], one: Indexes, other: Indexes): boolean {
  const among = (found: Indexes) => proseOf(blocks.filter((_, index) => found.has(index)));
  return among(one) < among(other) * MIN_AGREEMENT;
}

async function treeBody(page: Page, blocks: readonly PageBlock[]): Promise<Indexes | undefined> {
  const { depth, elements, outline } = page;
  if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) return undefined;
  if (outline.elements > MAX_OUTLINE_ELEMENTS || outline.html.length > MAX_OUTLINE) return undefined;
  const html = await readabilityHtml(outline.html);
  if (html === undefined) return undefined;
  const lines = readPage(html, undefined).blocks.map(({ text }) => folded(text));
  const whole = new Set(lines);
  const all = lines.join(' ');
  return new Set(
    blocks.flatMap(({ text, hints }, index) => {
      const line = folded(text);
      const isFound = whole.has(line) || (line.length > 30 && all.includes(line));
      return isFound && (hints & COMMENTS) === 0 ? [index] : [];
    }),
  );
}

/** Shorter lines occur in any text. */
const MIN_STATED = 40;

function statedIn(stated: string): (text: string) => boolean {
  const all = letters(stated);
  return (text) => text.length >= MIN_STATED && all.includes(letters(text));
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function proseOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce(
    (sum, { kind, weight, linkShare }) => (kind === 'prose' && linkShare < 0.5 ? sum + weight : sum),
    0,
  );
}

/** A block as the line of a scrape: prose in links or in other parts of the page is none. */
function lineOf({ text, kind, hints, linkShare }: PageBlock, foreign: number): PageLine {
  if ((hints & foreign) !== 0) return { text, kind: 'ending' };
  return { text, kind: kind === 'prose' && linkShare > 0.5 ? 'short' : kind };
}
