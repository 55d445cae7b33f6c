/** A hashtag as far as comparing asks for it. */
interface Tag {
  readonly key: string;
  readonly display: string;
}

/** A shorter key may stand in another by chance: `eu` in `neustadt`. */
const TELLING = 4;

/**
 * Whether two hashtags of one article name the same: one is a part of the other (`Merkel`, `AngelaMerkel`), its first
 * letters (`UN`, `UnitedNations`), or shortens its words (`ManCity`, `ManchesterCity`).
 */
export function isSameSubject(a: Tag, b: Tag): boolean {
  if (a.key === b.key) return true;
  const [short, long] = a.key.length <= b.key.length ? [a, b] : [b, a];
  const [few, many] = [partsOf(short.display), partsOf(long.display)];
  if (short.key.length >= TELLING && long.key.includes(short.key)) return true;
  if (many.includes(short.display.toLowerCase())) return true;
  return isAcronym(short.display, many) || isShortened(few, many);
}

/** The words of a display form, in lower case: it is cut at its capitals. */
function partsOf(display: string): string[] {
  return display
    .replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .split('_');
}

function isAcronym(display: string, parts: readonly string[]): boolean {
  const letters = parts.map((part) => part.charAt(0)).join('');
  return /^\p{Lu}{2,6}$/u.test(display) && parts.length > 1 && display.toLowerCase() === letters;
}

function isShortened(few: readonly string[], many: readonly string[]): boolean {
  if (few.length !== many.length || few.length < 2 || few.at(-1) !== many.at(-1)) return false;
  return few.every((part, index) => part.length > 1 && (many[index] ?? '').startsWith(part));
}
