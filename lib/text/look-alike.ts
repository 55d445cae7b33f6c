/**
 * Letters of other scripts by the Latin ones that they look like: those of UTS 39 (https://www.unicode.org/reports/tr39/)
 * that stand in alphabets of today, capitals by the look of capitals.
 */
const LOOKS: Readonly<Record<string, string>> = {
  a: 'аɑαᴀАΑᎪ',
  b: 'вƅʙɓьβВΒᏴЬ',
  c: 'сϲᴄСϹᏟ',
  d: 'ԁđᴅᎠ',
  e: 'еεᴇҽЕΕᎬ',
  f: 'ғϝ',
  g: 'ɡԍɢցԌᏀ',
  h: 'һнʜհħНΗᎻ',
  j: 'јյᴊЈᎫ',
  k: 'кκᴋКΚᏦ',
  l: 'iі1|ıɩɪιӏłʟІӀΙᎥԼᏞ',
  m: 'мᴍМΜᎷ',
  n: 'ոηɴΝՈ',
  o: '0оοσօøᴏОΟՕ',
  p: 'рρᴘРΡᏢ',
  q: 'ԛզԚ',
  r: 'гʀᎡ',
  s: 'ѕꜱЅՏᏚ',
  t: 'тτᴛТΤᎢ',
  u: 'υսᴜՍ',
  v: 'ѵνʋᴠѴᏙ',
  w: 'ԝωաᴡԜᎳ',
  x: 'хχХΧ',
  y: 'уүγʏУҮΥᎩ',
  z: 'ᴢΖᏃ',
};

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKS).flatMap(([latin, alike]) => [...alike].map((each) => [each, latin] as const)),
);

/** What a name looks like: two names of one look are hardly told apart by a reader. Letters and digits alone. Pure. */
export function lookOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/[^\p{L}\p{N}|]+/gu, '');
  return [...letters]
    .map((letter) => LATIN_OF.get(letter) ?? LATIN_OF.get(letter.toLowerCase()) ?? letter.toLowerCase())
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** True where one word has letters of Latin and of a script whose letters look like it: nobody is called so. */
export function isMixedScript(name: string): boolean {
  return name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .some((word) => /\p{Script=Latin}/u.test(word) && LOOK_ALIKE_SCRIPTS.test(word));
}

const LOOK_ALIKE_SCRIPTS = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
