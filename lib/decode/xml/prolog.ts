/**
 * The text after its document type declaration, when that has an internal subset (`<!DOCTYPE rss [ … ]>`), whose
 * declarations are no content; else the text as it is. Only a declaration before the first element counts.
 */
export function afterDoctype(text: string): string {
  const start = text.slice(0, PROLOG_CHARACTERS).search(/<!doctype/i);
  if (start < 0) return text;
  const bracket = text.indexOf('[', start);
  const angle = text.indexOf('>', start);
  if (bracket < 0 || angle < bracket) return text;
  const close = /\]\s*>/g;
  close.lastIndex = bracket;
  const match = close.exec(text);
  return match ? text.slice(match.index + match[0].length) : text.slice(angle + 1);
}

/** How far into a payload a document may begin, behind white space, comments and what servers print before it. */
export const PROLOG_CHARACTERS = 16_384;

/** `text` without its comments and processing instructions; one that does not end takes the rest with it. */
export function withoutComments(text: string): string {
  let out = '';
  let at = 0;
  for (const start of text.matchAll(/<!--|<\?/g)) {
    if (start.index < at) continue;
    out += `${text.slice(at, start.index)} `;
    const close = start[0] === '<?' ? '?>' : '-->';
    const end = text.indexOf(close, start.index + 2);
    if (end < 0) return out;
    at = end + close.length;
  }
  return out + text.slice(at);
}
