import { cutBytes } from '../article/card.ts';
import type { FullText } from '../store/read-store.ts';
import type { ListItem } from './list.ts';
import { escapeXml } from './xml.ts';

/** Bytes of a text in a list: a hundred of them stay under the 6 MB that a function may answer. */
const TEXT_BYTES = 40_000;
/** Bytes, as they are written, of all texts and markup of one list. */
const LIST_BYTES = 4_500_000;

/**
 * The text and markup of an item in a list of so many. A long text is cut. Markup cannot be cut: what is longer than
 * its share of the answer stays out.
 */
export function contentOf({ text, html }: FullText, items: number): FullText {
  const shown = cutBytes(text, TEXT_BYTES);
  const share = LIST_BYTES / items - Buffer.byteLength(shown);
  const fits = html !== undefined && html.length < share && Buffer.byteLength(escapeXml(html)) <= share;
  return fits ? { text: shown, html } : { text: shown };
}

/** What an item shows of its text where all of it is shown: markup, else its paragraphs; undefined where that is the excerpt. */
export function htmlOf({ card, content }: ListItem): string | undefined {
  if (content === undefined || isExcerpt(content, card.excerpt)) return undefined;
  return content.html ?? paragraphsOf(content.text);
}

/** What JSON Feed calls the summary; undefined where it would say what the content says. */
export function summaryOf({ card: { excerpt }, content }: ListItem): string | undefined {
  return content === undefined || excerpt === '' || excerpt === content.text ? undefined : excerpt;
}

function isExcerpt({ text, html }: FullText, excerpt: string): boolean {
  return html === undefined && text === excerpt;
}

function paragraphsOf(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${escapeXml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
