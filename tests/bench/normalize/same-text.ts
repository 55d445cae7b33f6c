import type { RawText } from '../../../lib/article/raw-article.ts';
import { sanitizeHtml } from '../../../lib/normalize/sanitize.ts';

/**
 * True when `actual` says `expected`. Plain text has to be equal character by character but for outer white
 * space. HTML is compared as our sanitizer writes both sides: what is unsafe has to be gone, what is safe and
 * allowed has to be there, while the spelling of entities and quotes, white space and the order of attributes
 * may differ.
 */
export function saysText(actual: RawText | undefined, expected: string): boolean {
  if (actual === undefined) return expected.trim() === '';
  if (actual.type === 'text') return actual.value.trim() === expected.trim();
  return canonicalHtml(actual.value) === canonicalHtml(expected);
}

function canonicalHtml(html: string): string {
  const written = sanitizeHtml(html).replace(/\s+/g, ' ').trim();
  return written.replace(
    /(?<=<\w+)(?: [\w-]+="[^"]*")+/g,
    (attributes) =>
      attributes
        .match(/ [\w-]+="[^"]*"/g)
        ?.sort()
        .join('') ?? '',
  );
}
