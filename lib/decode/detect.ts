import type { Format } from '../article/format.ts';
import type { DecodeHints } from './decoded.ts';
import { startOfJson } from './json-lead.ts';
import { REFUSED_TEXT, refusedName } from './refused-formats.ts';
import { detectXml } from './xml/detect.ts';

/** Which reader a text is for: one reads all JSON formats, one all pages, one all scrapes; XML is told apart here. */
export type Detected =
  | { readonly family: 'json' | 'html' | 'text' | 'table' | 'unknownXml' }
  | { readonly family: 'refused'; readonly name: string }
  | { readonly family: 'xml'; readonly format: Format };

const HEAD_CHARACTERS = 4_096;

/** JSON as it can go on after its first bracket: scraped text may start with a bracket too. */
const JSON_START = /^\{|^\[\s*[{["\d\]-]|^\[[\s\S]*?\{\s*"/;

/** A page or a piece of one, by its first element. */
const HTML_START =
  /^(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:head|body|meta|title|script|style|link|article|section|main|header|nav|div|span|p|h[1-6]|table|ul|ol|a|img|b|i|em|strong|blockquote|figure|center|font|br|hr|iframe|form|noscript)[\s/>]/i;

/** A page behind whatever comes before it: prologs, comments, warnings of a server. */
const HTML_ROOT = /<(?:!doctype\s+)?html[\s>]/i;

/**
 * What a text is: by its content, and where that is not clear by the content type and then by the suffix of
 * the key. XML formats are looked for behind whatever a server printed before them.
 */
export function detect(text: string, hints: DecodeHints): Detected {
  const start = text.slice(0, HEAD_CHARACTERS).trimStart();
  const refused = refusedName(REFUSED_TEXT, start);
  if (refused !== undefined) return { family: 'refused', name: refused };
  if (JSON_START.test(startOfJson(start))) return { family: 'json' };
  const format = start.includes('<') ? detectXml(text) : undefined;
  if (format !== undefined) return { family: 'xml', format };
  if (HTML_ROOT.test(start) || isFragment(start)) return { family: 'html' };
  const hinted = hintedFamily(hints);
  const isXml = /^<\?xml/i.test(start) || (/^<[!a-z_]/i.test(start) && start.includes('</'));
  if (isXml) return { family: hinted === 'html' ? 'html' : 'unknownXml' };
  return { family: hinted ?? 'text' };
}

/** A counting pixel is left at the top of many a scraped text: elements have to be closed, or be paragraphs. */
function isFragment(start: string): boolean {
  return HTML_START.test(start) && /<\/[a-z]|<p[\s>]/i.test(start);
}

type Hinted = 'json' | 'html' | 'table' | 'unknownXml' | undefined;

function hintedFamily({ contentType, key }: DecodeHints): Hinted {
  return typeFamily(contentType ?? '') ?? suffixFamily(key ?? '');
}

function typeFamily(contentType: string): Hinted {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/[/+](?:x-)?(?:nd)?json(?:l|-seq|lines)?$/.test(type)) return 'json';
  if (/^text\/(?:csv|tab-separated-values)$/.test(type)) return 'table';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  return /[/+]xml$/.test(type) ? 'unknownXml' : undefined;
}

function suffixFamily(key: string): Hinted {
  const suffix = /\.(\w+)(?:\.gz)?$/.exec(key.toLowerCase())?.[1] ?? '';
  if (/^(?:json|jsonl|ndjson|jsonld|geojson)$/.test(suffix)) return 'json';
  if (/^(?:csv|tsv|tab)$/.test(suffix)) return 'table';
  if (/^x?html?$/.test(suffix)) return 'html';
  return /^(?:xml|rss|rdf|atom|cdf|nitf)$/.test(suffix) ? 'unknownXml' : undefined;
}
