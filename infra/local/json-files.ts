import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** A folder of small JSON documents that survive a crash: a document is there as a whole or not at all. */
export interface JsonFiles {
  write(name: string, value: unknown): void;
  remove(name: string): void;
  /** Every document, by file name. */
  readAll(): unknown[];
}

/** Opens `folder`, which is made when it is missing. */
export function jsonFiles(folder: string): JsonFiles {
  makeFolder(folder);
  return {
    write: (name, value) => writeWhole(join(folder, `${name}.json`), JSON.stringify(value)),
    remove: (name) => rmSync(join(folder, `${name}.json`), { force: true }),
    readAll: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  };
}

/** Writes beside and renames, so that a reader or a crash never sees half a file. */
export function writeWhole(path: string, contents: string | Uint8Array): void {
  writeFileSync(`${path}.part`, contents);
  renameSync(`${path}.part`, path);
}
