/** Numbers by name, as an invocation logs them. */
export type Counts = Readonly<Record<string, number>>;

/** The sums of all. */
export function countOf(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = {};
  for (const counts of all)
    for (const [name, value] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}
