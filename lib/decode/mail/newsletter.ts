import { bodyHtml } from '../html/body-html.ts';
import { HIDDEN } from '../html/hints.ts';
import { type PageBlock, pageBlocks } from '../html/page-blocks.ts';
import { readPage } from '../html/read-page.ts';

/** What stands above a newsletter for those whose program shows nothing else of it. */
const ABOVE =
  /(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web)|web ?version|im browser|online ansehen|dans (?:votre|le) navigateur|en (?:tu|el|su) navegador|nel browser|no navegador|в браузере|in (?:je|uw) browser|i webbläsaren/i;
/** What stands below it: how to leave, why one got it, where the sender sits. */
const BELOW =
  /unsubscribe|opt[- ]?out|manage (?:your )?(?:preferences|subscription)|update (?:your )?preferences|email preferences|you(?:['’]re| are) receiving this|you received this|this (?:e-?mail|message) was sent|was this (?:e-?mail )?forwarded|abbestellen|abmelden|newsletter verwalten|se désabonner|désinscri|vous recevez|darse de baja|cancelar (?:la |a )?(?:suscripción|inscrição|subscrição)|annulla(?: l)?[’' ]?iscrizione|disiscriv|отписаться|відписатися|afmelden|uitschrijven|avregistrera|wypisz|odhlásit/i;

/** Blocks from the end that may belong to the footer, as a share of all. */
const FOOTER_SHARE = 0.5;

/**
 * The text of a newsletter as markup that has still to be sanitized: without the hidden lines before it, the link to
 * its copy on the web, and the footer that begins with how to leave. '' when nothing is left.
 */
export function newsletterHtml(html: string): string {
  const page = readPage(html, undefined);
  const shown = pageBlocks(page).filter(({ hints }) => (hints & HIDDEN) === 0);
  return bodyHtml(withoutEdges(shown));
}

/** The same for a newsletter in plain text. */
export function newsletterText(text: string): string {
  const paragraphs = text.replace(/\r\n/g, '\n').split(/\n{2,}/);
  return withoutEdges(paragraphs.map((each) => ({ text: each, linkShare: 0 })))
    .map((each) => each.text)
    .join('\n\n')
    .replace(/\n-- \n[\s\S]*$/, '')
    .trim();
}

function withoutEdges<T extends Pick<PageBlock, 'text' | 'linkShare'>>(blocks: readonly T[]): readonly T[] {
  const above = blocks.findIndex(({ text }) => ABOVE.test(text) && text.length < 200);
  const start = above >= 0 && above < 4 ? above + 1 : 0;
  const footer = blocks.findIndex(
    ({ text }, index) => index >= start && index >= blocks.length * FOOTER_SHARE && BELOW.test(text),
  );
  const end = footer < 0 ? blocks.length : footer;
  // The links beside the one that leaves: "Privacy", "Preferences".
  let last = end;
  while (footer >= 0 && last > start && (blocks[last - 1]?.linkShare ?? 0) > 0.8) last -= 1;
  return blocks.slice(start, last);
}
