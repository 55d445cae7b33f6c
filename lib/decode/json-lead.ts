/**
 * What servers and pages write before JSON: guards against inclusion (`)]}'`, `while(1);`), calls with a callback, and
 * assignments of scripts.
 */
const LEAD =
  /^(?:\)\]\}',?|\]\)\}while\(1\);<\/x>|while\s?\(1\);|for\s?\(;;\);|(?:\/\*\*\/\s?)?(?:(?:var|let|const)\s)?[A-Za-z_$][\w$.]{0,80}(?:\[["'][\w$-]{1,80}["']\])?\s{0,4}[=(])\s{0,8}(?=\{\s*["'\w]|\[\s*\{)/;
const COMMENTS = /^(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)+(?=[[{])/;
const TAIL = /\)?;?$/;

/** `text` without what stands around its JSON; itself where nothing does. */
export function withoutLead(text: string): string {
  const lead = LEAD.exec(text.slice(0, MAX_LEAD))?.[0];
  return lead === undefined ? text : text.slice(lead.length).trimEnd().replace(TAIL, '');
}

const MAX_LEAD = 400;

/** The first characters of a text without comments and what `withoutLead` takes off: what tells whether it is JSON. */
export function startOfJson(start: string): string {
  return start.replace(COMMENTS, '').replace(LEAD, '');
}
