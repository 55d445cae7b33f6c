import { bareWords } from '../text/bare-words.ts';
import { foldName } from '../text/fold.ts';

const MAX_POINTS = 40;
const POSSESSIVE = /['’]s(?![\p{L}\p{M}\p{N}])/giu;

/**
 * What a hashtag is matched by and addressed with: NFKC, case-folded (ß as ss), Latin accents gone, possessive
 * dropped, letters, marks and digits of any script alone. '' for what cannot be a hashtag: no letter, a digit
 * first, or more than forty code points. The key of a key and of a display form is the key itself.
 */
export function hashtagKey(text: string): string {
  // A text this long has no key, and must not cost anything.
  if (text.length > 20 * MAX_POINTS) return '';
  const key = foldName(text.normalize('NFKC').replace(POSSESSIVE, ''));
  return /^\p{L}/u.test(key) && [...key].length <= MAX_POINTS ? key : '';
}

const CASED = /\p{Lu}|\p{Ll}/u;
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * How a hashtag is shown, without `#`: CamelCase where the script has cases, keeping inner capitals
 * (`WhiteHouse`, `COVID19`), joined for scripts that write without spaces, underscores for the others.
 * `language` (BCP 47) decides what the capital of a letter is: `İstanbul` in Turkish.
 */
export function hashtagDisplay(text: string, language = 'und'): string {
  const words = bareWords(text.normalize('NFKC').replace(POSSESSIVE, '').replace(/['’]/g, ''));
  if (words.some((word) => CASED.test(word))) {
    return words.map((word) => capitalized(word, language)).join('');
  }
  return words.join(JOINED.test(text) ? '' : '_');
}

function capitalized(word: string, language: string): string {
  const [first = '', ...rest] = word;
  const capital = /^(?:tr|az)\b/i.test(language) && first === 'i' ? 'İ' : first.toUpperCase();
  return (capital.length > first.length ? first : capital) + rest.join('');
}
