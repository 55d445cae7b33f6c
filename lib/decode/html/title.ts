import { decodeHTML } from 'entities/decode';

/** Marks between the title of an article and the name of its site. */
const SEPARATOR = /\s+[|\-–—·•»:/]{1,2}\s+|\s*[|｜»_]\s*/;

/** Letters and digits in one case: what two spellings of a title share. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** What stands between the marks of a title. */
export function partsOf(title: string): string[] {
  return title.split(SEPARATOR);
}

/** `title` without the name of the site before or behind it; `names` are the names that are known for the site. */
export function withoutSiteName(title: string, names: readonly string[]): string {
  const known = names.map(foldTitle).filter((name) => name.length > 1);
  let rest = title.slice(0, 1000).trim();
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
  for (const match of title.matchAll(new RegExp(SEPARATOR, 'g'))) {
    found = { start: match.index, end: match.index + match[0].length };
  }
  return found;
}

/** A claim about the title and how far its kind is to be believed. */
export interface TitleClaim {
  readonly text: string | undefined;
  readonly trust: number;
}

interface Given {
  readonly line: string;
  readonly trust: number;
  readonly folded: string;
}

const ELLIPSIS = /\s*(?:…|\.{3})$/;
/** Search engines ask for headlines of at most 110 characters, so systems cut them there. */
const CUT_FROM = 95;
const MAX_TITLE = 500;

/**
 * The title that is best supported: each claim counts its own trust and that of the claims that say the same. One
 * that is cut off counts for the whole of which it is the beginning, and what only the title of the window has
 * beside the heading of the page ("Opinion | …") is a label.
 */
export function bestTitle(claims: readonly TitleClaim[], heading: string | undefined): string | undefined {
  const given = claims.flatMap(({ text, trust }): Given[] => {
    const line = withoutLabel(plainLine(text ?? ''), heading);
    const folded = foldTitle(line);
    return folded === '' || line.length > MAX_TITLE ? [] : [{ line, trust, folded }];
  });
  let best: { line: string; score: number } | undefined;
  for (const claim of given) {
    const support = given.filter(
      (other) => other.folded === claim.folded || isBeginning(other, claim, given),
    );
    const own = isCut(claim, given) ? 0.1 : 1;
    const score = own * support.reduce((sum, { trust }) => sum + trust, 0) + claim.trust * 0.01;
    if (best === undefined || score > best.score) best = { line: claim.line, score };
  }
  return best?.line;
}

/** Systems escape titles once for HTML and once more for JSON. */
function plainLine(text: string): string {
  const start = text.slice(0, 2 * MAX_TITLE);
  const plain = /&(?:#\w{2,8}|[a-z]{2,8});/i.test(start) ? decodeHTML(start) : start;
  return withoutRepeat(plain.replace(/\s+/g, ' ').trim());
}

/** "X | X" is X, and "X | X | Site" too. */
function withoutRepeat(line: string): string {
  const parts = partsOf(line).map((part) => part.trim());
  const [first = ''] = parts;
  const folded = foldTitle(first);
  const isSame = (part: string) => foldTitle(part) === folded;
  const isLong = folded.length > 10 && isSame(parts[1] ?? '');
  return parts.length > 1 && (isLong || parts.every(isSame)) ? first : line;
}

function withoutLabel(line: string, heading: string | undefined): string {
  if (heading === undefined || !SEPARATOR.test(line)) return line;
  const folded = foldTitle(heading);
  const isLabeled = folded.length > 10 && partsOf(line).some((part) => foldTitle(part) === folded);
  return isLabeled ? plainLine(heading) : line;
}

function isCut(claim: Given, given: readonly Given[]): boolean {
  return given.some((other) => isBeginning(claim, other, given));
}

/** True when `cut` is a beginning of `whole` and looks as if it had been longer: an ellipsis, or alone and as long as is allowed. */
function isBeginning(cut: Given, whole: Given, given: readonly Given[]): boolean {
  if (cut.folded === whole.folded) return false;
  const isAlone = given.filter(({ folded }) => folded === cut.folded).length === 1;
  const looksCut = ELLIPSIS.test(cut.line) || (cut.line.length >= CUT_FROM && isAlone);
  return looksCut && whole.folded.startsWith(foldTitle(cut.line.replace(ELLIPSIS, '')));
}
