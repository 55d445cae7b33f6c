import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { commandLine, flag, number } from '../../infra/commands/command-line.ts';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { functionOfPath } from '../../infra/local/routes.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { eventOfPath } from './http/event-of-path.ts';
import { loadArticles, loadExample } from './http/load.ts';
import { cpuRatio } from './pages/cpu-ratio.ts';
import { loadLiveStories } from './pages/live-stories.ts';

const { values } = commandLine({
  call: 'npm run -s bench:pages',
  about: `What a page costs over the JSON route that reads the same, the front page over the two whose lists it shows:
processor time of the built handlers, called in turn within one process, and what the page weighs with the style
sheet. The article has twenty related ones. Progress goes to standard error.`,
  options: {
    seconds: number('time for each page, its calls before measuring included', 5, { from: 1 }),
    json: flag('JSON on standard output'),
  },
});
const ARTICLES = 1000;

interface MeasuredPage {
  readonly path: string;
  readonly json: string;
  /** Processor time of the page over that of its JSON route: the middle of all rounds. */
  readonly ratio: number;
  /** Milliseconds of processor time, the table's within. */
  readonly pageMs: number;
  readonly jsonMs: number;
  readonly htmlBytes: number;
  /** HTML and style sheet, uncompressed. */
  readonly bytes: number;
}

function pairsOf(article: string, story: string): (readonly [path: string, ...json: string[]])[] {
  return [
    [`/articles/${article}`, `/v1/articles/${article}?include=related`],
    ['/', '/v1/stories?limit=13', '/v1/feeds/latest?limit=60'],
    ['/stories', '/v1/stories'],
    [`/stories/${story}`, `/v1/stories/${story}`],
    ['/latest', '/v1/feeds/latest'],
    ['/hashtags/tag7', '/v1/feeds/hashtags/tag7'],
    ['/sources/source-7.example', '/v1/feeds/sources/source-7.example'],
    ['/sections/travel', '/v1/feeds/sections/travel'],
    ['/languages/en', '/v1/feeds/languages/en'],
    ['/search?q=ferry', '/v1/search?q=ferry'],
    ['/sources', '/v1/sources'],
  ];
}

/** An answer's text; throws for any status but 200, so that no error is measured as a page. */
async function call(host: LocalHost, path: string): Promise<string> {
  const name = functionOfPath(path.split('?')[0] ?? '');
  const answer = (await host.functions.invoke(name, eventOfPath(path))) as {
    statusCode: number;
    body: string;
    isBase64Encoded?: boolean;
  };
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
  return answer.isBase64Encoded ? Buffer.from(answer.body, 'base64').toString() : answer.body;
}

async function measure(host: LocalHost, path: string, json: readonly string[]): Promise<MeasuredPage> {
  const html = await call(host, path);
  const styles = await call(host, /href="(\/assets\/styles[^"]+)"/.exec(html)?.[1] ?? '');
  const cost = await cpuRatio(
    () => call(host, path),
    () => Promise.all(json.map((each) => call(host, each))),
    values.seconds * 1000,
  );
  const htmlBytes = Buffer.byteLength(html);
  return {
    path,
    json: json.join(' and '),
    ratio: rounded(cost.ratio),
    pageMs: rounded(cost.oneMs),
    jsonMs: rounded(cost.otherMs),
    htmlBytes,
    bytes: htmlBytes + Buffer.byteLength(styles),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

const host = await startLocalHost();
const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
try {
  const table = { client, name: host.tableName, meter: newMeter() };
  await loadArticles(table, 0, ARTICLES);
  const { article, story } = await loadExample(table);
  await loadLiveStories(table, Date.now());
  const pages: MeasuredPage[] = [];
  for (const [path, ...json] of pairsOf(article, story)) {
    const named = (text: string) => text.replace(article, '{id}').replace(story, '{id}');
    const measured = await measure(host, path, json);
    pages.push({ ...measured, path: named(path), json: named(measured.json) });
    console.error(`${named(path)}: ${measured.ratio}`);
  }
  if (values.json) console.log(JSON.stringify(pages));
  else console.table(pages);
} finally {
  client.destroy();
  await host.close();
}
