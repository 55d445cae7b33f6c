import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type LocalHost, startLocalHost } from '../../infra/local/local-host.ts';
import { functionOfPath } from '../../infra/local/routes.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { eventOfPath } from './http/event-of-path.ts';
import { loadArticles, loadExample } from './http/load.ts';
import { ratioOf } from './http/ratio.ts';

/*
 * npm run -s bench:pages [-- --json]
 * What a page costs over the JSON route that reads the same: wall time of the built handlers, in blocks that
 * alternate within one process, and what it weighs with the style sheet. The article has twenty related ones.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const ARTICLES = 1000;
/** Whatever else the machine does can only make one of both slower: the middle of some runs says more than one. */
const RUNS = 3;

interface MeasuredPage {
  readonly path: string;
  readonly json: string;
  /** Time of the page over that of its JSON route. */
  readonly ratio: number;
  readonly htmlBytes: number;
  /** HTML and style sheet, uncompressed. */
  readonly bytes: number;
}

function pairsOf(article: string, story: string): (readonly [path: string, json: string])[] {
  return [
    [`/articles/${article}`, `/v1/articles/${article}?include=related`],
    ['/', '/v1/stories'],
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

async function measure(host: LocalHost, path: string, json: string): Promise<MeasuredPage> {
  const html = await call(host, path);
  const styles = await call(host, /href="(\/assets\/styles[^"]+)"/.exec(html)?.[1] ?? '');
  const ratios: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ratios.push(
      await ratioOf(
        () => call(host, path),
        () => call(host, json),
      ),
    );
  }
  ratios.sort((a, b) => a - b);
  const htmlBytes = Buffer.byteLength(html);
  const ratio = Math.round((ratios[Math.floor(RUNS / 2)] ?? Number.NaN) * 100) / 100;
  return { path, json, ratio, htmlBytes, bytes: htmlBytes + Buffer.byteLength(styles) };
}

const host = await startLocalHost();
const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
try {
  const table = { client, name: host.tableName, meter: newMeter() };
  await loadArticles(table, 0, ARTICLES);
  const { article, story } = await loadExample(table);
  const pages: MeasuredPage[] = [];
  for (const [path, json] of pairsOf(article, story)) {
    const named = (text: string) => text.replace(article, '{id}').replace(story, '{id}');
    const measured = await measure(host, path, json);
    pages.push({ ...measured, path: named(path), json: named(json) });
  }
  if (values.json) console.log(JSON.stringify(pages));
  else console.table(pages);
} finally {
  client.destroy();
  await host.close();
}
