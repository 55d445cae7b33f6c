import { foldPhrase } from '../text/fold.ts';
import { domainLabel } from './hosts.ts';

/** Shorter labels are parts of too many words. */
const MIN_WORD = 4;
/** Words of a name that has more to it than its domain: "Minneapolis Star Tribune". */
const MAX_WORDS = 5;

/**
 * True for a name by which a domain is called: `latimes.com` by "Los Angeles Times", `sky.com` by "Sky Sports",
 * `startribune.com` by "Minneapolis Star Tribune", `vesti.ru` by "Вести.Ru". Its words spell the label of the domain,
 * begin or contain it, or do so with the initials of the first of them.
 */
export function isNameOf(name: string, domain: string): boolean {
  const label = withoutThe(letters(domainLabel(domain)));
  if (label.length < 2 || name.length > 100) return false;
  const whole = letters(domain);
  return spellings(name).some((words) => {
    const joined = words.join('');
    if (joined === label || joined === whole || withoutThe(joined) === label) return true;
    if (joined.length >= MIN_WORD && label.startsWith(joined)) return true;
    return (
      words.length <= MAX_WORDS &&
      (beginsWith(words, label) || isSpelled(words, label) || contains(words, label))
    );
  });
}

/** "Sky News" of `sky.com`, "NEWS.com.au" of `news.com.au`. */
function beginsWith(words: readonly string[], label: string): boolean {
  return label.length > 2 && words.some((_, at) => at > 0 && words.slice(0, at).join('') === label);
}

/** Consecutive words that are the label, or begin as it does: "Detroit Free Press" of `freep.com`. */
function contains(words: readonly string[], label: string): boolean {
  if (label.length < MIN_WORD) return false;
  return words.some((_, from) => {
    const rest = words.slice(from);
    return (
      rest.some((_, at) => withoutThe(rest.slice(0, at + 1).join('')) === label) ||
      (from > 0 && rest.length > 1 && rest.join('').startsWith(label))
    );
  });
}

/** Initials of the first words and the others whole: "New York Post" of `nypost.com`, "Financial Times" of `ft.com`. */
function isSpelled(words: readonly string[], label: string): boolean {
  const rest = words[0] === 'the' ? words.slice(1) : words;
  if (rest.length < 2) return false;
  return rest.some((_, at) => {
    const initials = rest.slice(0, at + 1).map((word) => word[0]);
    return at > 0 && initials.join('') + rest.slice(at + 1).join('') === label;
  });
}

/** The words of a name as domains spell them: umlauts as two letters or as one, Cyrillic as Latin. */
function spellings(name: string): string[][] {
  const lower = name.toLowerCase().replace(/^www\./, '');
  const german = lower.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
  return [...new Set([lower, german, latin(lower)])]
    .map((each) => foldPhrase(each).split(' ').map(letters).filter(Boolean))
    .filter((words) => words.length > 0);
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

function withoutThe(joined: string): string {
  return joined.length > 6 ? joined.replace(/^the/, '') : joined;
}

function letters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** BGN/PCGN as domains have it: https://en.wikipedia.org/wiki/Romanization_of_Russian */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=ye ґ=g'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

function latin(text: string): string {
  return text.replace(/[а-яёіїєґ]/g, (letter) => LATIN[letter] ?? letter);
}
