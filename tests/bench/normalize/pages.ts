// npx tsx tests/bench/normalize/pages.ts [--verbose]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { htmlToText } from '../../../lib/normalize/html-text.ts';
import { normalize } from '../../../lib/normalize/normalize.ts';
import { dataFolder } from '../../support/data.ts';
import { stopwatch } from '../../support/stopwatch.ts';
import { type BodyFigures, bodyFigures, pageF1, scoreBody } from './body-score.ts';

export interface PageFigures {
  readonly pages: BodyFigures & { readonly readability: { readonly f1: number } };
  readonly scrapes: BodyFigures;
  /** Pages per second from bytes to articles, metadata and all, by those of plain Readability on linkedom. */
  readonly speed: { readonly pagesVsReadability: number };
}

interface Page {
  readonly id: string;
  readonly url: string;
  readonly html: Uint8Array;
  readonly scrape: Uint8Array;
  readonly articleBody: string;
}

type Reader = (page: Page) => string | Promise<string>;

/** Bodies of real pages and of the same pages as text, and speed beside plain Readability. Takes half a minute. */
export async function benchPages(
  folder: string,
  report: (line: string) => void = () => {},
): Promise<PageFigures> {
  const pages = readPages(join(folder, 'pages'));
  const ours = await figures(pages, readOurs, (line) => report(`page ${line}`));
  const plain = await figures(pages, readPlain, () => {});
  const scrapes = await figures(pages, readScrape, (line) => report(`scrape ${line}`));
  const pagesVsReadability = await speedRatio(pages.filter((_, index) => index % 3 === 0));
  return { pages: { ...ours, readability: { f1: plain.f1 } }, scrapes, speed: { pagesVsReadability } };
}

function readPages(folder: string): Page[] {
  const truths: Record<string, { url: string; articleBody: string }> = JSON.parse(
    readFileSync(join(folder, 'ground-truth.json'), 'utf8'),
  );
  return Object.entries(truths).map(([id, truth]) => ({
    id,
    ...truth,
    html: gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))),
    scrape: readFileSync(join(folder, 'scrapes', `${id}.txt`)),
  }));
}

async function figures(
  pages: readonly Page[],
  read: Reader,
  report: (line: string) => void,
): Promise<BodyFigures> {
  const scores = [];
  for (const page of pages) {
    const score = scoreBody(page.articleBody, await read(page));
    if (pageF1(score) < 0.9) report(`${pageF1(score).toFixed(3)} ${page.url}`);
    scores.push(score);
  }
  const { f1, precision, recall } = bodyFigures(scores);
  return { f1: rounded(f1), precision: rounded(precision), recall: rounded(recall) };
}

const readOurs: Reader = ({ html, url }) => bodyOf(html, { key: 'page.html', baseUrl: url });
const readScrape: Reader = ({ scrape }) => bodyOf(scrape, { key: 'page.txt' });

/** The body of the first article in the bytes of an upload, as it would be stored. */
async function bodyOf(bytes: Uint8Array, hints: { key: string; baseUrl?: string }): Promise<string> {
  const { articles, encoding } = await decode(bytes, hints);
  const [raw] = articles;
  if (raw === undefined) return '';
  const context = { upload: hints.key, receivedAt: toInstant(Date.UTC(2026, 10, 23)), encoding };
  const result = await normalize(raw, { ...context, ...(hints.baseUrl && { baseUrl: hints.baseUrl }) });
  return result.ok ? result.value.articleBody : '';
}

/** The library as its documentation shows it; it throws on a few pages and then finds nothing. */
function readPlain({ html }: Page): string {
  try {
    const { document } = parseHTML(new TextDecoder().decode(html));
    return htmlToText(new Readability(document).parse()?.content ?? '');
  } catch {
    return '';
  }
}

/** Both readers take turns at going first; the fastest of several rounds counts, in processor time where others use the machine. */
async function speedRatio(pages: readonly Page[]): Promise<number> {
  const best = { ours: Number.POSITIVE_INFINITY, plain: Number.POSITIVE_INFINITY };
  const readers: readonly (readonly [keyof typeof best, Reader])[] = [
    ['ours', readOurs],
    ['plain', readPlain],
  ];
  for (let round = 0; round < 6; round += 1) {
    for (const [name, read] of round % 2 === 0 ? readers : [...readers].reverse()) {
      const took = stopwatch();
      for (const page of pages) await read(page);
      best[name] = Math.min(best[name], took());
    }
  }
  return rounded(best.plain / best.ours);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (dataFolder === undefined) throw new Error('no data folder; set NEWSLOOM_DATA');
  const report = process.argv.includes('--verbose') ? console.error : undefined;
  console.log(JSON.stringify(await benchPages(dataFolder, report), null, 2));
}
