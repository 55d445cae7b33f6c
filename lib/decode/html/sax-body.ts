import {
  ADVERTISEMENT,
  ASIDE,
  COMMENTS,
  CONSENT,
  FORM,
  HIDDEN,
  NAVIGATION,
  NOTICE,
  RELATED,
  SHARE,
} from './hints.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageNode } from './read-page.ts';

const LOST =
  ADVERTISEMENT | ASIDE | COMMENTS | CONSENT | FORM | HIDDEN | NAVIGATION | NOTICE | RELATED | SHARE;

/** Shorter blocks say nothing about where the text is. */
const MIN_WEIGHT = 25;
/** A neighbor of the best element belongs to the text from this share of its score on. */
const NEIGHBOR_SHARE = 0.2;

/**
 * The indexes of the blocks inside the element that holds the text, after the idea of Arc90's Readability as a
 * SAX handler: paragraphs give points to the elements around them, less the further away; links take them.
 */
export function saxBody(blocks: readonly PageBlock[], nodes: readonly PageNode[]): ReadonlySet<number> {
  const scores = scoresOf(blocks, nodes);
  let best = 0;
  scores.forEach((score, node) => {
    if (score > (scores[best] ?? 0)) best = node;
  });
  const parent = nodes[best]?.parent ?? 0;
  const limit = Math.max(10, (scores[best] ?? 0) * NEIGHBOR_SHARE);
  const inside = new Uint8Array(nodes.length);
  nodes.forEach((node, index) => {
    const isNeighbor = node.parent === parent && (scores[index] ?? 0) >= limit;
    inside[index] = index === best || (index > 0 && inside[node.parent] === 1) || isNeighbor ? 1 : 0;
  });
  return new Set(
    blocks.flatMap((block, index) => {
      const isParagraph = block.node === parent || nodes[block.node]?.parent === parent;
      const isText = isParagraph && block.kind === 'prose' && block.linkShare < 0.25 && block.weight > 80;
      return (inside[block.node] === 1 || isText) && (block.hints & LOST) === 0 ? [index] : [];
    }),
  );
}

function scoresOf(blocks: readonly PageBlock[], nodes: readonly PageNode[]): Float64Array {
  const scores = new Float64Array(nodes.length);
  const text = new Float64Array(nodes.length);
  const links = new Float64Array(nodes.length);
  for (const block of blocks) {
    text[block.node] = (text[block.node] ?? 0) + block.text.length;
    links[block.node] = (links[block.node] ?? 0) + block.linkLength;
    if (block.weight < MIN_WEIGHT || (block.hints & LOST) !== 0 || block.linkShare > 0.5) continue;
    const commas = block.text.split(/[,،、，;]/, 20).length;
    const points = 1 + commas + Math.min(3, block.weight / 100);
    let node = block.tag === 'div' ? block.node : (nodes[block.node]?.parent ?? 0);
    for (const share of [1, 0.5, 1 / 6]) {
      if (node < 0) break;
      scores[node] = (scores[node] ?? 0) + points * share;
      node = nodes[node]?.parent ?? -1;
    }
  }
  for (let node = nodes.length - 1; node > 0; node -= 1) {
    const parent = nodes[node]?.parent ?? 0;
    text[parent] = (text[parent] ?? 0) + (text[node] ?? 0);
    links[parent] = (links[parent] ?? 0) + (links[node] ?? 0);
  }
  return scores.map((score, node) => {
    if (score === 0) return 0;
    const weight = 25 * (nodes[node]?.weight ?? 0);
    return (score + weight) * (1 - (links[node] ?? 0) / (text[node] || 1));
  });
}
