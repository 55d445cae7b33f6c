import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, fail, flag, number } from '../../../infra/commands/command-line.ts';
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

/** Reads the command line; without files, all labeled sets of the data folder. */
export function readArguments(): Arguments {
  const { values, files } = commandLine({
    call: 'npm run -s bench:related',
    about: `Related sets and stories of labeled articles, through the code that ingestion runs and through the engines that
one would take instead. Rows of the files: {id, t, title, body, label}.`,
    options: {
      sample: number('queries of a set that are judged', SAMPLE, { from: 1 }),
      'window-days': number('days that a posting is asked for', RELATE.windowMs / DAY_MS, { from: 1e-3 }),
      'half-life-days': number('days in which recency halves', RELATE.halfLifeMs / DAY_MS, { from: 1e-3 }),
      json: flag('JSON on standard output'),
    },
    files: 'FILE',
    withoutFiles: 'all labeled sets of the data folder',
  });
  return {
    files: files.length > 0 ? files : labeledSets(),
    json: values.json,
    sample: values.sample,
    span: {
      windowMs: values['window-days'] * DAY_MS,
      halfLifeMs: values['half-life-days'] * DAY_MS,
    },
  };
}

function labeledSets(): string[] {
  const data = dataFolder ?? fail('no files named and no data folder: set NEWSLOOM_DATA');
  const folder = join(data, 'related');
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.jsonl') && !name.startsWith('background'),
  );
  return names.sort().map((name) => join(folder, name));
}
