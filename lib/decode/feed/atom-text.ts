import type { RawText } from '../../article/raw-article.ts';
import { attributeOf, elementsOf, elementText, hasElements, type XmlElement } from '../xml/element.ts';
import { innerHtml, looseHtml } from '../xml/inner-html.ts';
import { htmlText, openText, plainText } from '../xml/text-of-type.ts';

/**
 * A text or content construct of Atom 1.0 (RFC 4287, 3.1 and 4.1.3: `text`, `html`, `xhtml`, media types in
 * base64) or Atom 0.3 (media type and `mode` xml, escaped, base64). A declared type is believed; where none is
 * declared, text that looks like HTML is HTML. Undefined for pictures and other media.
 */
export function atomText(element: XmlElement | undefined, base: string | undefined): RawText | undefined {
  if (element === undefined) return undefined;
  const type = attributeOf(element, 'type')?.toLowerCase().split(';')[0]?.trim();
  const mode = attributeOf(element, 'mode')?.toLowerCase();
  const nearest = element.base ?? base;
  if (mode === 'base64') return decoded(element, type, nearest);
  if (type === undefined) return openText(element, base);
  if (type === 'text' || type === 'text/plain') {
    return hasElements(element) ? htmlText(innerHtml(element), nearest) : plainText(elementText(element));
  }
  if (type === 'html' || type === 'text/html') return htmlConstruct(element, type, mode, nearest);
  if (type === 'xhtml') return htmlText(innerHtml(onlyDiv(element) ?? element), nearest);
  if (/[/+]xml$/.test(type)) return openText(element, base);
  if (type.startsWith('text/') || !type.includes('/')) return openText(element, base);
  return hasElements(element) ? openText(element, base) : decoded(element, type, nearest);
}

/** Escaped HTML; some senders wrap it in an XHTML `div`, which only carries it. */
function htmlConstruct(
  element: XmlElement,
  type: string,
  mode: string | undefined,
  base: string | undefined,
) {
  if (!hasElements(element)) return htmlText(elementText(element) ?? '', base);
  const isMarkup = type === 'text/html' && mode !== 'escaped';
  return htmlText(isMarkup ? innerHtml(element) : looseHtml(onlyDiv(element) ?? element), base);
}

function onlyDiv(element: XmlElement): XmlElement | undefined {
  const [first, ...others] = elementsOf(element);
  const isAlone =
    others.length === 0 && element.children.every((child) => typeof child !== 'string' || !child.trim());
  return isAlone && first !== undefined && /^(?:.*:)?div$/.test(first.name) ? first : undefined;
}

/** Base64 that is text; media types other than text come so too, but bytes that are no text are left out. */
function decoded(
  element: XmlElement,
  type: string | undefined,
  base: string | undefined,
): RawText | undefined {
  if (type !== undefined && /^(?:image|audio|video|font)\//.test(type)) return undefined;
  const text = Buffer.from(elementText(element) ?? '', 'base64').toString('utf8');
  if (text.includes('\uFFFD') || text.includes('\0')) return undefined;
  return type === 'text/plain' ? plainText(text) : htmlText(text, base);
}
