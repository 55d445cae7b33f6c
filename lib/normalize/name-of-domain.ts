import { bareWords } from '../text/bare-words.ts';
import { foldPhrase } from '../text/fold.ts';
import { domainLabel } from './hosts.ts';

/** Shorter labels are parts of too many words. */
const MIN_WORD = 4;
/** Letters of which a label may be the end without chance. */
const LONG = 8;
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

/**
 * True for what headlines of a host may end in as the name of its outlet: what its domain is called, or a part of its
 * host (`gadgets.ndtv.com`: "Gadgets 360"), also by what domains make of names: `popmech.ru` of "Популярная Механика",
 * `tbrfootball.com` of "The Boot Room", `interfax.ru` of "Интерфакс". More than `isNameOf`, on which it depends whose a
 * name is.
 */
export function isOutletOf(name: string, hostname: string, domain: string): boolean {
  if (name.length > 100) return false;
  const label = letters(domainLabel(domain));
  const own = hostname.endsWith(`.${domain}`) ? hostname.slice(0, -domain.length - 1) : '';
  const parts = own.split('.').filter((part) => part.length >= MIN_WORD || /\d/.test(part));
  if ([...parts, ...parts.map((part) => label + letters(part))].some((part) => isNameOf(name, `${part}.com`)))
    return true;
  const acronyms = bareWords(name).filter((word) => word === word.toUpperCase());
  if (label.length <= 3 && acronyms.some((word) => latin(word.toLowerCase()) === label)) return true;
  if (name.toLowerCase().split(' ').includes(domain)) return true;
  return spellings(name).some(
    (words) =>
      words.length <= MAX_WORDS &&
      (isSpelled(words, label, 1) ||
        isOfPrefixes(words, label) ||
        isOfInitials(words, label) ||
        isPartOf(words, label) ||
        (label.length >= MIN_WORD && coarse(words.join('')) === coarse(label)) ||
        words.some((word) => word.length >= MIN_WORD && coarse(word) === coarse(label))),
  );
}

/** Spelled as it sounds: transliterations differ in little else. */
function coarse(word: string): string {
  return word
    .replace(/kh/g, 'h')
    .replace(/x/g, 'ks')
    .replace(/s(?:h?ch)/g, 'sh')
    .replace(/ts|c(?!h)/g, 'c')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/i+/g, 'i')
    .replace(/ie/g, 'e');
}

/** The label is made of beginnings of consecutive words, of three letters at least. */
function isOfPrefixes(words: readonly string[], label: string): boolean {
  const isFrom = (at: number, rest: string, used: number): boolean => {
    if (rest === '') return used > 1;
    const word = words[at];
    if (word === undefined) return false;
    for (let length = Math.min(word.length, rest.length); length >= 3; length -= 1)
      if (rest.startsWith(word.slice(0, length)) && isFrom(at + 1, rest.slice(length), used + 1)) return true;
    return false;
  };
  return words.some((_, at) => isFrom(at, label, 0));
}

/** What domains add to the initials of a name. */
const ADDED = /(?:news|online|football|sports?|media|press|today|tv)$/;

function isOfInitials(words: readonly string[], label: string): boolean {
  const initials = label.replace(ADDED, '');
  if (initials === label || initials.length < 2) return false;
  const all = words.map((word) => word[0]).join('');
  return all === initials || (words[0] === 'the' && all.slice(1) === initials);
}

/** "The Tribune" of `tribuneindia.com`, "CTV Edmonton" of `ctvnews.ca`, "MacGeneration" of `macg.co`. */
function isPartOf(words: readonly string[], label: string): boolean {
  const joined = withoutThe(words.join(''));
  const bare = label.replace(ADDED, '');
  if (joined.length >= MIN_WORD && label.startsWith(joined)) return true;
  if (joined.length >= LONG && label.endsWith(joined)) return true;
  if (words.length === 1 && label.length >= MIN_WORD && joined.startsWith(label)) return true;
  return bare.length >= 3 && bare !== label && words[0] === bare;
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
function isSpelled(words: readonly string[], label: string, least = 2): boolean {
  const rest = words[0] === 'the' ? words.slice(1) : words;
  if (rest.length < 2) return false;
  return rest.some((_, at) => {
    const initials = rest.slice(0, at + 1).map((word) => word[0]);
    return at + 1 >= least && initials.join('') + rest.slice(at + 1).join('') === label;
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
