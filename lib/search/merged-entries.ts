import { byTime, type DocumentEntry } from './document-entry.ts';

/** The entries that stand of all inputs, newest first, and what each input's documents are called among them. */
export function mergedEntries(
  inputs: readonly { readonly entries: readonly DocumentEntry[] }[],
  oldest: number,
) {
  const standing = new Map<string, { entry: DocumentEntry; input: number; document: number }>();
  for (const [input, { entries }] of inputs.entries())
    for (const [document, entry] of entries.entries()) {
      const known = standing.get(entry.id);
      if (entry.seconds < oldest || (known && known.entry.generation >= entry.generation)) continue;
      standing.set(entry.id, { entry, input, document });
    }
  const rows = [...standing.values()].sort((a, b) => byTime(a.entry, b.entry));
  const renamed = inputs.map(({ entries }) => new Int32Array(entries.length).fill(-1));
  for (const [name, { input, document }] of rows.entries()) {
    const names = renamed[input];
    if (names) names[document] = name;
  }
  return { entries: rows.map(({ entry }) => entry), renamed };
}
