import {
  addBreak,
  addPreformatted,
  addText,
  type BlockText,
  closedHtml,
  closeInline,
  emptyBlock,
  foldedText,
  MAX_BLOCK,
  openInline,
  plainText,
} from './block-text.ts';
import { CONSENT, contentWeight, hintsOf, nameBits } from './hints.ts';
import { type Outline, outlineWriter } from './outline.ts';
import { type HeadReading, headReader } from './read-head.ts';
import { type Attributes, streamTags } from './tag-stream.ts';
import { BLOCK, CLOSED_BY, SILENT, VOID } from './tags.ts';

/** One paragraph, heading, item or cell of a page. */
export interface Block {
  readonly text: string;
  readonly html: string;
  /** The innermost of `p h1–h6 li blockquote pre td dd dt figcaption` around it, else `div`. */
  readonly tag: string;
  /** Index of the element that it stands in. */
  readonly node: number;
  /** Characters of it that stand in links. */
  readonly linkLength: number;
  /** The first address that it links to. */
  readonly href?: string;
}

/** An element that can hold blocks. Its parent always has a smaller index; 0 is the page. */
export interface PageNode {
  readonly parent: number;
  readonly tag: string;
  /** The bits of `hints.ts` that it says by itself. */
  readonly hints: number;
  readonly weight: number;
  /** Its class, as far as it tells one kind of element from another. */
  readonly name: string;
}

export interface Page {
  readonly head: HeadReading;
  readonly nodes: readonly PageNode[];
  readonly blocks: readonly Block[];
  /** The page as little HTML: what a reader that needs a tree has to know. */
  readonly outline: Outline;
  readonly elements: number;
  readonly depth: number;
}

/** Deeper elements and more of them than any real page has are counted, and their text goes to the nearest kept one. */
const MAX_NODE_DEPTH = 256;
const MAX_NODES = 100_000;
const MAX_BLOCKS = 20_000;
const TEXT_TAGS = new Set('p h1 h2 h3 h4 h5 h6 li blockquote pre td th dd dt figcaption'.split(' '));

interface Open {
  readonly tag: string;
  readonly node: number;
  /** The bits of `hints.ts` of it and all around it. */
  readonly hints: number;
}

/**
 * One pass over a page: its metadata, its paragraphs in order and the elements around them. Throws nothing;
 * linear in the length of `html`, whatever its depth.
 */
export function readPage(html: string, baseUrl: string | undefined): Page {
  const reading = pageReader(baseUrl);
  streamTags(html, reading);
  return reading.end();
}

