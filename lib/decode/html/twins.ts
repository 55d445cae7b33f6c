import type { PageBlock } from './page-blocks.ts';
import type { PageNode } from './read-page.ts';

/** Levels around a paragraph that have to be alike, and within which both have to stand. */
const LEVELS = 3;
/** Fewer paragraphs have no habit. */
const MIN_PARAGRAPHS = 3;
/** So much of the text has to stand in such a place. */
const MIN_SHARE = 0.3;

/**
 * Tells whether a block stands in the same kind of place as the paragraphs of the text: elements of the same
 * tags and classes around it, inside the same element. Pages that cut a text into sections with pictures or
 * advertisements between have paragraphs that a reader of one element misses, and they look like this.
 */
export function twinsOf(
  paragraphs: readonly PageBlock[],
  nodes: readonly PageNode[],
): (block: PageBlock) => boolean {
  if (paragraphs.length < MIN_PARAGRAPHS) return () => false;
  const places = new Map<string, number>();
  for (const block of paragraphs) {
    const place = placeOf(block, nodes);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  return (block) => (places.get(placeOf(block, nodes)) ?? 0) >= paragraphs.length * MIN_SHARE;
}

/** Tags and classes of the elements around a block, and the element around these. */
function placeOf(block: PageBlock, nodes: readonly PageNode[]): string {
  const path: string[] = [];
  let node = block.node;
  for (let level = 0; level < LEVELS && node > 0; level += 1) {
    const { tag = '', name = '', parent = 0 } = nodes[node] ?? {};
    path.push(`${tag}.${name}`);
    node = parent;
  }
  return `${path.join('<')}<${node}`;
}
