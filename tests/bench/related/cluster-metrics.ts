/** How well stories agree with labels. */
export interface ClusterFigures {
  readonly bcubedF1: number;
  readonly nmi: number;
}

/** Pairs of [label, story]. BCubed after Bagga and Baldwin (1998); NMI with the geometric mean of the entropies. */
export function clusterFigures(pairs: readonly (readonly [label: string, story: string])[]): ClusterFigures {
  const labels = countsOf(pairs.map(([label]) => label));
  const stories = countsOf(pairs.map(([, story]) => story));
  const both = countsOf(pairs.map(([label, story]) => `${label}\n${story}`));
  let precision = 0;
  let recall = 0;
  let mutual = 0;
  for (const [pair, count] of both) {
    const [label = '', story = ''] = pair.split('\n');
    const [ofLabel, ofStory] = [labels.get(label) ?? 0, stories.get(story) ?? 0];
    precision += (count * count) / ofStory;
    recall += (count * count) / ofLabel;
    mutual += (count / pairs.length) * Math.log((count * pairs.length) / (ofLabel * ofStory));
  }
  const entropies = entropy(labels, pairs.length) * entropy(stories, pairs.length);
  return {
    bcubedF1: (2 * precision * recall) / ((precision + recall) * pairs.length),
    nmi: entropies > 0 ? mutual / Math.sqrt(entropies) : 1,
  };
}

function entropy(counts: ReadonlyMap<string, number>, total: number): number {
  return -[...counts.values()].reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
}

function countsOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
