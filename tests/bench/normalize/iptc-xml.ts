import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RawArticle } from '../../../lib/article/raw-article.ts';
import { decode } from '../../../lib/decode/decode.ts';
import { dataFolder } from '../../support/data.ts';

/**
 * How many of IPTC's NewsML-G2 examples are read: every item of the document is an article with headline and
 * date, or has a reason. A reason is a refusal, or what the article itself shows to be missing from the example:
 * one without headline still has a body, and the only one without date is a fragment without item metadata.
 * `report` hears what came of each file.
 */
export async function benchIptcXml(
  folder: string,
  report: (line: string) => void = () => {},
): Promise<{ read: number; of: number; articles: number; refused: number }> {
  const inside = join(folder, 'iptc/newsml-g2');
  const figures = { read: 0, of: 0, articles: 0, refused: 0 };
  for (const name of readdirSync(inside).filter((each) => each.endsWith('.xml'))) {
    const { articles, refusals } = await decode(readFileSync(join(inside, name)), { key: name });
    figures.of++;
    figures.articles += articles.length;
    figures.refused += refusals.length;
    const isRead = articles.length + refusals.length > 0 && articles.every(isAccountedFor);
    if (isRead) figures.read++;
    const reasons = refusals.map(({ code, detail }) => `${code} (${detail})`);
    report(`${isRead ? 'read' : 'FAILED'} ${name}: ${[...articles.map(faceOf), ...reasons].join('; ')}`);
  }
  return figures;
}

function isAccountedFor({ at, headline, articleBody, datePublished }: RawArticle): boolean {
  const hasText = headline !== undefined || articleBody !== undefined;
  return hasText && (datePublished !== undefined || at === '/contentSet');
}

function faceOf({ headline, datePublished }: RawArticle): string {
  return `${headline?.value ?? '(no headline)'} | ${datePublished?.value ?? '(no date)'}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (dataFolder === undefined) throw new Error('no data folder; set NEWSLOOM_DATA');
  const isVerbose = process.argv.includes('--verbose');
  console.log(JSON.stringify(await benchIptcXml(dataFolder, isVerbose ? console.error : undefined), null, 2));
}
