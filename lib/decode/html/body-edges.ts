import type { PageBlock } from './page-blocks.ts';
import type { PageNode } from './read-page.ts';

const HEADING = /^h[1-6]$/;
/** So many links after a heading such as "Related" are its list. */
const LISTED = 8;
/** Items of a list of other articles are links at least to this share. */
const LINKED = 0.2;

/**
 * The text without what stands at its edges and is no part of it: kicker, standfirst and reading time above the
 * first paragraph (outside of any paragraph of their own), a heading below which nothing comes, and the lists of
 * links under headings that announce other articles.
 */
export function trimmedBody(
  blocks: readonly PageBlock[],
  all: readonly PageBlock[],
  nodes: readonly PageNode[],
): readonly PageBlock[] {
  const listed = listedLinks(all);
  const kept = blocks.filter((block) => !listed.has(block));
  const first = kept.findIndex(({ kind }) => kind === 'prose');
  const ticker = tickerHeading(kept, first, nodes);
  const rest = kept.filter(
    ({ tag }, index) => index >= first || index === ticker || (tag !== 'div' && !HEADING.test(tag)),
  );
  let end = rest.length;
  while (end > 0 && HEADING.test(rest[end - 1]?.tag ?? '') && rest[end - 1]?.kind !== 'prose') end -= 1;
  return rest.slice(0, end);
}

/** The heading over the first entry of a ticker: it stands in the entry's own element, and later entries have theirs. */
function tickerHeading(
  blocks: readonly PageBlock[],
  first: number,
  nodes: readonly PageNode[],
): number | undefined {
  const parentOf = (block: PageBlock | undefined): number => nodes[block?.node ?? 0]?.parent ?? 0;
  const heading = blocks[first - 1];
  const entry = parentOf(blocks[first]);
  if (heading === undefined || !HEADING.test(heading.tag) || parentOf(heading) !== entry) return undefined;
  const isEntry = (block: PageBlock): boolean => {
    const own = parentOf(block);
    return block.tag === heading.tag && own !== entry && nodes[own]?.parent === nodes[entry]?.parent;
  };
  return blocks.slice(first).some(isEntry) ? first - 1 : undefined;
}

function listedLinks(all: readonly PageBlock[]): ReadonlySet<PageBlock> {
  const found = new Set<PageBlock>();
  let left = 0;
  for (const block of all) {
    if (block.kind === 'related') left = LISTED;
    else if (left > 0 && block.kind !== 'prose' && block.linkShare > LINKED) {
      found.add(block);
      left -= 1;
    } else left = 0;
  }
  return found;
}
