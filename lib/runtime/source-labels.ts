import { readFileSync } from 'node:fs';

/** The operator's labels of who owns a source, by source key: `state-owned`, `party press`… */
export type SourceLabels = Readonly<Record<string, string>>;

/**
 * Reads the operator's file of sources, `{"rt.com": {"ownership": "state-owned"}}`. Throws an error that names
 * the file and the source for a file that cannot be read or says something else.
 */
export function readSourceLabels(path: string): SourceLabels {
  const sources: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(sources)) throw new Error(`${path}: an object of sources by key is expected`);
  return Object.fromEntries(
    Object.entries(sources).flatMap(([key, source]) => {
      const ownership = isObject(source) ? source['ownership'] : null;
      if (ownership === undefined) return [];
      if (typeof ownership !== 'string' || ownership.length > 100)
        throw new Error(`${path}: ${key} needs an "ownership" of at most 100 characters`);
      return [[key, ownership]];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
