import { commandLine, flag, number, text } from '../../infra/commands/command-line.ts';
import { percentile95 } from '../support/percentile.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Measured, type Measurement, measureSearch } from './search/measure.ts';
import { fullRows, readSearchRows, rowsInTurn } from './search/rows.ts';

const { values, files } = commandLine({
  call: 'npm run -s bench:search',
  about: `Indexes articles and searches them by the built functions, beside MiniSearch, Orama and SQLite FTS5 over the same
tokens. Lines of the files: {title, body, language, source, authors, tags}, or the names of schema.org. Articles are stored as ingestion
would, without related sets; each is put into the index by itself and merged by the function that the timer calls. Requests and
read units are those of a fresh instance of the API, milliseconds those of the local host with a warm one.`,
  options: {
    articles: number('articles that are taken of the files, languages in turn', undefined, { from: 50 }),
    at: text('N,N…', 'numbers of articles at which queries are asked too: a line of JSON each', undefined),
    full: flag('articles of full length alone; where they are too few, more are made of their passages'),
    plain: flag('without the names and hashtags that ingestion finds, in half the time'),
    queries: number('random queries', 300, { from: 10 }),
    languages: text(
      'TAG,TAG…',
      'languages that queries are drawn from; all that have articles unless told',
      undefined,
    ),
    seed: number('of the random queries and of the order of articles', 18),
    'no-peers': flag('without MiniSearch, Orama and SQLite FTS5, which hold all in memory'),
    json: flag('JSON on standard output, all else on standard error'),
  },
  files: 'FILE…',
});
const say = (line: string) => (values.json ? console.error : console.log)(line);
const all = readSearchRows(files);
const random = seededRandom(values.seed);
const count = values.articles ?? all.length;
const rows = values.full ? fullRows(all, count, random) : all;
const made = rows.filter(({ id }) => id.includes('-made-')).length;
if (values.full) say(`${rows.length} articles of full length, ${made} of them made of passages of others`);
if (values.plain) say('articles are indexed without the names and hashtags that ingestion finds');
const measurements = measureSearch(rowsInTurn(rows, count, random), {
  at: values.at?.split(',').map(Number) ?? [],
  queries: values.queries,
  languages: values.languages?.split(','),
  seed: values.seed,
  withPeers: !values['no-peers'],
  isPlain: values.plain,
  note: console.error,
});
for await (const measurement of measurements) report(measurement);

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
