import { tokenize } from '../../text/tag-tokenizer.ts';
import { decodeEntities } from './entities.ts';
import { resolveAddress } from './resolve-address.ts';

/** Attributes of HTML whose value is one address. */
const ADDRESS_ATTRIBUTES: ReadonlySet<string> = new Set([
  'action',
  'background',
  'cite',
  'classid',
  'codebase',
  'data',
  'href',
  'longdesc',
  'poster',
  'profile',
  'src',
  'usemap',
]);

/** An attribute of that kind whose value does not begin with a scheme. */
const RELATIVE =
  /(?:action|background|cite|classid|codebase|data|href|longdesc|poster|profile|src|usemap)\s*=\s*["']?\s*(?![\s"']|[a-z][a-z\d+.-]{0,20}:)/i;

/**
 * HTML with the relative addresses in its attributes resolved against `base`; everything else stays character
 * by character. Without an absolute base nothing is changed. Linear in the length.
 */
export function resolveHtml(html: string, base: string | undefined): string {
  if (base === undefined || !/^https?:/i.test(base) || !RELATIVE.test(html)) return html;
  let out = '';
  let copied = 0;
  let name = '';
  tokenize(html, false, {
    onattribname(start, end) {
      name = html.slice(start, end).toLowerCase();
    },
    onattribdata(start, end) {
      if (!ADDRESS_ATTRIBUTES.has(name)) return;
      const value = decodeEntities(html.slice(start, end));
      out += html.slice(copied, start) + escapeAttribute(resolveAddress(value, base));
      copied = end;
    },
  });
  return out + html.slice(copied);
}

function escapeAttribute(address: string): string {
  return address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
