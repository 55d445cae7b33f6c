/** Real pages are at most 51 deep; a parser that keeps its stack in a list takes quadratic time on 100 000. */
const MAX_DEPTH = 256;

/** Elements that close by themselves, or are closed by the next of their kind (HTML Living Standard, 13.1.2.4). */
const SELF_CLOSING = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option thead tbody tfoot rp rt'.split(
    ' ',
  ),
);

/** True when the elements of `html` nest past what any page has. One pass, whatever the markup. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]{0,20})/gi)) {
    if (SELF_CLOSING.has(name.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

/** `html` with its tags taken out, for markup that no parser should see. */
export function withoutTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ');
}
