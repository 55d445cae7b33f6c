import type { PageBlock } from './page-blocks.ts';
import type { PageNode } from './read-page.ts';

/** Levels around a paragraph that are compared: sections of page builders have their paragraphs so deep inside. */
const LEVELS = [4, 5, 6, 7] as const;
/** Fewer paragraphs have no habit. */
const MIN_PARAGRAPHS = 2;
/** So much of the text has to stand in such a place. */
const MIN_SHARE = 0.5;

/** Behind the text, a paragraph with more links than this is a note of the site. */
const MAX_LINKS_BEHIND = 0.2;

/** Kinds of headings behind which a page goes on with something else. */
const BOUNDARIES: ReadonlySet<PageBlock['kind']> = new Set(['related', 'comments', 'ending']);

/**
 * The blocks of sections beside those of the text that are built in the same way (`isText` says which blocks may be
 * text at all): their paragraphs, and the headings and quotes between. The element around all sections is the
 * nearest that has more than one of them. Nothing behind a heading such as "Related" is taken, and nothing when the
 * text has no such element around it.
 */
export function siblingSections(
  blocks: readonly PageBlock[],
  nodes: readonly PageNode[],
  text: ReadonlySet<number>,
  isText: (block: PageBlock) => boolean,
): ReadonlySet<number> {
  const paragraphs = blocks.filter(({ kind }, index) => text.has(index) && kind === 'prose');
  if (paragraphs.length < MIN_PARAGRAPHS) return new Set();
  const reach = reachOf(blocks, text);
  const last = Math.max(...text);
  for (const levels of LEVELS) {
    const found = sectionsAt(levels, blocks, nodes, paragraphs);
    const added = [...found].filter(
      (index) =>
        !text.has(index) &&
        index >= reach.from &&
        index < reach.to &&
        (index < last || (blocks[index]?.linkShare ?? 0) < MAX_LINKS_BEHIND) &&
        isText(blocks[index] as PageBlock),
    );
    if (added.some((index) => blocks[index]?.kind === 'prose')) return new Set(added);
  }
  return new Set();
}

/** From the first heading of the page, or the text, to the first boundary behind the text. */
function reachOf(blocks: readonly PageBlock[], text: ReadonlySet<number>): { from: number; to: number } {
  const indexes = [...text];
  const first = Math.min(...indexes);
  const last = Math.max(...indexes);
  const heading = blocks.findLastIndex(({ tag }, index) => tag === 'h1' && index <= first);
  const boundary = blocks.findIndex(({ kind }, index) => index > last && BOUNDARIES.has(kind));
  return { from: heading < 0 ? first : heading + 1, to: boundary < 0 ? blocks.length : boundary };
}

function sectionsAt(
  levels: number,
  blocks: readonly PageBlock[],
  nodes: readonly PageNode[],
  paragraphs: readonly PageBlock[],
): ReadonlySet<number> {
  const places = new Map<string, { count: number; container: number }>();
  for (const block of paragraphs) {
    const { place, container } = placeOf(block, nodes, levels);
    places.set(place, { count: (places.get(place)?.count ?? 0) + 1, container });
  }
  const habits = [...places].filter(([, { count }]) => count >= paragraphs.length * MIN_SHARE);
  const [habit] = habits;
  if (habit === undefined || habit[1].container === 0) return new Set();
  const [place, { container }] = habit;
  const twins = blocks.flatMap((block, index) =>
    block.kind === 'prose' && placeOf(block, nodes, levels).place === place ? [index] : [],
  );
  const [first = 0, last = 0] = [twins[0], twins[twins.length - 1]];
  const between = blocks.flatMap(({ tag, node, kind }, index) => {
    const isOfText = /^(?:blockquote|h[2-4]|li|pre)$/.test(tag) || isQuoted(node, nodes);
    const isPart = isOfText && (kind === 'prose' || kind === 'short');
    return isPart && index > first && index < last && isInside(node, container, nodes) ? [index] : [];
  });
  return new Set([...twins, ...between]);
}

/** Tags and classes of the elements around a block, and the element around these; generated names tell nothing. */
function placeOf(block: PageBlock, nodes: readonly PageNode[], levels: number) {
  const path: string[] = [];
  let node = block.node;
  for (let level = 0; level < levels && node > 0; level += 1) {
    const { tag = '', name = '', parent = 0 } = nodes[node] ?? {};
    path.push(`${tag}.${/\d/.test(name) ? name.replace(/\S*\d\S*/g, '').trim() : name.trim()}`);
    node = parent;
  }
  return { place: `${path.join('<')}<${node}`, container: node };
}

function isQuoted(node: number, nodes: readonly PageNode[]): boolean {
  const { tag, parent = 0 } = nodes[node] ?? {};
  return tag === 'blockquote' || nodes[parent]?.tag === 'blockquote';
}

function isInside(inner: number, container: number, nodes: readonly PageNode[]): boolean {
  for (let node = inner; node > 0; node = nodes[node]?.parent ?? 0) if (node === container) return true;
  return false;
}
