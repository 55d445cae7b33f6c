/** Rows of keys, as they lie under each other: Latin (QWERTY) and Cyrillic (ЙЦУКЕН). */
const LATIN = ['qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,.'] as const;
const CYRILLIC = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'] as const;

const NEIGHBORS = new Set([LATIN, CYRILLIC].flatMap(neighborsIn));

function neighborsIn(rows: readonly string[]): string[] {
  const pairs: string[] = [];
  for (const [row, keys] of rows.entries())
    for (const [at, key] of [...keys].entries())
      for (const other of [keys[at + 1], rows[row + 1]?.[at - 1], rows[row + 1]?.[at]])
        if (other !== undefined) pairs.push(key + other, other + key);
  return pairs;
}

const OTHER_LAYOUT = new Map(
  LATIN.flatMap((keys, row) =>
    [...keys].flatMap((key, at) => {
      const twin = CYRILLIC[row]?.[at];
      return twin === undefined
        ? []
        : ([
            [key, twin],
            [twin, key],
          ] as const);
    }),
  ),
);

/** What the same keys write in the other layout, Latin or Cyrillic: `ghbdtn` is привет. Undefined where a key has no twin. */
export function keyboardTwin(word: string): string | undefined {
  const twins = [...word].map((key) => OTHER_LAYOUT.get(key));
  return twins.includes(undefined) ? undefined : twins.join('');
}

/** What slips cost that happen more often than others. */
const SWAPPED = 0.7;
const NEIGHBOR = 0.7;
const DOUBLED = 0.6;
const FIRST = 1.2;

/**
 * The Damerau–Levenshtein distance of two words whose slips are weighed by how often they happen: letters that changed
 * places, keys that lie beside each other, and doubled letters cost less than one. `Infinity` beyond `most` slips.
 */
export function slipCost(typed: string, meant: string, most: number): number {
  const [a, b] = [[...typed], [...meant]];
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let [before, last] = [[] as Slips[], [] as Slips[]];
  for (let i = 0; i <= a.length; i += 1) {
    const row: Slips[] = [];
    for (let j = 0; j <= b.length; j += 1) row.push(cheapest(a, b, i, j, { before, last, row }));
    if (row.every(({ count }) => count > most)) return Infinity;
    [before, last] = [last, row];
  }
  const { cost, count } = last[b.length] ?? NONE;
  return count <= most ? cost : Infinity;
}

interface Slips {
  readonly cost: number;
  readonly count: number;
}

const NONE: Slips = { cost: Infinity, count: Infinity };

interface Rows {
  readonly before: readonly Slips[];
  readonly last: readonly Slips[];
  readonly row: readonly Slips[];
}

function cheapest(a: readonly string[], b: readonly string[], i: number, j: number, rows: Rows): Slips {
  if (i === 0 && j === 0) return { cost: 0, count: 0 };
  const [x = '', y = ''] = [a[i - 1], b[j - 1]];
  const ways = [
    slip(rows.last[j], x === a[i - 2] ? DOUBLED : weightAt(i)),
    slip(rows.row[j - 1], y === b[j - 2] ? DOUBLED : weightAt(j)),
    x === y && i > 0 && j > 0
      ? (rows.last[j - 1] ?? NONE)
      : slip(rows.last[j - 1], NEIGHBORS.has(x + y) ? NEIGHBOR : weightAt(i)),
    ...(i > 1 && j > 1 && x === b[j - 2] && a[i - 2] === y ? [slip(rows.before[j - 2], SWAPPED)] : []),
  ];
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best), NONE);
}

function slip(from: Slips = NONE, cost: number): Slips {
  return { cost: from.cost + cost, count: from.count + 1 };
}

/** Hardly anybody mistypes the first letter. */
function weightAt(place: number): number {
  return place === 1 ? FIRST : 1;
}
