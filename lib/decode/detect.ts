import type { DecodeHints } from './decoded.ts';

/** The families of formats: each has one reader that tells its formats apart. */
export type Family = 'json' | 'xml' | 'html' | 'text';

const HTML_START =
  /^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|style|link|article|section|main|header|nav|div|span|p|h[1-6]|table|ul|ol|a|img|b|i|em|strong|blockquote|figure|center|font|br|hr|iframe|form|noscript|amp-[\w-]+)[\s/>]/i;

/** A document as XHTML has it: an XML prolog or doctype and then `<html`. */
const XHTML_START = /^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype\s[^>]*>\s*)*<html[\s>]/i;

/**
 * The family that a text belongs to: by its first characters, then by the content type, then by the suffix of
 * the key. JSON has to start as JSON can go on, because scraped text may start with a bracket too.
 */
export function detectFamily(text: string, hints: DecodeHints): Family {
  const start = text.slice(0, 4_096).trimStart();
  if (/^\{|^\[\s*[{["\d\]-]|^\[[\s\S]*?\{\s*"/.test(start)) return 'json';
  if (HTML_START.test(start) || XHTML_START.test(start)) return 'html';
  if (/^<[?!A-Za-z_]/.test(start)) return hintedFamily(hints) === 'html' ? 'html' : 'xml';
  return hintedFamily(hints) ?? 'text';
}

function hintedFamily({ contentType, key }: DecodeHints): Family | undefined {
  return typeFamily(contentType ?? '') ?? suffixFamily(key ?? '');
}

function typeFamily(contentType: string): Family | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/[/+](x-)?(nd)?json(l|-seq|lines)?$/.test(type)) return 'json';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  return /[/+]xml$/.test(type) ? 'xml' : undefined;
}

function suffixFamily(key: string): Family | undefined {
  const suffix = /\.(\w+)(?:\.gz)?$/.exec(key.toLowerCase())?.[1] ?? '';
  if (/^(json|jsonl|ndjson|jsonld|geojson)$/.test(suffix)) return 'json';
  if (/^x?html?$/.test(suffix)) return 'html';
  return /^(xml|rss|rdf|atom|cdf|nitf)$/.test(suffix) ? 'xml' : undefined;
}
