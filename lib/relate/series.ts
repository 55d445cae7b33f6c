import { bareWords } from '../text/bare-words.ts';

/** A headline, and the outlet that it is of. */
export interface Headed {
  readonly headline: string;
  /** Key of the publisher; undefined where it is not known. */
  readonly source?: string | undefined;
  readonly inLanguage: string;
}

/** How the headlines of one outlet differ: in names, and perhaps numbers; or in numbers alone, or not at all. */
export type Frame = 'names' | 'numbers';

/** Words that both headlines have to share, in their order, and the part of the longer one that they are. */
const LEAST_SHARED = 3;
const LEAST_SHARE = 0.5;
/** A longer headline is a text. */
const MOST_WORDS = 40;
/** Next day's number; one that comes sooner may be news of the same event. */
const NEXT_HOURS = 16;
/** So many predecessors make a series; fewer may be chance. */
const LEAST_PREDECESSORS = 2;
/** A capital tells a name where less than this part of the words have one. */
const MOST_CAPITALS = 0.6;

/**
 * Whether two headlines of one outlet are made by one template: `Weather in Leeds`, `Weather in York`; `Net sales of Acme
 * at 34 crore`, `Net sales of Apex at 51 crore`; `412 new cases`, `390 new cases`. Undefined when they are not. Where
 * capitals tell no names, in German and in headlines that capitalize each word, names count beside numbers alone.
 */
export function frameOf(a: Headed, b: Headed): Frame | undefined {
  if (a.source === undefined || a.source !== b.source || a.inLanguage !== b.inLanguage) return undefined;
  const [ours, theirs] = [bareWords(a.headline), bareWords(b.headline)];
  const longer = Math.max(ours.length, theirs.length);
  if (longer > MOST_WORDS || Math.min(ours.length, theirs.length) < LEAST_SHARED) return undefined;
  const [left, right] = withoutShared(ours, theirs);
  const shared = ours.length - left.length;
  if (shared < LEAST_SHARED || shared < LEAST_SHARE * longer) return undefined;
  const numbers = [left, right].map((words) => words.filter(isNumber));
  const names = [left, right].map((words) => words.filter((word) => !isNumber(word)));
  if (names.every(({ length }) => length === 0)) return 'numbers';
  if (names.some(({ length }) => length === 0) || !names.flat().every(isCapital)) return undefined;
  const known = new Set(names[0]?.map(folded));
  if (names[1]?.some((name) => known.has(folded(name)))) return undefined;
  const tellsNames = !a.inLanguage.startsWith('de') && [ours, theirs].every(hasFewCapitals);
  return tellsNames || numbers.every(({ length }) => length > 0) ? 'names' : undefined;
}

/** An earlier article of a template, and how many hours ago it came. */
export interface Predecessor {
  readonly frame: Frame;
  readonly hours: number;
}

/** Whether an article is one of a series, by the articles of its outlet that have its frame. */
export function isOfSeries(predecessors: readonly Predecessor[]): boolean {
  return predecessors.filter(countsForSeries).length >= LEAST_PREDECESSORS;
}

/** Another name is another event at any time; another number is one the next day. */
function countsForSeries({ frame, hours }: Predecessor): boolean {
  return frame === 'names' || hours >= NEXT_HOURS;
}

function isNumber(word: string): boolean {
  return /\p{N}/u.test(word);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The first word has its capital from its place. */
function hasFewCapitals([, ...words]: readonly string[]): boolean {
  const telling = words.filter((word) => !isNumber(word));
  return telling.filter(isCapital).length <= MOST_CAPITALS * telling.length;
}

function folded(word: string): string {
  return word.toLowerCase();
}

/** What of each is left without their longest common subsequence. */
function withoutShared(a: readonly string[], b: readonly string[]): [string[], string[]] {
  const [ours, theirs] = [a.map(folded), b.map(folded)];
  const width = b.length + 1;
  const lengths = new Uint8Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        ours[i] === theirs[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const [left, right]: [string[], string[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (ours[i] === theirs[j]) [i, j] = [i + 1, j + 1];
    else if (at(i + 1, j) >= at(i, j + 1)) left.push(a[i++] ?? '');
    else right.push(b[j++] ?? '');
  }
  return [
    [...left, ...a.slice(i)],
    [...right, ...b.slice(j)],
  ];
}
