import { readAs, readStrictly } from './charset-name.ts';

/** A charset, and how its letters look when a text really is in it. */
interface Candidate {
  readonly name: string;
  readonly letters: RegExp;
  /** The letters that make up most of a text. */
  readonly frequent: ReadonlySet<string>;
  /** Of a charset of two bytes a character: the first bytes of those in daily use. */
  readonly commonLeads?: readonly [from: number, to: number];
}

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;
const HAN = /[\p{Script=Han}\u3000-\u301f\uff00-\uff60]/u;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\u3000-\u301f\uff00-\uff60]/u;

const RUSSIAN = 'оеаинтсрвлкмдпуяіїјОЕАИНТСРВЛКМДПУ';
const KANA = 'のにはをたがでてとしれさいなうかるりんーアイスルトラリンクロ';

/** The charsets of the Web (https://encoding.spec.whatwg.org/#legend) that Latin-1 bytes are mistaken for. */
const CANDIDATES: readonly Candidate[] = [
  candidate('windows-1251', CYRILLIC, RUSSIAN),
  candidate('koi8-u', CYRILLIC, RUSSIAN),
  candidate('ibm866', CYRILLIC, RUSSIAN),
  candidate('iso-8859-5', CYRILLIC, RUSSIAN),
  candidate('windows-1253', /\p{Script=Greek}/u, 'αοιετσνηυρπκμλςάέήίόΑΟΙΕΤΣΝΗ'),
  candidate('iso-8859-7', /\p{Script=Greek}/u, 'αοιετσνηυρπκμλςάέήίόΑΟΙΕΤΣΝΗ'),
  candidate('windows-1255', /\p{Script=Hebrew}/u, 'יוהלאתרבשמנדע'),
  candidate('windows-1256', /\p{Script=Arabic}/u, 'اليمونرتبةعدسفهك'),
  candidate('iso-8859-6', /\p{Script=Arabic}/u, 'اليمونرتبةعدسفهك'),
  candidate('windows-874', /\p{Script=Thai}/u, 'านรกอเงมยลวดท่ส้ัีิ'),
  candidate('windows-1252', LATIN, 'éèàùâêîôûçëïäöüßåæøñáíóúãõÉÀÄÖÜÅØ'),
  candidate('windows-1250', LATIN, 'ąćęłńóśźżáčďéěíňřšťúůýžőűăâîäöüđšžĐŠŽČŁŚŻ'),
  candidate('iso-8859-2', LATIN, 'ąćęłńóśźżáčďéěíňřšťúůýžőűăâîäöüđšžĐŠŽČŁŚŻ'),
  candidate('windows-1254', LATIN, 'ğışöüçİŞÖÜÇâî'),
  candidate('windows-1257', LATIN, 'āčēģīķļņšūžąęėįųõäöüŠŽČ'),
  candidate('shift_jis', JAPANESE, KANA, [0x81, 0x97]),
  candidate('euc-jp', JAPANESE, KANA, [0xa1, 0xcf]),
  candidate('euc-kr', /\p{Script=Hangul}/u, '이다는에을의한하고가지로사기도시대인은를정서', [0xa1, 0xc8]),
  candidate(
    'gb18030',
    HAN,
    '的一是在不了有和人这中大为上个国我以要他时来用们年日月，。地方会市新',
    [0xa1, 0xd7],
  ),
  candidate(
    'big5',
    HAN,
    '的一是在不了有和人這中大為上個國我以要他時來用們年日月，。地方會市新',
    [0xa1, 0xc6],
  ),
];

function candidate(
  name: string,
  letters: RegExp,
  frequent: string,
  commonLeads?: readonly [number, number],
): Candidate {
  return { name, letters, frequent: new Set(frequent), ...(commonLeads && { commonLeads }) };
}

/** Marks that stand between words of any language, in the forms that old charsets have them. */
const PUNCTUATION = /[\u00a0«»“”„‘’‚–—…•·№§°©®‹›¿¡、。，！？：；「」『』（）《》]/u;

