const MAX_POINTS = 40;

/**
 * What a hashtag is matched by and addressed with: NFKC in lower case, Latin accents gone, ß as ss, possessive
 * dropped, letters, marks and digits of any script alone. '' for what cannot be a hashtag: no letter, a digit
 * first, or more than forty characters. Applying it to a display form gives the same key again.
 */
export function hashtagKey(text: string): string {
  const key = text
    .normalize('NFKC')
    .replace(/['’]s(?=\s|$)/gi, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return /\p{L}/u.test(key) && !/^\p{N}/u.test(key) && [...key].length <= MAX_POINTS ? key : '';
}

const CASED = /\p{Lu}|\p{Ll}/u;
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * How a hashtag is shown, without `#`: CamelCase where the script has cases, keeping inner capitals
 * (`WhiteHouse`, `COVID19`), joined for scripts that write without spaces, underscores for the others.
 */
export function hashtagDisplay(text: string): string {
  const words = text
    .normalize('NFKC')
    .replace(/['’]s(?=\s|$)/gi, '')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.some((word) => CASED.test(word))) return words.map(capitalized).join('');
  return words.join(JOINED.test(text) ? '' : '_');
}

function capitalized(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
