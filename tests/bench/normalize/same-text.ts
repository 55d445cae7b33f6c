import sanitizeHtml from 'sanitize-html';
import type { RawText } from '../../../lib/article/raw-article.ts';

/** Markup that news texts keep; both sides of a comparison pass through the same list. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...sanitizeHtml.defaults.allowedTags,
    'img',
    'del',
    'ins',
    'font',
    'center',
    'big',
    'strike',
    'tt',
  ],
  transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: sorted(attribs) }) },
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    '*': ['title', 'align'],
  },
};

/**
 * True when `actual` says `expected`. Plain text has to be equal character by character but for outer white
 * space. HTML is compared as the same sanitizer writes both sides: what is unsafe has to be gone, what is safe
 * and allowed has to be there, while the spelling of entities and quotes, white space and the order of
 * attributes may differ.
 */
export function saysText(actual: RawText | undefined, expected: string): boolean {
  if (actual === undefined) return expected.trim() === '';
  if (actual.type === 'text') return actual.value.trim() === expected.trim();
  return canonicalHtml(actual.value) === canonicalHtml(expected);
}

function canonicalHtml(html: string): string {
  return sanitizeHtml(html, ALLOWED).replace(/\s+/g, ' ').trim();
}

function sorted(attributes: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
