import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode, type Payload } from '../../../lib/decode/decode.ts';
import { dataFolder } from '../../support/data.ts';

interface Score {
  readonly passed: number;
  readonly of: number;
}

export interface JsonFigures {
  /** JSONTestSuite: y_ files that are read as one JSON document, n_ files that are not. */
  readonly accepted: Score;
  readonly refused: Score;
  /** IPTC's ninjs examples: read with a headline and a date, or refused with a reason. */
  readonly ninjs: { readonly read: number; readonly of: number };
  /** IPTC's should-fail items: refused, or read with a warning. */
  readonly ninjsShouldFail: Score;
}

/** Conformance of the JSON family. `report` hears of every file that fails. Takes a second. */
export async function benchJson(
  folder: string,
  report: (line: string) => void = () => {},
): Promise<JsonFigures> {
  const suite = join(folder, 'safety/json');
  const ninjs = join(folder, 'iptc/ninjs');
  const examples = await check(join(ninjs, 'examples'), /\.json$/, isReadOrExplained, report);
  return {
    accepted: await check(suite, /^y_/, isOneDocument, report),
    refused: await check(
      suite,
      /^n_/,
      (payload) => !isOneDocument(payload) && payload.articles.length === 0,
      report,
    ),
    ninjs: { read: examples.passed, of: examples.of },
    ninjsShouldFail: await check(
      join(ninjs, 'test_suite'),
      /should_fail.*\.json$/,
      isRefusedOrWarned,
      report,
    ),
  };
}

async function check(
  folder: string,
  name: RegExp,
  passes: (payload: Payload) => boolean,
  report: (line: string) => void,
): Promise<Score> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => name.test(file));
  let passed = 0;
  for (const file of files.sort()) {
    const payload = await decode(readFileSync(join(folder, file)), { key: file });
    if (passes(payload)) passed += 1;
    else report(`${file}: ${JSON.stringify(payload.refusals)}`);
  }
  return { passed, of: files.length };
}

/** Refused at most for not being an article, and not pieced together from several documents. */
function isOneDocument({ refusals, warnings }: Payload): boolean {
  const isJson = refusals.every(({ code }) => ['notAnArticle', 'noArticles', 'noHeadline'].includes(code));
  return isJson && warnings.every(({ code }) => code !== 'syntaxMended');
}

function isReadOrExplained({ articles, refusals }: Payload): boolean {
  if (articles.length === 0) return refusals.every(({ detail }) => detail !== '') && refusals.length > 0;
  return articles.every(
    ({ headline, datePublished }) => headline !== undefined && datePublished !== undefined,
  );
}

/** A missing date becomes a warning when the article is normalized. */
function isRefusedOrWarned({ articles, refusals }: Payload): boolean {
  if (articles.length === 0) return refusals.length > 0;
  return articles.every(
    ({ warnings = [], datePublished }) => warnings.length > 0 || datePublished === undefined,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (dataFolder === undefined) throw new Error('no data folder; set NEWSLOOM_DATA');
  const isVerbose = process.argv.includes('--verbose');
  console.log(JSON.stringify(await benchJson(dataFolder, isVerbose ? console.error : undefined), null, 2));
}
