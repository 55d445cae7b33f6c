/** How well stories agree with labels. */
export interface ClusterFigures {
  readonly bcubedF1: number;
  readonly nmi: number;
}

/** A row that is labeled: its label, and the story that it is in. */
export type LabeledRow = readonly [label: string, story: string];

/** Precision, recall and their harmonic mean. */
export interface BCubed {
  readonly p: number;
  readonly r: number;
  readonly f1: number;
}

/** NMI with the geometric mean of the entropies. */
export function clusterFigures(pairs: readonly LabeledRow[]): ClusterFigures {
  const { labels, stories, both } = countsOf(pairs);
  const mutual = both.reduce(
    (sum, { count, ofLabel, ofStory }) =>
      sum + (count / pairs.length) * Math.log((count * pairs.length) / (ofLabel * ofStory)),
    0,
  );
  const entropies = entropy(labels, pairs.length) * entropy(stories, pairs.length);
  return { bcubedF1: bcubed(pairs).f1, nmi: entropies > 0 ? mutual / Math.sqrt(entropies) : 1 };
}

/** After Bagga and Baldwin (1998): each row's share of its label in its story, and the reverse. 0 without rows. */
export function bcubed(pairs: readonly LabeledRow[]): BCubed {
  const { both } = countsOf(pairs);
  const sumOf = (name: 'ofStory' | 'ofLabel') =>
    both.reduce((sum, each) => sum + (each.count * each.count) / each[name], 0);
  return harmonic(sumOf('ofStory') / pairs.length, sumOf('ofLabel') / pairs.length);
}

/** Of the pairs of rows in one story, those of one label; and the reverse. */
export function pairwise(pairs: readonly LabeledRow[]): BCubed {
  const { labels, stories, both } = countsOf(pairs);
  const pairsIn = (counts: Iterable<number>) =>
    [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const right = pairsIn(both.map(({ count }) => count));
  return harmonic(right / pairsIn(stories.values()), right / pairsIn(labels.values()));
}

function harmonic(precision: number, recall: number): BCubed {
  const [p, r] = [precision || 0, recall || 0];
  return { p, r, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0 };
}

function entropy(counts: ReadonlyMap<string, number>, total: number): number {
  return -[...counts.values()].reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
}

/** Rows of each label, of each story, and of each pair of the two. */
function countsOf(pairs: readonly LabeledRow[]) {
  const labels = new Map<string, number>();
  const stories = new Map<string, number>();
  const both = new Map<string, { count: number; label: string; story: string }>();
  for (const [label, story] of pairs) {
    labels.set(label, (labels.get(label) ?? 0) + 1);
    stories.set(story, (stories.get(story) ?? 0) + 1);
    const key = `${label}\n${story}`;
    both.set(key, { count: (both.get(key)?.count ?? 0) + 1, label, story });
  }
  const cells = [...both.values()].map(({ count, label, story }) => ({
    count,
    ofLabel: labels.get(label) ?? 0,
    ofStory: stories.get(story) ?? 0,
  }));
  return { labels, stories, both: cells };
}
