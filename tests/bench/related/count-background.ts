import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELATE } from '../../../lib/relate/parameters.ts';
import { type Language, loadLanguage } from '../../../lib/text/language.ts';
import { termsOf } from '../../../lib/text/terms.ts';
import { dataFolder } from '../../support/data.ts';
import { repositoryRoot } from '../../support/root.ts';

/** Terms kept: those of the most documents. The rest count as unseen. */
const TERMS = 9000;

/** Counts in how many events of 2002–2014 each term stands, and writes the table that lib/relate ships. */
function countBackground(folder: string, language: Language): void {
  const counts = new Map<string, number>();
  const lines = readFileSync(join(folder, 'related/background-current-events-2002-2014.jsonl'), 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) {
    const { title } = JSON.parse(line) as { title: string };
    const terms = new Set(termsOf(title, language, RELATE.bodyWords).map(({ term }) => term));
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, TERMS);
  const table = {
    origin:
      'Wikipedia Current events portal 2002–2014 (CC BY-SA 4.0), counts only, by tests/bench/related/count-background.ts',
    documents: lines.length,
    terms: byCount(kept),
  };
  writeFileSync(join(repositoryRoot, 'lib/relate/background-en.data.json'), `${JSON.stringify(table)}\n`);
}

/** `{ count: "term term …" }`: every count once. */
function byCount(counts: readonly (readonly [string, number])[]): Record<string, string> {
  const lists = new Map<number, string[]>();
  for (const [term, count] of counts) lists.set(count, [...(lists.get(count) ?? []), term]);
  return Object.fromEntries([...lists].map(([count, terms]) => [count, terms.join(' ')]));
}

if (dataFolder === undefined) throw new Error('no data folder: set NEWSLOOM_DATA');
countBackground(dataFolder, await loadLanguage('en'));
