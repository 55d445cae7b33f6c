import { escapeText } from 'entities';
import { INLINE } from './tags.ts';

/** The text of one paragraph while it is read, in pieces, plain and as markup, and how much of it stands in links. */
export interface BlockText {
  readonly text: string[];
  readonly html: string[];
  /** Inline elements that are open. */
  readonly open: string[];
  length: number;
  linkLength: number;
  /** What the text ends with so far: nothing but white space counts as a break, so that none begins a text. */
  end: 'break' | 'space' | 'word';
}

/** Paragraphs of more characters than this are dumps; the rest begins another. */
export const MAX_BLOCK = 100_000;
const MAX_OPEN = 20;

export function emptyBlock(): BlockText {
  return { text: [], html: [], open: [], length: 0, linkLength: 0, end: 'break' };
}

/** A text with its white space folded, plain and as markup. */
export interface FoldedText {
  readonly text: string;
  readonly html: string;
}

export function foldedText(written: string): FoldedText {
  const text = written.replace(/\s+/g, ' ');
  return { text, html: escapeText(text) };
}

export function addText(block: BlockText, { text, html }: FoldedText, isLink: boolean): void {
  const isWord = block.end === 'word';
  const piece = isWord ? text : text.trimStart();
  if (piece === '') return;
  block.text.push(piece);
  block.html.push(isWord ? html : html.trimStart());
  block.length += piece.length;
  if (isLink) block.linkLength += piece.length;
  block.end = piece.endsWith(' ') ? 'space' : 'word';
}

/** Preformatted text, whose white space means something. */
export function addPreformatted(block: BlockText, text: string): void {
  if (text === '') return;
  block.text.push(text);
  block.html.push(escapeText(text));
  block.length += text.length;
  block.end = 'word';
}

/** A line break; two in a row, or one at the beginning, are the caller's to read as the end of a paragraph. */
export function addBreak(block: BlockText): void {
  if (block.length === 0) return;
  block.text.push('\n');
  block.html.push('<br>');
  block.length += 1;
  block.end = 'break';
}

/** Opens an inline element in the markup; `href` is absolute. */
export function openInline(block: BlockText, tag: string, href: string | undefined): void {
  if (!INLINE.has(tag) || (tag === 'a' && href === undefined) || block.open.length >= MAX_OPEN) return;
  block.html.push(
    tag === 'a' ? `<a href="${escapeText(href ?? '').replaceAll('"', '&quot;')}">` : `<${tag}>`,
  );
  block.open.push(tag);
}

/** Closes an inline element and those opened inside it; nothing when it is not open. */
export function closeInline(block: BlockText, tag: string): void {
  const at = block.open.lastIndexOf(tag);
  if (at < 0) return;
  for (const inner of block.open.splice(at).reverse()) block.html.push(`</${inner}>`);
}

/** The paragraph as plain text: lines without white space at their ends. */
export function plainText(block: BlockText): string {
  return block.text
    .join('')
    .replace(/ +\n/g, '\n')
    .replace(/^\s+|\s+$/g, '');
}

/** The paragraph as markup, every inline element closed. */
export function closedHtml(block: BlockText): string {
  for (const tag of block.open.splice(0).reverse()) block.html.push(`</${tag}>`);
  return block.html
    .join('')
    .trim()
    .replace(/(?:<br>)+$/, '');
}
