import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, fail, flag } from '../../infra/commands/command-line.ts';
import { contentHtmlOf, showInBrowser } from '../support/attacks.ts';
import { launchBrowser } from '../support/browser.ts';
import { dataFolder } from '../support/data.ts';
import { benchDates } from './normalize/dates.ts';
import { benchFeeds } from './normalize/feeds.ts';
import { benchIptcXml } from './normalize/iptc-xml.ts';
import { benchJson } from './normalize/json.ts';
import { benchPages } from './normalize/pages.ts';

const { values } = commandLine({
  call: 'npm run -s bench:normalize',
  about: 'How well payloads are read, on public data sets, beside feedsmith and Readability in the same run.',
  options: {
    verbose: flag('tell on standard error what is read otherwise than expected'),
    json: flag('JSON on standard output'),
  },
});

/** The figures under the names that other programs read. */
type Figures = Awaited<ReturnType<typeof measure>>['figures'];
type Score = { readonly passed: number; readonly of: number };

/** Takes a minute on a machine that does nothing else. */
async function measure(folder: string) {
  const report = values.verbose ? console.error : undefined;
  const feeds = await benchFeeds(folder, report);
  const json = await benchJson(folder, report);
  const newsml = await benchIptcXml(folder, report);
  const { pages, scrapes, speed } = await benchPages(folder, report);
  const figures = {
    feeds: { core: feeds.core, all: feeds.all, gofeed: feeds.gofeed },
    dates: benchDates(folder, report).dates,
    pages,
    scrapes: { f1: scrapes.f1 },
    iptc: { read: newsml.read + json.ninjs.read, of: newsml.of + json.ninjs.of },
    json: { accepted: json.accepted, refused: json.refused },
    speed: {
      feedsVsFeedsmith: feeds.speed.feedsVsFeedsmith,
      pagesVsReadability: speed.pagesVsReadability,
    },
  };
  return { figures, shouldFail: json.ninjsShouldFail };
}

/** How many of the attack payloads' scripts ran as contentHtml; why not, where it cannot be measured. */
async function attacks(folder: string): Promise<string> {
  const payloads: { payload: string }[] = JSON.parse(
    readFileSync(join(folder, 'safety/xss-payloads.json'), 'utf8'),
  );
  const kept = await Promise.all(payloads.map(({ payload }) => contentHtmlOf(payload)));
  try {
    const browser = await launchBrowser();
    const { alerts } = await showInBrowser(browser, kept);
    await browser.close();
    return `${alerts} of ${payloads.length}`;
  } catch {
    return 'not measured: no browser';
  }
}

const share = ({ passed, of }: Score): string =>
  `${passed} of ${of} (${((100 * passed) / (of || 1)).toFixed(1)} %)`;

/** One line a figure: what was reached, what is to be reached, and what the best reader known reaches. */
function table({ feeds, dates, pages, scrapes, iptc, json, speed }: Figures, more: readonly string[][]) {
  const best = `Readability here ${pages.readability.f1}, published .970`;
  const rows = [
    ['figure', 'reached', 'to reach', 'best known'],
    ['feedparser, core clauses', share(feeds.core), '≥ 93 %', '84.5 %'],
    ['feedparser, all clauses', share(feeds.all), '≥ 85 %', ''],
    ['gofeed expectations', share(feeds.gofeed), '≥ 95 %', '90.4 %'],
    ['odd dates, wrong instants', `${dates.wrong} of ${dates.of}`, '≤ 3', '8'],
    ['page bodies, F1', String(pages.f1), '≥ .970', best],
    ['  precision, recall', `${pages.precision}, ${pages.recall}`, '', ''],
    ['scrape bodies, F1', String(scrapes.f1), '≥ .90', '.852'],
    ['IPTC examples read', `${iptc.read} of ${iptc.of}`, 'all', ''],
    ['JSONTestSuite y_ read', share(json.accepted), 'all', ''],
    ['JSONTestSuite n_ refused', share(json.refused), 'all', ''],
    ['feeds/s by feedsmith’s', `${speed.feedsVsFeedsmith} ×`, '≥ 1.0 ×', ''],
    ['pages/s by Readability’s', `${speed.pagesVsReadability} ×`, '≥ 0.9 ×', ''],
    ...more,
  ];
  const widths = [26, 26, 12];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

const folder = dataFolder ?? fail('no data folder: set NEWSLOOM_DATA');
const { figures, shouldFail } = await measure(folder);
if (values.json) console.log(JSON.stringify(figures));
else
  console.log(
    table(figures, [
      ['ninjs should-fail', share(shouldFail), 'all refused or warned of', ''],
      ['attacks that ran', await attacks(folder), '0', '0'],
    ]),
  );
