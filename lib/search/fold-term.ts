const ASCII = /^[\0-\x7f]*$/;
/** Marks that readers leave out when they type: accents, Hebrew points, Arabic vowels. Those of Indic scripts and Thai are letters. */
const MARKS =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;
const TATWEEL = /\u0640/g;
/** Letters that Unicode does not decompose, and forms of one letter that are typed for each other. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['ى', 'ي'],
]);
const UNDECOMPOSED = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g');

const REMEMBERED = 50_000;
const memory = new Map<string, string>();

/** The form in which a word that is searched for is compared with one that is written; both in lower case. */
export function foldTerm(term: string): string {
  if (ASCII.test(term)) return term;
  const known = memory.get(term);
  if (known !== undefined) return known;
  const folded = term
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '$1')
    .replace(TATWEEL, '')
    .replace(UNDECOMPOSED, (letter) => LETTERS.get(letter) ?? letter)
    .normalize('NFC');
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(term, folded);
  return folded;
}

const UMLAUTS: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
]);

/** The word as it is typed where there are no umlauts (`Muenchen`), folded; undefined for a word without any. */
export function transcribed(term: string): string | undefined {
  const composed = term.normalize('NFC');
  if (!/[äöü]/.test(composed)) return undefined;
  return foldTerm(composed.replace(/[äöü]/g, (letter) => UMLAUTS.get(letter) ?? letter));
}
