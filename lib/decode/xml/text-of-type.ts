import type { RawText } from '../../article/raw-article.ts';
import { elementText, hasElements, type XmlElement } from './element.ts';
import { decodeEntities } from './entities.ts';
import { innerHtml } from './inner-html.ts';
import { looksLikeHtml } from './looks-like-html.ts';
import { resolveHtml } from './resolve-html.ts';

/** The text of an element whose type the format leaves open: markup inside, or text that looks like HTML, is HTML. */
export function openText(element: XmlElement | undefined, base?: string): RawText | undefined {
  if (element === undefined) return undefined;
  if (hasElements(element)) return htmlText(innerHtml(element), element.base ?? base);
  const value = elementText(element);
  if (value === undefined) return undefined;
  return looksLikeHtml(value) ? htmlText(value, element.base ?? base) : { type: 'text', value };
}

/** HTML with its relative addresses resolved; undefined when it is blank. */
export function htmlText(html: string, base: string | undefined): RawText | undefined {
  const value = html.trim();
  return value === '' ? undefined : { type: 'html', value: resolveHtml(value, base) };
}

/** Characters as they stand; undefined when there are none. */
export function plainText(text: string | undefined): RawText | undefined {
  const value = text?.trim();
  return value ? { type: 'text', value } : undefined;
}

/** The characters of a short text, a name or title, without markup; undefined when none are left. */
export function charactersOf(text: RawText | undefined): string | undefined {
  if (text === undefined) return undefined;
  const value = text.type === 'text' ? text.value : decodeEntities(text.value.replace(/<[^<>]*>/g, ''));
  return value.replace(/\s+/g, ' ').trim() || undefined;
}
