/** Marks between the title of an article and the name of its site. */
const SEPARATOR = /\s+[|\-–—·•»:/]{1,2}\s+|\s*[|｜»_]\s*/;

/** Letters and digits in one case: what two spellings of a title share. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** `title` without the name of the site before or behind it; `names` are the names that are known for the site. */
export function withoutSiteName(title: string, names: readonly string[]): string {
  const known = names.map(foldTitle).filter((name) => name.length > 1);
  let rest = title.trim();
  for (let turn = 0; turn < 3; turn += 1) {
    const [first, last] = [SEPARATOR.exec(rest), lastSeparator(rest)];
    if (first === null || last === undefined) return rest;
    if (isName(rest.slice(last.end), known)) rest = rest.slice(0, last.start).trim();
    else if (isName(rest.slice(0, first.index), known))
      rest = rest.slice(first.index + first[0].length).trim();
    else return rest;
  }
  return rest;
}

function isName(part: string, known: readonly string[]): boolean {
  const folded = foldTitle(part);
  return (
    folded === '' ||
    known.some(
      (name) =>
        folded === name ||
        (name.length > 4 && folded === `the${name}`) ||
        (folded.length > 4 && `the${folded}` === name),
    )
  );
}

function lastSeparator(title: string): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  for (const match of title.slice(0, 1000).matchAll(new RegExp(SEPARATOR, 'g'))) {
    found = { start: match.index, end: match.index + match[0].length };
  }
  return found;
}

/** A claim about the title and how far its kind is to be believed. */
export interface TitleClaim {
  readonly text: string | undefined;
  readonly trust: number;
}

const ELLIPSIS = /\s*(?:…|\.{3})$/;

/**
 * The title that is best supported: each claim counts its own trust and that of the claims that say the same. One
 * that is cut off counts for the whole of which it is the beginning.
 */
export function bestTitle(claims: readonly TitleClaim[]): string | undefined {
  const given = claims.flatMap(({ text, trust }) => {
    const line = text?.replace(/\s+/g, ' ').trim() ?? '';
    return line === '' || line.length > 500 ? [] : [{ line, trust, folded: foldTitle(line) }];
  });
  let best: { line: string; score: number } | undefined;
  for (const { line, trust, folded } of given) {
    if (folded === '') continue;
    const cut = foldTitle(line.replace(ELLIPSIS, ''));
    const isCut = given.some(
      (other) =>
        other.folded !== folded &&
        other.folded.startsWith(cut) &&
        (ELLIPSIS.test(line) || (line.length > 90 && cut.length > 60)),
    );
    const support = given.reduce(
      (sum, other) => (other.folded === folded || isBeginning(other.line, folded) ? sum + other.trust : sum),
      0,
    );
    const score = isCut ? trust * 0.1 : support + trust * 0.01;
    if (best === undefined || score > best.score) best = { line, score };
  }
  return best?.line;
}

function isBeginning(line: string, folded: string): boolean {
  return ELLIPSIS.test(line) && folded.startsWith(foldTitle(line.replace(ELLIPSIS, '')));
}
