import { escapeText } from 'entities';
import type { FoldedText } from './block-text.ts';
import type { Attributes } from './tag-stream.ts';
import { BLOCK, CUT } from './tags.ts';

/** Longer names are generated; what they say stands at their beginning. */
const MAX_NAME = 200;

export interface Outline {
  readonly html: string;
  readonly elements: number;
}

/**
 * Writes a page again as the least HTML that tells a tree builder where the text is: blocks, links and pictures
 * with their names, without inline elements, scripts, navigation, footers, dialogs of consent and what is not shown.
 * A tree of it is a fraction of the page's, and what works on trees takes its time by the node.
 */
export function outlineWriter() {
  const parts: string[] = [];
  let cutAt = Number.POSITIVE_INFINITY;
  let isSpace = true;
  let elements = 0;
  return {
    /** `level` is the number of open elements with this one, which is not counted if it is void. */
    open(tag: string, attributes: Attributes, level: number, isConsent: boolean): void {
      if (cutAt < level) return;
      elements += 1;
      if (CUT.has(tag) || (BLOCK.has(tag) && tag !== 'body' && (isConsent || isHidden(attributes))))
        cutAt = level;
      else if (tag === 'br' || tag === 'img') parts.push(`<${tag}>`);
      else if (tag === 'a') parts.push(attributes.has('href') ? '<a href="/">' : '<a>');
      else if (BLOCK.has(tag)) {
        parts.push(`<${tag}${attributesOf(attributes)}>`);
        isSpace = true;
      }
    },
    /** `level` is the number of open elements without this one. */
    close(tag: string, level: number): void {
      if (cutAt <= level) return;
      if (cutAt === level + 1) cutAt = Number.POSITIVE_INFINITY;
      else if (tag === 'a' || BLOCK.has(tag)) {
        parts.push(`</${tag}>`);
        if (tag !== 'a') isSpace = true;
      }
    },
    text({ html }: FoldedText): void {
      if (cutAt < Number.POSITIVE_INFINITY) return;
      const piece = isSpace ? html.trimStart() : html;
      if (piece === '') return;
      parts.push(piece);
      isSpace = piece.endsWith(' ');
    },
    end: (): Outline => ({ html: parts.join(''), elements }),
  };
}

function attributesOf(attributes: Attributes): string {
  if (attributes.size === 0) return '';
  const name = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`.trim().slice(0, MAX_NAME);
  const role = attributes.get('role');
  const rest = `${role === undefined ? '' : ` role="${quoted(role)}"`}${isHidden(attributes) ? ' hidden' : ''}`;
  return name === '' ? rest : ` class="${quoted(name)}"${rest}`;
}

function quoted(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}

/** True for an element that is not shown, as far as the element itself tells. */
export function isHidden(attributes: Attributes): boolean {
  // AMP: what is shown when something else could not be loaded.
  if (attributes.has('fallback') || attributes.has('placeholder'))
    return attributes.get('type') === undefined;
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|font-size\s*:\s*0(?:px)?\s*(?:;|$)/i.test(
    attributes.get('style') ?? '',
  );
}
