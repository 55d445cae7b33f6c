import type { PageBlock } from './page-blocks.ts';
import type { PageNode } from './read-page.ts';

/** So much prose makes a text: what comes behind it may be something else, and what is inside it is not. */
const MIN_TEXT = 400;
/** Shorter lines may well be said twice. */
const MIN_REPEATED = 60;
/** A teaser repeats one of so many first paragraphs. */
const TEASED = 3;

/**
 * The blocks of a text without what stands there for the second time (a teaser above its article, or all
 * of it), without data of scripts, without what readers wrote under a heading such as "3 comments", and without other
 * articles that the page goes on with: those in an `<article>` of their own, when the heading of the page stands in one too.
 */
export function ownText(
  body: readonly PageBlock[],
  all: readonly PageBlock[],
  nodes: readonly PageNode[],
): readonly PageBlock[] {
  const own = ownArticle(body, all, nodes);
  const commented = new Set(all.slice(commentsAt(body, all)));
  const kept = body.filter(
    (block) => !commented.has(block) && !isData(block) && (own === undefined || own(block)),
  );
  return withoutRepeats(kept);
}

/** What scripts of a page read from it, such as the dates of an event for calendars. */
function isData({ tag, text }: PageBlock): boolean {
  return (
    tag !== 'pre' && /^\s*(?:\{\s*"[^"]+"\s*:|\[\s*\{\s*"[^"]+"\s*:)/.test(text) && /[}\]]\s*$/.test(text)
  );
}

/** Paragraphs that are repeated one by one, far from each other, are meant to be: steps, refrains, notes. */
function withoutRepeats(body: readonly PageBlock[]): readonly PageBlock[] {
  const first = new Map<string, number>();
  const prose = body.filter(({ kind }) => kind === 'prose');
  const repeats = prose.map(({ text, weight }, index) => {
    const before = first.get(text);
    if (before === undefined) first.set(text, index);
    return before !== undefined && weight >= MIN_REPEATED ? before : undefined;
  });
  const dropped = new Set(
    prose.filter((_, index) => {
      const before = repeats[index];
      if (before === undefined) return false;
      const isTeaser = before < TEASED && index - before <= TEASED;
      const follows = (step: number) => repeats[index + step] === before + step;
      return isTeaser || [-2, -1, 0].some((from) => [0, 1, 2].every((step) => follows(from + step)));
    }),
  );
  return body.filter((block) => !dropped.has(block));
}

/** Where the comments begin: at the first heading over comments that stands behind a text, or behind everything. */
function commentsAt(body: readonly PageBlock[], all: readonly PageBlock[]): number {
  const texts = new Set(body);
  let prose = 0;
  for (const [index, block] of all.entries()) {
    if (texts.has(block) && block.kind === 'prose') prose += block.weight;
    if (prose >= MIN_TEXT && block.kind === 'comments' && HEADING.test(block.tag)) return index;
  }
  return all.length;
}

const HEADING = /^h[1-6]$/;

function ownArticle(
  body: readonly PageBlock[],
  all: readonly PageBlock[],
  nodes: readonly PageNode[],
): ((block: PageBlock) => boolean) | undefined {
  const heading = all.find(({ tag }) => tag === 'h1');
  const own = heading === undefined ? 0 : outermost(heading.node, nodes);
  if (own === 0) return undefined;
  const inside = body.filter((block) => outermost(block.node, nodes) === own);
  const prose = inside.reduce((sum, { kind, weight }) => (kind === 'prose' ? sum + weight : sum), 0);
  if (prose < MIN_TEXT) return undefined;
  return (block) => [0, own].includes(outermost(block.node, nodes));
}

/** The outermost `<article>` around an element; 0 when there is none. */
function outermost(node: number, nodes: readonly PageNode[]): number {
  let found = 0;
  for (let at = node; at > 0; at = nodes[at]?.parent ?? 0) if (nodes[at]?.tag === 'article') found = at;
  return found;
}
