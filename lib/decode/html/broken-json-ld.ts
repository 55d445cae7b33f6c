import type { JsonObject } from '../json/fields.ts';

/** Members of an article that are read one by one; what breaks a script is nearly always a quote in a text. */
const FIELDS = ['headline', 'datePublished', 'dateModified', 'dateCreated', 'articleSection', 'inLanguage'];
const MAX_FIELD = 500;

/**
 * The members of an article that are whole in a script that is no JSON, for instance because a description has
 * quotes in it that nobody escaped; undefined when the script is about something else.
 */
export function salvagedArticle(script: string): JsonObject | undefined {
  if (!/"@type"\s*:\s*\[?\s*"(?:\w{0,20}Article|BlogPosting)"/.test(script)) return undefined;
  const found: Record<string, unknown> = { '@type': 'NewsArticle' };
  for (const name of FIELDS) {
    const value = memberOf(script, name);
    if (value !== undefined) found[name] = value;
  }
  const author = /"author"\s*:\s*(?:\[\s*)?(?:\{[^{}]{0,300}?"name"\s*:\s*)?"([^"\\{}[\]]{2,100})"/.exec(
    script,
  );
  if (author?.[1] !== undefined) found['author'] = author[1];
  return found;
}

/** A member's text, if what follows its closing quote is what follows a member. */
function memberOf(script: string, name: string): string | undefined {
  const start = new RegExp(`"${name}"\\s*:\\s*"`).exec(script);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const end = /^((?:[^"\\]|\\.)*)"\s*(?:,\s*["\]}]|[}\]])/.exec(script.slice(from, from + MAX_FIELD))?.[1];
  try {
    return end === undefined ? undefined : String(JSON.parse(`"${end}"`));
  } catch {
    return undefined;
  }
}
