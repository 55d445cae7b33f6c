// Trees and blocks of text: https://www.contentful.com/developers/docs/concepts/rich-text/
// https://portabletext.org  https://docs.slatejs.org  https://prosemirror.net/docs/guide/#doc  https://lexical.dev
// https://editorjs.io/saving-data/  https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md
import { isObject, type JsonObject } from './fields.ts';

const MAX_LEVELS = 40;
const CHILDREN = [
  'children',
  'content',
  'root',
  'document',
  'blocks',
  'nodes',
  'items',
  'data',
  'value',
  'content_elements',
  'model',
  'leaves',
  'ops',
  'innerBlocks',
  'rich_text',
  'json',
  'raw',
  'bodyModel',
  'paragraphs',
];
const LEAVES = [
  'text',
  'plain_text',
  'value',
  'content',
  'html',
  'innerHTML',
  'body',
  'quote',
  'markdown',
  'insert',
];
const INLINE =
  /^(?:text|span|(?:entry-|asset-)?hyperlink|link|auto-?link|text_link|mention|hashtag|plain|bold|italic|strong|em|code|emoji|linebreak|hard-?break|hard_break|underline|strikethrough|spoiler|url|phone|email)$/i;
const MEDIA =
  /image|picture|photo|video|audio|gallery|embed|divider|advert|thematic|^ad$|^hr$|social|iframe|raw_html_ad|interstitial|related|promo|newsletter|recirc|oembed|poll|quiz|button/i;
const MARKUP = /<[a-z][^<>]*>/i;

/**
 * The text of a tree or list of blocks, one paragraph a block, as HTML where a block holds markup. Pictures and
 * embedded media are left out. Undefined for a value that holds no such text.
 */
export function richText(value: unknown): string | undefined {
  const parsed = typeof value === 'string' ? treeInside(value) : value;
  if (!Array.isArray(parsed) && !isObject(parsed)) return undefined;
  const blocks: string[] = [];
  if (Array.isArray(parsed) && parsed.every((each) => typeof each === 'string')) return parsed.join('\n\n');
  if (isObject(parsed) && Array.isArray(parsed['sections']) && 'markups' in parsed) mobiledoc(parsed, blocks);
  else if (Array.isArray(parsed)) collect(parsed, blocks, 0);
  else collect([parsed], blocks, 0);
  if (blocks.length === 0) return undefined;
  if (!blocks.some((block) => MARKUP.test(block))) return blocks.join('\n\n');
  return blocks
    .map((block) =>
      /^<(?:p|h\d|ul|ol|blockquote|div|pre|table|figure)[\s>]/i.test(block) ? block : `<p>${block}</p>`,
    )
    .join('\n');
}

/** Ghost and others store the tree as text. */
function treeInside(text: string): unknown {
  if (!/^\s*\{/.test(text) || !/"(?:root|sections|blocks|content|document)"/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function collect(nodes: readonly unknown[], blocks: string[], level: number): void {
  if (level > MAX_LEVELS) return;
  let line = '';
  const flush = () => {
    blocks.push(
      ...line
        .split(/\n\s*\n/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
    line = '';
  };
  for (const node of nodes) {
    if (typeof node === 'string' || isInline(node)) line += inlineText(node, level);
    else if (isObject(node)) {
      flush();
      collectBlock(node, blocks, level);
    } else if (Array.isArray(node)) collect(node, blocks, level + 1);
  }
  flush();
}

function collectBlock(node: JsonObject, blocks: string[], level: number): void {
  if (MEDIA.test(typeOf(node))) return;
  const children = CHILDREN.map((key) => node[key]).find(
    (inner) => (Array.isArray(inner) && inner.length > 0) || isObject(inner),
  );
  if (children !== undefined) {
    collect(Array.isArray(children) ? children : [children], blocks, level + 1);
    return;
  }
  const text = leafText(node)?.trim();
  if (text) blocks.push(text);
}

function typeOf(node: JsonObject): string {
  const type =
    node['type'] ??
    node['nodeType'] ??
    node['_type'] ??
    node['object'] ??
    node['__component'] ??
    node['kind'];
  return typeof type === 'string' ? type : '';
}

function isInline(node: unknown): node is JsonObject {
  if (!isObject(node)) return false;
  const type = typeOf(node);
  const hasText = typeof node['text'] === 'string' || (type === 'text' && typeof node['value'] === 'string');
  if (type === '' || type === 'leaf') return hasText && !('children' in node);
  const isBlock = isObject(node['model']) || (typeof node['content'] === 'string' && !hasText);
  return INLINE.test(type) && !isBlock;
}

function inlineText(node: unknown, level: number): string {
  if (typeof node === 'string') return node;
  if (!isObject(node) || level > MAX_LEVELS) return '';
  if (/break$/i.test(typeOf(node))) return '\n';
  const inner = node['children'] ?? node['content'];
  if (Array.isArray(inner)) return inner.map((each) => inlineText(each, level + 1)).join('');
  return leafText(node) ?? '';
}

function leafText(node: JsonObject): string | undefined {
  const found = LEAVES.map((key) => node[key]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : undefined;
}

/** Sections of markup are `[1, tag, [[0, openMarkups, closed, text]]]`, sections of lists `[3, tag, [items]]`. */
function mobiledoc({ sections }: JsonObject, blocks: string[]): void {
  for (const section of sections as unknown[]) {
    if (!Array.isArray(section) || !Array.isArray(section[2])) continue;
    const lines: unknown[] = section[0] === 3 ? section[2] : [section[2]];
    for (const line of lines) {
      const text = Array.isArray(line)
        ? line
            .map((marker) => (Array.isArray(marker) && marker[0] === 0 ? String(marker[3] ?? '') : ''))
            .join('')
        : '';
      if (text.trim() !== '') blocks.push(text.trim());
    }
  }
}
