import { loadLanguage } from '../../lib/text/language.ts';
import { readArguments } from './related/arguments.ts';
import { BASELINES } from './related/baselines.ts';
import { measureSet, type SetFigures } from './related/measure.ts';
import { reportOf } from './related/report.ts';
import { readRows } from './related/rows.ts';

/** Each set through the code that ingestion runs, and through the engines that one would take instead. */
async function benchRelated(): Promise<void> {
  await loadLanguage('en');
  const { files, json, ...options } = readArguments();
  const all: SetFigures[] = [];
  for (const file of files) {
    const figures = await measureSet(readRows(file), options, Object.keys(BASELINES), console.error);
    all.push(figures);
    if (!json) console.log(reportOf(figures));
  }
  if (json) console.log(JSON.stringify(all));
}

await benchRelated();