/** Characters that are looked at: more change nothing. */
const MAX_LOOKED_AT = 4_000;
/** Bytes past ASCII below which nothing is guessed, and the mean of the points of a byte that is believed. */
const MIN_BYTES = 3;
const MIN_MEAN = 0.45;

/**
 * The charset in which the bytes past ASCII look most like words, by the script of their letters, the letters that
 * are frequent and capitals that begin words; undefined where none looks like one. Ten letters are enough, which
 * are too few for statistics of bytes.
 */
export function guessCharset(bytes: Uint8Array): string | undefined {
  const text = withoutMarkup(bytes);
  const high = text.reduce((sum, byte) => (byte >= 0x80 ? sum + 1 : sum), 0);
  if (high < MIN_BYTES) return undefined;
  let best: { name: string; points: number } | undefined;
  for (const each of CANDIDATES) {
    const decoded = each.commonLeads ? readStrictly(text, each.name) : readAs(text, each.name);
    if (decoded === undefined) continue;
    const points = (each.commonLeads ? pairPoints(text, decoded, each) : pointsOf(decoded, each)) / high;
    if (points >= MIN_MEAN && points > (best?.points ?? 0)) best = { name: each.name, points };
  }
  return best?.name;
}

/** Characters at the end of a line that are looked at: JSON is often one line. */
const MAX_PIECE = 2_000;

/** The lines of text in the bytes that are not all ASCII, without tags; trail bytes of no charset are `<` or `>`. */
function withoutMarkup(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const pieces: string[] = [];
  let length = 0;
  for (const [line] of text.matchAll(/[^<>\n\r]+/g)) {
    if (length > MAX_LOOKED_AT) break;
    const piece = line.slice(-MAX_PIECE);
    if (!/[\x80-\xff]/.test(piece)) continue;
    pieces.push(piece);
    length += piece.length;
  }
  return Buffer.from(pieces.join('\n'), 'latin1');
}

/** Points of a text of single bytes: a frequent letter is worth one. */
function pointsOf(text: string, { letters, frequent }: Candidate): number {
  let points = 0;
  let before = '';
  let run = 0;
  for (const character of text) {
    if (character <= '\x7f') {
      if (letters !== LATIN && isLetter(before) && before > '\x7f' && /[a-z]/i.test(character)) points -= 1;
      run = 0;
    } else {
      run += 1;
      points += pointsOfCharacter(character, before, { letters, frequent });
      // Western words have their accented letters among others.
      if (letters === LATIN && run > 2) points -= 1.5;
    }
    before = character;
  }
  return points;
}

/** Points of a text of byte pairs, two for a pair of a frequent character. */
function pairPoints(bytes: Uint8Array, text: string, { letters, frequent, commonLeads = [0, 0] }: Candidate) {
  let points = 0;
  let at = 0;
  for (const character of text) {
    const lead = bytes[at] ?? 0;
    at += lead < 0x80 ? 1 : 2;
    if (lead < 0x80) continue;
    const isCommon = lead >= commonLeads[0] && lead <= commonLeads[1] && letters.test(character);
    points += 2 * (frequent.has(character) ? 1 : isCommon || PUNCTUATION.test(character) ? 0.6 : -0.7);
  }
  return points;
}

function pointsOfCharacter(
  character: string,
  before: string,
  { letters, frequent }: Pick<Candidate, 'letters' | 'frequent'>,
): number {
  if (PUNCTUATION.test(character)) return 0.3;
  if (!letters.test(character)) return -1.5;
  const isCapitalInside =
    isLetter(before) && before === before.toLowerCase() && character !== character.toLowerCase();
  if (isCapitalInside) return -1;
  // A vowel sign or tone mark stands on a letter of its script.
  if (/\p{M}/u.test(character) && (before <= '\x7f' || !/[\p{L}\p{M}]/u.test(before))) return -1;
  if (letters !== LATIN && /[a-z]/i.test(before)) return -1;
  return frequent.has(character) ? 1 : 0.35;
}

function isLetter(character: string): boolean {
  return character > '\x7f' ? /\p{L}/u.test(character) : /[a-z]/i.test(character);
}
