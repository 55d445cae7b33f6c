import type { PageBlock } from './page-blocks.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
};

/** The text of a page as plain markup: paragraphs, headings, lists, quotes and what stands inline in them. */
export function bodyHtml(blocks: readonly PageBlock[]): string {
  const parts: string[] = [];
  let isList = false;
  for (const { tag, html } of blocks) {
    if ((tag === 'li') !== isList) {
      parts.push(isList ? '</ul>' : '<ul>');
      isList = !isList;
    }
    const name = HEADINGS[tag] ?? (tag === 'li' || tag === 'blockquote' || tag === 'pre' ? tag : 'p');
    parts.push(`<${name}>${html}</${name}>`);
  }
  if (isList) parts.push('</ul>');
  return parts.join('\n');
}
