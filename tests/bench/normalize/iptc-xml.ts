import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Article } from '../../../lib/article/article.ts';
import { toInstant } from '../../../lib/article/instant.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { normalize } from '../../../lib/normalize/normalize.ts';
import { dataFolder } from '../../support/data.ts';

export interface IptcXmlFigures {
  readonly read: number;
  readonly of: number;
  readonly articles: number;
  readonly refused: number;
}

/**
 * How many of IPTC's NewsML-G2 examples are read: every item of the document becomes an article with a headline
 * and the payload's own date, or gives its reason: a refusal, or the warning `dateMissing` of the one example
 * that is a fragment without item metadata. `report` hears what came of each file.
 */
export async function benchIptcXml(
  folder: string,
  report: (line: string) => void = () => {},
): Promise<IptcXmlFigures> {
  const inside = join(folder, 'iptc/newsml-g2');
  const figures = { read: 0, of: 0, articles: 0, refused: 0 };
  for (const name of readdirSync(inside).filter((each) => each.endsWith('.xml'))) {
    const { articles, reasons } = await readExample(join(inside, name));
    const isRead = articles.length + reasons.length > 0 && articles.every(isDatedOrSaysWhy);
    figures.of++;
    if (isRead) figures.read++;
    figures.articles += articles.length;
    figures.refused += reasons.length;
    report(`${isRead ? 'read' : 'FAILED'} ${name}: ${[...articles.map(faceOf), ...reasons].join('; ')}`);
  }
  return figures;
}

async function readExample(path: string): Promise<{ articles: Article[]; reasons: string[] }> {
  const payload = await decode(readFileSync(path), { key: path });
  const refusals = [...payload.refusals];
  const articles: Article[] = [];
  const context = { upload: path, receivedAt: toInstant(Date.UTC(2026, 10, 23)), encoding: payload.encoding };
  for (const raw of payload.articles) {
    const result = await normalize(raw, context);
    if (result.ok) articles.push(result.value);
    else refusals.push(result.error);
  }
  return { articles, reasons: refusals.map(({ code, detail }) => `${code} (${detail})`) };
}

function isDatedOrSaysWhy({ headline, datePublishedSource, ingest }: Article): boolean {
  const isExplained = ingest.warnings.some(({ code }) => code === 'dateMissing');
  return headline !== '' && (datePublishedSource === 'payload' || isExplained);
}

function faceOf({ headline, datePublished, datePublishedSource }: Article): string {
  return `${headline} | ${datePublished} ${datePublishedSource}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (dataFolder === undefined) throw new Error('no data folder; set NEWSLOOM_DATA');
  const isVerbose = process.argv.includes('--verbose');
  console.log(JSON.stringify(await benchIptcXml(dataFolder, isVerbose ? console.error : undefined), null, 2));
}
