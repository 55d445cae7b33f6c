import { bareWords } from '../text/bare-words.ts';

/** The commonest words of languages in Latin script: hardly a sentence is without one, and few are shared. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for it with was on as are by this from have at',
  de: 'der die und das ist nicht von mit den ein eine zu im auf für dem sich des auch wird',
  fr: 'le la les des et est une dans que pour du qui sur pas au plus par ce avec sont',
  es: 'el la los las de que y en un una por con del para se es al su como más',
  it: 'il di che la è per un una non del con della sono le gli da nel alla anche più',
  pt: 'o a os as de que e do da em um uma para com não por no na dos mais',
  nl: 'de het een van en is dat in op te zijn voor met niet aan er om ook als door',
  sv: 'och att det som en på är av för med den till inte har ett om men var sig så',
  pl: 'w i na z się nie do że jest o to jak po co za od przez dla był oraz',
  tr: 've bir bu için ile da de çok olarak olan daha gibi en kadar sonra ne var ise mi o',
  id: 'yang dan di dari untuk dengan ini itu pada tidak dalam akan oleh juga ke adalah sebagai telah bisa karena',
};

const SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** Fewer words may have none of the commonest by chance. */
const FEWEST_WORDS = 40;

/**
 * True when one in eight words of a text is a common word of another language, and those of its told language are
 * four times rarer: related languages share words, but not so few. Feeds and pages inherit a language from their
 * software and nobody looks at it. False for texts of fewer than forty words.
 */
export function isOtherLanguage(tag: string, text: string): boolean {
  const own = SETS.get(tag.split('-')[0] ?? '');
  const words = bareWords(text.toLowerCase());
  if (!own || words.length < FEWEST_WORDS) return false;
  const share = (set: ReadonlySet<string>): number =>
    words.filter((word) => set.has(word)).length / words.length;
  const told = share(own);
  return [...SETS.values()].some((set) => share(set) > Math.max(1 / 8, told * 4));
}
