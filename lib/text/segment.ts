import { UNSPACED } from './script.ts';

/** How a run of letters of a script without spaces is cut. */
export type UnspacedCut =
  /** Words of `Intl.Segmenter`. */
  | 'words'
  /** The same, single characters joined with their neighbors: the segmenter cuts names into syllables (習|近平). */
  | 'names'
  /** Every two neighboring characters, where two texts have to be cut alike whatever stands around. */
  | 'pairs';

/** A run without spaces that is cut into words by a segmenter at once. */
const RUN = 2000;

/** A piece of a run and its offset in it. */
export type Piece = readonly [start: number, surface: string];

/** Cuts a run of letters of which some are of a script without spaces. Linear in the run. */
export function segment(run: string, code: string, cut: UnspacedCut): Piece[] {
  if (cut === 'pairs') return piecesByScript(run).flatMap(pairs);
  const words = segmented(run, code);
  return cut === 'words' ? words : joinLoose(words);
}

function segmented(run: string, code: string): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < run.length; from += RUN) {
    for (const { segment, index, isWordLike } of segmenterOf(code).segment(run.slice(from, from + RUN))) {
      if (isWordLike) pieces.push([from + index, segment]);
    }
  }
  return pieces;
}

function joinLoose(words: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let loose: Piece | undefined;
  for (const [start, word] of words) {
    const isLoose = isSingle(word);
    if (loose && (isLoose || isSingle(loose[1]))) loose = [loose[0], loose[1] + word];
    else {
      if (loose) joined.push(loose);
      loose = [start, word];
    }
    if (!isLoose) {
      joined.push(loose);
      loose = undefined;
    }
  }
  return loose && !isSingle(loose[1]) ? [...joined, loose] : joined;
}

function isSingle(word: string): boolean {
  return [...word].length === 1;
}

/** Cuts a run where scripts with and without spaces meet: `iPhone発売` are two. */
function piecesByScript(run: string): Piece[] {
  const pieces: Piece[] = [];
  let [start, isUnspaced, at] = [0, UNSPACED.test(run), 0];
  for (const character of run) {
    const is = UNSPACED.test(character);
    if (at === 0) isUnspaced = is;
    else if (is !== isUnspaced) {
      pieces.push([start, run.slice(start, at)]);
      [start, isUnspaced] = [at, is];
    }
    at += character.length;
  }
  return [...pieces, [start, run.slice(start)]];
}

function pairs([start, run]: Piece): Piece[] {
  const characters = [...run];
  if (!UNSPACED.test(run) || characters.length === 1) return [[start, run]];
  let at = start;
  return characters.slice(1).map((character, index) => {
    const before = characters[index] ?? '';
    const piece: Piece = [at, before + character];
    at += before.length;
    return piece;
  });
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(code: string): Intl.Segmenter {
  const known = segmenters.get(code);
  if (known) return known;
  const made = new Intl.Segmenter(code === 'und' ? undefined : code, { granularity: 'word' });
  segmenters.set(code, made);
  return made;
}
