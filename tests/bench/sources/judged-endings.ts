import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether what headlines of a source end in is an outlet, as a reader judged it; undefined where nobody has. */
export type JudgedEndings = (pair: string) => boolean | undefined;

/**
 * Reads `judged-endings.tsv`: `<key of the source>: <ending>`, a tab, `outlet` or `text`. A text is a piece of somebody's
 * headline: the file holds a hash of it.
 */
export function judgedEndings(): JudgedEndings {
  const lines = readFileSync(join(import.meta.dirname, 'judged-endings.tsv'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const verdicts = new Map(lines.map((line) => line.split('\t') as [string, string]));
  return (pair) => {
    const verdict = verdicts.get(pair) ?? verdicts.get(hashOf(pair));
    return verdict === undefined ? undefined : verdict === 'outlet';
  };
}

function hashOf(pair: string): string {
  return `#${createHash('sha256').update(pair).digest('hex').slice(0, 12)}`;
}
