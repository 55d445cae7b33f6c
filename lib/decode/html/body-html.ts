import type { PageBlock } from './page-blocks.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
};

/** Characters of a body; what normalizing keeps is less. */
const MAX_BODY = 1_200_000;

/** The text of a page as plain markup: paragraphs, headings, lists, quotes and what stands inline in them. */
export function bodyHtml(blocks: readonly PageBlock[]): string {
  const parts: string[] = [];
  let isList = false;
  let length = 0;
  for (const { tag, html } of blocks) {
    length += html.length;
    if (length > MAX_BODY) break;
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
