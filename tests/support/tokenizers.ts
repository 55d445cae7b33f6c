import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A regular expression for a run of letters that is looked for all over a text. */
const RUNS =
  /\/[^/\n]*(?:\[(?!\^)[^\]\n]*\\p\{L\}[^\]\n]*\]|\\p\{L\})[+*][^/\n]*\/[a-z]*g|split\(\s*\/\[\^[^\]\n]*\\p\{L\}/;
const PACKAGES = /Intl\.Segmenter|'@orama\/stemmers\/|'snowball-stemmers'/;

/** The lines of a room's files that cut a text into words by themselves, as `file:line`; lib/text alone may. */
export function tokenizersIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('lib/text/'))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (RUNS.test(line) || PACKAGES.test(line) ? [`${file}:${index + 1}`] : [])),
    );
}
