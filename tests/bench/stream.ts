import { join } from 'node:path';
import { commandLine, fail, flag, number, text } from '../../infra/commands/command-line.ts';
import { silenceNodeWarning } from '../../infra/local/environment.ts';
import { dataFolder } from '../support/data.ts';
import { type StreamFigures, streamFigures } from './stream/stream-figures.ts';
import { readStream } from './stream/stream-rows.ts';
import { throughMemory } from './stream/through-memory.ts';
import { throughProduct } from './stream/through-product.ts';

const { values, files } = commandLine({
  call: 'npm run -s bench:stream',
  about: `Stories and related sets of a stream of which a reader has judged a part, through the built functions in time order,
second looks included. Rows of the files: {id, t, language, source, title, body, judged, label}; rows with a label and
without "judged": false are judged. Queries that were judged: [{q, judged: {id: 0 or 1}}], of --related, or of
related-judged.json beside the file.`,
  options: {
    instances: number('instances of ingestion that work side by side', 2, { from: 1 }),
    memory: flag(
      'relate alone, over a store in memory, one article after the other: minutes faster, for tuning',
    ),
    related: text('FILE', 'the queries that were judged', undefined),
    json: flag('JSON on standard output'),
  },
  files: 'FILE',
  withoutFiles: 'the stream of the data folder',
});

async function benchStream(): Promise<void> {
  silenceNodeWarning();
  const all: StreamFigures[] = [];
  for (const file of files.length > 0 ? files : [streamOfData()]) {
    const stream = readStream(file, values.related);
    const asked = stream.related.map(({ q }) => q);
    const outcome = values.memory
      ? await throughMemory(stream.rows)
      : await throughProduct(stream.rows, asked, values.instances, everySoOften(console.error));
    const figures = streamFigures(stream, outcome);
    all.push(figures);
    if (!values.json) console.log(reportOf(figures));
  }
  if (values.json) console.log(JSON.stringify(all));
}

/** `note`, called at most every ten seconds. */
function everySoOften(note: (text: string) => void): (text: string) => void {
  let last = performance.now();
  return (text) => {
    if (performance.now() - last < 10_000) return;
    last = performance.now();
    note(text);
  };
}

function streamOfData(): string {
  return join(
    dataFolder ?? fail('no file named and no data folder: set NEWSLOOM_DATA'),
    'stream/newsapi-stream.jsonl',
  );
}

function reportOf({
  set,
  articles,
  judged,
  bcubed,
  pairwise,
  largest,
  shareIn20,
  related,
  perArticle,
}: StreamFigures) {
  const d = (value: number) => value.toFixed(3);
  const cost = Object.entries(perArticle).map(([name, value]) => `${value.toFixed(2)} ${name}`);
  return [
    `${set}: ${articles} articles, ${judged} judged`,
    `  stories   BCubed ${d(bcubed.p)} / ${d(bcubed.r)} / ${d(bcubed.f1)}  pairwise ${d(pairwise.p)} / ${d(pairwise.r)} / ${d(pairwise.f1)}`,
    `  largest story ${largest}, ${(100 * shareIn20).toFixed(1)} % of articles in stories of 20 or more`,
    ...(related
      ? [
          `  related   precision ${d(related.precision)}, recall ${d(related.recall)}${related.recallOfFound === undefined ? '' : ` (${d(related.recallOfFound)} of what was found)`}, nothing right ${related.nothingRight} of ${related.queries}`,
        ]
      : []),
    `  per article  ${cost.join('  ')}`,
  ].join('\n');
}

await benchStream();