function pageReader(givenBase: string | undefined) {
  const nodes: PageNode[] = [{ parent: -1, tag: 'html', hints: 0, weight: 0, name: '' }];
  const blocks: Block[] = [];
  const stack: Open[] = [];
  const counts = new Map<string, number>();
  const head = headReader(givenBase);
  let block: BlockText = emptyBlock();
  let href: string | undefined;
  let anchors = 0;
  let silent = 0;
  let elements = 0;
  let depth = 0;
  const outline = outlineWriter();

  const nodeNow = (): number => stack[stack.length - 1]?.node ?? 0;

  const hintsNow = (): number => stack[stack.length - 1]?.hints ?? 0;

  const flush = (): void => {
    const text = plainText(block);
    if (text !== '' && blocks.length < MAX_BLOCKS) {
      const node = nodeNow();
      blocks.push({
        text,
        html: closedHtml(block),
        tag: textTag(nodes, node),
        node,
        linkLength: block.linkLength,
        ...(href !== undefined && { href }),
      });
    }
    if (block.html.length > 0) block = emptyBlock();
    href = undefined;
  };

  const pop = (): void => {
    const closed = stack.pop();
    if (closed === undefined) return;
    counts.set(closed.tag, (counts.get(closed.tag) ?? 1) - 1);
    if (closed.tag === 'a') anchors -= 1;
    if (SILENT.has(closed.tag)) silent -= 1;
    head.closed(stack.length);
    outline.close(closed.tag, stack.length);
  };

  const push = (tag: string, attributes: Attributes, named: number): void => {
    const parent = nodeNow();
    const own = hintsOf(tag, attributes, named);
    const isNode = BLOCK.has(tag) && stack.length < MAX_NODE_DEPTH && nodes.length < MAX_NODES;
    if (isNode)
      nodes.push({
        parent,
        tag,
        hints: own,
        weight: contentWeight(attributes, named),
        name: attributes.get('class')?.slice(0, 100) ?? '',
      });
    const hints = own | (stack[stack.length - 1]?.hints ?? 0);
    stack.push({ tag, node: isNode ? nodes.length - 1 : parent, hints });
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
    depth = Math.max(depth, stack.length);
    if (tag === 'a') anchors += 1;
    if (SILENT.has(tag)) silent += 1;
  };

  /** Closes the nearest open element of a name and all inside it; an element of `limits` is not passed. */
  const closeTo = (tag: string): void => {
    if ((counts.get(tag) ?? 0) === 0) return;
    while (stack.length > 0) {
      const last = stack[stack.length - 1]?.tag;
      pop();
      if (last === tag) return;
    }
  };

  const closeImplied = (tag: string): void => {
    if (BLOCK.has(tag) && (counts.get('p') ?? 0) > 0 && stack[stack.length - 1]?.tag === 'p') pop();
    const closes = CLOSED_BY.get(tag);
    while (closes?.has(stack[stack.length - 1]?.tag ?? '')) pop();
  };

  return {
    open(tag: string, attributes: Attributes): void {
      elements += 1;
      if (BLOCK.has(tag)) {
        flush();
        head.text(' ');
      }
      if (tag === 'br') head.text('\u2028');
      if (tag === 'br' && silent === 0) {
        if ((counts.get('pre') ?? 0) > 0) addPreformatted(block, '\n');
        else if (block.end === 'break') flush();
        else addBreak(block);
      }
      if (tag === 'a' && anchors > 0) closeTo('a');
      closeImplied(tag);
      const named = attributes.size === 0 ? 0 : nameBits(attributes);
      if (!VOID.has(tag)) push(tag, attributes, named);
      outline.open(tag, attributes, stack.length, (hintsNow() & CONSENT) !== 0);
      head.opened(tag, attributes, stack.length, VOID.has(tag), hintsNow(), named);
      if (silent > 0) return;
      const address = tag === 'a' ? head.resolve(attributes.get('href')) : undefined;
      if (address !== undefined) href ??= address;
      openInline(block, tag, address);
    },
    close(tag: string): void {
      if (tag === 'p' && (counts.get('p') ?? 0) === 0) flush();
      if (BLOCK.has(tag)) flush();
      else if (silent === 0) closeInline(block, tag);
      closeTo(tag);
    },
    text(text: string): void {
      head.text(text);
      if (silent > 0 || (counts.get('title') ?? 0) > 0) return;
      const folded = foldedText(text);
      outline.text(folded);
      if ((counts.get('pre') ?? 0) > 0 && text.length < MAX_BLOCK) {
        addPreformatted(block, text);
        return;
      }
      if (text.length <= MAX_BLOCK) {
        addText(block, folded, anchors > 0);
        if (block.length > MAX_BLOCK) flush();
        return;
      }
      for (let at = 0; at < text.length; at += MAX_BLOCK) {
        addText(block, foldedText(text.slice(at, at + MAX_BLOCK)), anchors > 0);
        if (block.length > MAX_BLOCK) flush();
      }
    },
    end(): Page {
      flush();
      return { head: head.end(), nodes, blocks, outline: outline.end(), elements, depth };
    },
  };
}

function textTag(nodes: readonly PageNode[], at: number): string {
  let node = at;
  for (let level = 0; level < 4 && node > 0; level += 1) {
    const { tag, parent } = nodes[node] ?? { tag: '', parent: 0 };
    if (TEXT_TAGS.has(tag)) return tag;
    if (tag !== 'div' && tag !== 'section') break;
    node = parent;
  }
  return 'div';
}
