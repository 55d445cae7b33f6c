import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const FRAME = /(file:\/\/[^\s()]{1,1000}|\/[^\s()]{1,1000}):(\d{1,9}):(\d{1,9})/;
const maps = new Map<string, SourceMap | undefined>();

/**
 * Frames with the places of the sources instead of those of the bundle: `at name (lib/ingest/x.ts:1:2)`. The map of a
 * bundle is read at the first fault, because Node's own `--enable-source-maps` reads all of them at every start.
 */
export function mappedStack(frames: readonly string[]): string[] {
  return frames.map((frame) =>
    frame.replace(FRAME, (place, file: string, line: string, column: string) => {
      const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (!entry || !('originalSource' in entry)) return place;
      const source = entry.originalSource.replace(/^(?:\.\.\/)+/, '');
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    }),
  );
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

/** None for a file of Node's own, and for a map that is broken: a fault is told all the same. */
function readMap(file: string): SourceMap | undefined {
  try {
    const path = `${file.startsWith('file:') ? fileURLToPath(file) : file}.map`;
    return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
  } catch {
    return undefined;
  }
}
