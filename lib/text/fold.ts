/** Latin letters whose stroke or ligature Unicode does not decompose. */
const UNDECOMPOSED: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ħ', 'h'],
  ['æ', 'ae'],
  ['œ', 'oe'],
]);
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * The form in which words are compared: NFKD in lower case, without the accents of Latin, Greek and Cyrillic
 * letters, without apostrophes and periods.
 */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .normalize('NFC');
}

/** The form in which phrases are compared: lower case, without accents of Latin letters, one space between words. */
export function foldPhrase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .toLowerCase()
    .replace(NO_WORD, ' ')
    .trim();
}

/**
 * The form in which names address something: letters, marks and digits in one form for all cases, without Latin
 * accents. The folding of a folding is itself. Cases are gone through in turn because some letters have one form in
 * upper case only (ς σ, ı i) and some in lower case only (ẞ ß). Compatibility forms are taken apart after that,
 * because folding may bring them up.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(NO_WORD, '')
    .normalize('NFKD')
    .replace(NO_WORD, '')
    .replace(/^\p{M}+/u, '')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/[øłđħæœ]/g, (letter) => UNDECOMPOSED.get(letter) ?? letter)
    .normalize('NFKC');
}
