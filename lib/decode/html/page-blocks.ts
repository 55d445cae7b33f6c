import { kindOfLine, type LineKind, weightOf } from '../page/line-kind.ts';
import { COMMENTS, CONSENT, FOREIGN } from './hints.ts';
import type { Block, Page } from './read-page.ts';

/** A block with what its words and its place on the page say of it. */
export interface PageBlock extends Block {
  readonly kind: LineKind;
  /** The bits of `hints.ts` of all elements around it. */
  readonly hints: number;
  /** Share of its characters that stand in links. */
  readonly linkShare: number;
  readonly weight: number;
}

/** An element that holds more of the page's prose than this is the page's text, whatever its name says. */
const MAX_FOREIGN_SHARE = 0.4;
/** A dialog of consent that holds more than this is the text: somebody named it badly. */
const ALMOST_ALL = 0.85;
/** Behind so much prose, comments are comments, however many there are. */
const MIN_COMMENTED = 400;

/** The blocks of a page with their kinds and the hints of the elements around them. */
export function pageBlocks({ blocks, nodes }: Page): PageBlock[] {
  const kinds = blocks.map(({ text }) => kindOfLine(text.replaceAll('\n', ' ')));
  const weights = blocks.map(({ text }) => weightOf(text));
  const prose = new Float64Array(nodes.length);
  const commented = new Uint8Array(nodes.length);
  let before = 0;
  let reached = 0;
  blocks.forEach(({ node, linkLength, text }, index) => {
    // An element is numbered before all that stands in it.
    for (; reached <= node; reached += 1) commented[reached] = before >= MIN_COMMENTED ? 1 : 0;
    const isText = kinds[index] === 'prose' && linkLength < text.length / 2;
    if (!isText) return;
    prose[node] = (prose[node] ?? 0) + (weights[index] ?? 0);
    before += weights[index] ?? 0;
  });
  for (let node = nodes.length - 1; node > 0; node -= 1) {
    const parent = nodes[node]?.parent ?? 0;
    prose[parent] = (prose[parent] ?? 0) + (prose[node] ?? 0);
  }
  const hints = new Int32Array(nodes.length);
  nodes.forEach(({ parent, hints: own }, node) => {
    const isText = (prose[node] ?? 0) > (prose[0] ?? 0) * MAX_FOREIGN_SHARE;
    const isAll = (prose[node] ?? 0) > (prose[0] ?? 0) * ALMOST_ALL;
    const kept = (commented[node] === 1 ? own & COMMENTS : 0) | (isAll ? 0 : own & CONSENT);
    hints[node] = (hints[parent] ?? 0) | (isText ? (own & ~FOREIGN) | kept : own);
  });
  return blocks.map((block, index) => ({
    ...block,
    kind: kinds[index] ?? 'short',
    hints: hints[block.node] ?? 0,
    linkShare: block.linkLength / block.text.length,
    weight: weights[index] ?? 0,
  }));
}
