import { readFileSync } from 'node:fs';
import type { RawDate } from '../../../lib/article/raw-article.ts';
import { decode, type Payload } from '../../../lib/decode/decode.ts';
import { readDate } from '../../../lib/normalize/read-date.ts';

/** Reads a feed file from its bytes, through the same door as an upload. */
export function readFeed(path: string, baseUrl: string | undefined): Promise<Payload> {
  return decode(readFileSync(path), { baseUrl, key: path });
}

/** True when our reading of the date is the instant `expected`. */
export function saysInstant(actual: RawDate | undefined, expected: string): boolean {
  return actual !== undefined && readDate(actual.value)?.ms === Date.parse(expected);
}
