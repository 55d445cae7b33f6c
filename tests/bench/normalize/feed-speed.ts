import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { detectXml } from '../../../lib/decode/xml/detect.ts';
import { decodeXml } from '../../../lib/decode/xml/read.ts';
import { stopwatch } from '../../support/stopwatch.ts';

type Reader = (text: string) => unknown;

const ours: Reader = (text) => decodeXml(text, detectXml(text) ?? 'rss', {});
const feedsmith: Reader = (text) => parseFeed(text);

/**
 * Feeds per second divided by those of feedsmith, in the same run and from the same strings: `large` feeds of
 * our own writing, about 1 MB each, in the shapes that senders use; `small` those of the data folder that
 * feedsmith can read at all. The readers take turns at going first, and the fastest round of each counts,
 * which the machine's other work disturbs least.
 */
export function compareSpeed(dataFolder: string, rounds = 11): { large: number; small: number } {
  const large = [rssFeed(true, 400), rssFeed(false, 400), atomFeed(400)];
  const small = smallFeeds(dataFolder);
  return { large: speedRatio(large, rounds), small: speedRatio(small, rounds) };
}

/** Rounds that do not count, while the compiler learns both readers. */
const WARM_UP = 4;

function speedRatio(feeds: readonly string[], rounds: number): number {
  const fastest = new Map([ours, feedsmith].map((read) => [read, Number.POSITIVE_INFINITY]));
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const read of round % 2 === 0 ? [ours, feedsmith] : [feedsmith, ours]) {
      const took = milliseconds(read, feeds);
      if (round >= 0) fastest.set(read, Math.min(took, fastest.get(read) ?? took));
    }
  }
  return Number(((fastest.get(feedsmith) ?? 0) / (fastest.get(ours) ?? 1)).toFixed(2));
}

function milliseconds(read: Reader, feeds: readonly string[]): number {
  const took = stopwatch();
  for (const feed of feeds) read(feed);
  return took();
}

function smallFeeds(dataFolder: string): string[] {
  const folder = join(dataFolder, 'feeds');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml') && statSync(join(folder, name)).size > 300)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter(feedsmithReads);
}

function feedsmithReads(text: string): boolean {
  try {
    feedsmith(text);
    return true;
  } catch {
    return false;
  }
}

const PARAGRAPH =
  '<p>The council met on Monday &amp; agreed on the <a href="https://port.example/plan?id=7&amp;x=1">plan</a> for ' +
  'the harbor; <em>the vote was close</em>, with two members away, and work begins in spring.</p>';

function rssFeed(isEscaped: boolean, items: number): string {
  const body = PARAGRAPH.repeat(10);
  const encoded = isEscaped ? body.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : `<![CDATA[${body}]]>`;
  const item = (
    at: number,
  ) => `<item><title>Harbor plan, part ${at}</title><link>https://port.example/${at}</link>
<guid isPermaLink="false">port-${at}</guid><pubDate>Mon, 23 Nov 2026 08:41:00 GMT</pubDate><dc:creator>Mina Okafor</dc:creator>
<category>Port</category><category>Council</category><description>Two members were away &amp; the vote was close.</description>
<media:content url="https://port.example/${at}.jpg" medium="image" width="800" height="600"/>
<content:encoded>${encoded}</content:encoded></item>`;
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Port News</title><link>https://port.example/</link><description>All of the harbor</description>
${Array.from({ length: items }, (_, at) => item(at)).join('\n')}</channel></rss>`;
}

function atomFeed(entries: number): string {
  const entry = (
    at: number,
  ) => `<entry><id>tag:port.example,2026:${at}</id><title>Harbor plan, part ${at}</title>
<link href="https://port.example/${at}"/><updated>2026-11-23T08:41:00Z</updated><author><name>Mina Okafor</name></author>
<category term="port"/><summary>The vote was close.</summary>
<content type="html">${PARAGRAPH.repeat(10).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content></entry>`;
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:port.example,2026:all</id>
<title>Port News</title><updated>2026-11-23T08:41:00Z</updated><link rel="self" href="https://port.example/feed"/>
${Array.from({ length: entries }, (_, at) => entry(at)).join('\n')}</feed>`;
}
