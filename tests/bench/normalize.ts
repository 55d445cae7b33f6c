// npm run -s bench:normalize [-- --json] [-- --verbose]
import { dataFolder } from '../support/data.ts';
import { benchDates } from './normalize/dates.ts';
import { benchFeeds } from './normalize/feeds.ts';
import { benchIptcXml } from './normalize/iptc-xml.ts';
import { benchJson } from './normalize/json.ts';

/** One line a figure: what was reached, and what the best reader that we know of reaches. */
const REACH: Readonly<Record<string, string>> = {
  'feeds.core': '≥ 93 % (best reader 84.5)',
  'feeds.all': '≥ 85 %',
  'feeds.gofeed': '≥ 95 % (best reader 90.4)',
  'json.accepted': 'all',
  'json.refused': 'all',
  'json.ninjsShouldFail': 'all',
  'iptc.read': 'all',
  'dates.wrong': '≤ 3 (best reader 8)',
};

async function measure(folder: string): Promise<Record<string, Record<string, unknown>>> {
  const report = process.argv.includes('--verbose') ? console.error : undefined;
  const { core, all, gofeed, speed } = await benchFeeds(folder, report);
  const { accepted, refused, ninjs, ninjsShouldFail } = await benchJson(folder, report);
  const newsml = await benchIptcXml(folder, report);
  return {
    feeds: { core, all, gofeed },
    dates: benchDates(folder, report).dates,
    iptc: { read: newsml.read + ninjs.read, of: newsml.of + ninjs.of },
    json: { accepted, refused, ninjsShouldFail },
    speed: { feedsVsFeedsmith: speed.feedsVsFeedsmith },
  };
}

function table(figures: Record<string, Record<string, unknown>>): string {
  const rows = Object.entries(figures).flatMap(([group, values]) => {
    const lines = 'of' in values ? { [Object.keys(values)[0] ?? '']: values } : values;
    return Object.entries(lines).map(([name, value]) => {
      const key = `${group}.${name}`;
      return `${key.padEnd(26)}${figure(value).padEnd(28)}${REACH[key] ?? ''}`;
    });
  });
  return rows.join('\n');
}

function figure(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) =>
      name === 'of' ? `of ${inner}` : `${inner}${name === 'passed' ? '' : ` ${name}`}`,
    )
    .join(' ');
}

if (dataFolder === undefined) {
  console.error('bench:normalize needs the public data sets: set NEWSLOOM_DATA to their folder.');
  process.exitCode = 1;
} else {
  const figures = await measure(dataFolder);
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : table(figures));
}
