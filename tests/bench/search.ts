import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { percentile95 } from '../support/percentile.ts';
import { type Measured, type Measurement, measureSearch } from './search/measure.ts';
import { readSearchRows } from './search/rows.ts';

const { values, files } = commandLine({
  call: 'npm run -s bench:search',
  about: `Indexes articles and searches them by the built functions, beside MiniSearch, Orama and SQLite FTS5 over the same
tokens. Lines of the files: {title, body, language, source, authors, tags}, or the names of schema.org. Articles are stored as ingestion
would, without related sets; each is put into the index by itself and merged by the function that the timer calls. Requests and
read units are those of a fresh instance of the API, milliseconds those of the local host with a warm one.`,
  options: {
    articles: number('articles that are read of the files', Number.POSITIVE_INFINITY, { from: 50 }),
    queries: number('random queries', 300, { from: 10 }),
    seed: number('of the random queries', 18),
    'no-peers': flag('without MiniSearch, Orama and SQLite FTS5, which hold all in memory'),
    json: flag('JSON on standard output, all else on standard error'),
  },
  files: 'FILE…',
});
const say = (line: string) => (values.json ? console.error : console.log)(line);
const rows = readSearchRows(files, values.articles);
const measurement = await measureSearch(rows, {
  queries: values.queries,
  seed: values.seed,
  withPeers: !values['no-peers'],
  note: say,
});
report(measurement);

function report({ documents, measured, growth, ...costs }: Measurement): void {
  const counts: Record<string, number> = {};
  for (const { language } of documents) counts[language.code] = (counts[language.code] ?? 0) + 1;
  const languages = Object.keys(counts).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const mended = known(
    measured.map(({ isMended }) => (isMended === undefined ? undefined : Number(isMended))),
  );
  const figures = {
    articles: documents.length,
    languages,
    recall: mean(known(measured.map(({ recall }) => recall))),
    precision: mean(known(measured.map(({ precision }) => precision))),
    ndcg10AgainstBm25: mean(known(measured.map(({ ndcg }) => ndcg))),
    requests: spread(measured.map(({ cold }) => cold.requests)),
    readUnits: spread(measured.map(({ cold }) => cold.readUnits)),
    ms: {
      ours: p95(measured.map(({ ms }) => ms)),
      minisearch: p95(peerMs(measured, 'minisearch')),
      fts5: p95(peerMs(measured, 'fts5')),
    },
    writeUnitsPerArticle: rounded(costs.writeUnitsPerArticle),
    indexBytesPerArticle: rounded(costs.indexBytesPerArticle),
    growth: { requests: rounded(growth.requests), readUnits: rounded(growth.readUnits) },
    phraseRecall: mean(known(measured.map(({ phraseRecall }) => phraseRecall))),
    typosMended: mean(mended),
  };
  const partial = measured.filter(({ isPartial }) => isPartial).length;
  say(
    `growth is that of one-word queries since ${growth.from} articles; partial answers: ${partial} of ${measured.length}`,
  );
  sayGroups('language', measured, ({ query }) => query.from.language.code);
  sayGroups('kind', measured, ({ query }) =>
    query.kind === 'words' ? `words ${query.words.length}` : query.kind,
  );
  for (const peer of ['minisearch', 'orama', 'fts5']) {
    const told = measured.flatMap(({ peers }) => peers[peer] ?? []);
    if (told.length === 0) continue;
    const [recall, ndcg] = [
      mean(known(told.map((each) => each.recall))),
      mean(known(told.map((each) => each.ndcg))),
    ];
    say(`${peer}: recall ${recall}, nDCG@10 ${ndcg}, p95 ${p95(told.map(({ ms }) => ms))} ms`);
  }
  for (const { query, recall = 1, precision = 1, phraseRecall = 1, ndcg = 1, isMended = true } of measured)
    if (recall < 1 || precision < 1 || phraseRecall < 1 || ndcg < 0.9 || !isMended)
      say(
        `${query.kind} ${query.from.language.code} ${JSON.stringify(query.text)} of ${query.words.join(' ')}: recall ${rounded(recall)}, precision ${rounded(precision)}, phrases ${rounded(phraseRecall)}, nDCG ${rounded(ndcg)}${isMended ? '' : ', not mended'}`,
      );
  if (values.json) console.log(JSON.stringify(figures));
  else console.log(JSON.stringify(figures, null, 2));
}

function sayGroups(name: string, measured: readonly Measured[], groupOf: (one: Measured) => string): void {
  const groups = [...new Set(measured.map(groupOf))];
  for (const group of groups) {
    const own = measured.filter((one) => groupOf(one) === group);
    const recalls = known(own.map(({ recall }) => recall));
    const units = spread(own.map(({ cold }) => cold.readUnits));
    say(
      `${name} ${group}: ${own.length} queries, recall ${mean(recalls)}, precision ${mean(known(own.map(({ precision }) => precision)))}, nDCG ${mean(known(own.map(({ ndcg }) => ndcg)))}, read units ${units.p50} / ${units.p95}, ${p95(own.map(({ ms }) => ms))} ms`,
    );
  }
}

function peerMs(measured: readonly Measured[], peer: string): number[] {
  return measured.flatMap(({ peers }) => peers[peer]?.ms ?? []);
}

function known(all: readonly (number | undefined)[]): number[] {
  return all.filter((each) => each !== undefined);
}

function mean(all: readonly number[]): number | null {
  return all.length === 0 ? null : rounded(all.reduce((sum, each) => sum + each, 0) / all.length, 4);
}

function p95(all: readonly number[]): number | null {
  return all.length === 0 ? null : rounded(percentile95(all), 1);
}

function spread(all: readonly number[]) {
  const sorted = [...all].sort((a, b) => a - b);
  return {
    p50: sorted[Math.floor(sorted.length / 2)] ?? 0,
    p95: percentile95(all),
    max: sorted.at(-1) ?? 0,
  };
}

function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
