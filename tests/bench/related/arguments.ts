import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RELATE } from '../../../lib/relate/parameters.ts';
import type { Span } from '../../../lib/relate/relate-store.ts';
import { dataFolder } from '../../support/data.ts';

/** What `bench:related` is asked to do. */
export interface Arguments {
  readonly files: readonly string[];
  readonly json: boolean;
  /** Queries of a set that are judged. */
  readonly sample: number;
  readonly span: Span;
}

/** As many as the published figures of other methods were judged on. */
const SAMPLE = 3000;
const DAY_MS = 86_400_000;

/** Reads the command line; without files, all labeled sets of the data folder. Throws on what cannot be meant. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sample: { type: 'string' },
      'window-days': { type: 'string' },
      'half-life-days': { type: 'string' },
    },
  });
  return {
    files: positionals.length > 0 ? positionals : labeledSets(),
    json: values.json,
    sample: positive('--sample', values.sample) ?? SAMPLE,
    span: {
      windowMs: (positive('--window-days', values['window-days']) ?? RELATE.windowMs / DAY_MS) * DAY_MS,
      halfLifeMs:
        (positive('--half-life-days', values['half-life-days']) ?? RELATE.halfLifeMs / DAY_MS) * DAY_MS,
    },
  };
}

function labeledSets(): string[] {
  if (dataFolder === undefined) throw new Error('no files named and no data folder: set NEWSLOOM_DATA');
  const folder = join(dataFolder, 'related');
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.jsonl') && !name.startsWith('background'),
  );
  return names.sort().map((name) => join(folder, name));
}

function positive(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number > 0)) throw new Error(`${option} wants a number above 0, not ${value}`);
  return number;
}
