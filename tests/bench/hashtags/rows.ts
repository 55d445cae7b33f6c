import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** An article with its publisher's own tags. */
export interface TaggedRow {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly t: number;
  readonly language: string;
  readonly publisher: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  readonly tags: readonly string[];
}

/** The rows of a JSON Lines file, in its order. Throws on a line that is no JSON. */
export function readRows(file: string): TaggedRow[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as TaggedRow);
}

/** The name of a set is that of its file. */
export function setName(file: string): string {
  return basename(file).replace(/\.jsonl$/, '');
}
