import { pathToFileURL } from 'node:url';
import { dataFolder } from '../../support/data.ts';
import { compareSpeed } from './feed-speed.ts';
import { type Score, scoreClauses } from './feedparser-clauses.ts';
import { scoreGofeed } from './gofeed-expectations.ts';

export interface FeedFigures {
  readonly core: Score;
  readonly all: Score;
  readonly gofeed: Score;
  /** `feedsVsFeedsmith` is the lesser of the two speeds that compareSpeed measures. */
  readonly speed: { readonly feedsVsFeedsmith: number; readonly large: number; readonly small: number };
}

/**
 * Accuracy of the XML feed decoders on feedparser's and gofeed's own expectations, and speed beside feedsmith in
 * the same run. `report` hears of every expectation that fails. Takes some ten seconds.
 */
export async function benchFeeds(
  folder: string,
  report: (line: string) => void = () => {},
): Promise<FeedFigures> {
  const { core, all } = await scoreClauses(folder, (clause, actual) =>
    report(
      `${clause.file} ${clause.of} ${clause.field}: expected ${clause.expected}, got ${JSON.stringify(actual)}`,
    ),
  );
  const gofeed = await scoreGofeed(folder, (file, field, actual) =>
    report(`${file} ${field}: got ${JSON.stringify(actual)}`),
  );
  const { large, small } = compareSpeed(folder);
  return { core, all, gofeed, speed: { feedsVsFeedsmith: Math.min(large, small), large, small } };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (dataFolder === undefined) throw new Error('no data folder; set NEWSLOOM_DATA');
  const isVerbose = process.argv.includes('--verbose');
  console.log(JSON.stringify(await benchFeeds(dataFolder, isVerbose ? console.error : undefined), null, 2));
}
