import { escapeText } from 'entities';
import { INLINE } from './tags.ts';

/** The text of one paragraph while it is read, plain and as markup, and how much of it stands in links. */
export interface BlockText {
  text: string;
  html: string;
  linkLength: number;
  readonly open: string[];
}

/** Paragraphs of more characters than this are dumps; the rest begins another. */
export const MAX_BLOCK = 100_000;

export function emptyBlock(): BlockText {
  return { text: '', html: '', linkLength: 0, open: [] };
}

export function addText(block: BlockText, text: string, isLink: boolean): void {
  const folded = text.replace(/[\s\u00a0]+/g, ' ');
  const piece =
    block.text === '' || block.text.endsWith(' ') || block.text.endsWith('\n') ? folded.trimStart() : folded;
  if (piece === '') return;
  block.text += piece;
  block.html += escapeText(piece);
  if (isLink) block.linkLength += piece.length;
}

export function addBreak(block: BlockText): void {
  block.text = `${block.text.trimEnd()}\n`;
  block.html += '<br>';
}

/** Opens an inline element in the markup; `href` is absolute. */
export function openInline(block: BlockText, tag: string, href: string | undefined): void {
  if (!INLINE.has(tag) || (tag === 'a' && href === undefined) || block.open.length > 20) return;
  block.html += tag === 'a' ? `<a href="${escapeText(href ?? '').replaceAll('"', '&quot;')}">` : `<${tag}>`;
  block.open.push(tag);
}

/** Closes an inline element and those opened inside it; nothing when it is not open. */
export function closeInline(block: BlockText, tag: string): void {
  const at = block.open.lastIndexOf(tag);
  if (at < 0) return;
  for (const inner of block.open.splice(at).reverse()) block.html += `</${inner}>`;
}

/** Markup with every inline element closed and without empty ones. */
export function closedHtml(block: BlockText): string {
  for (const tag of block.open.splice(0).reverse()) block.html += `</${tag}>`;
  return block.html.replace(/^(?:<br>|\s)+|(?:<br>|\s)+$/g, '');
}
