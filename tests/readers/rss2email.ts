import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Reader, run } from './reader.ts';

const CONFIG = ['-c', 'r2e.cfg', '-d', 'r2e.json'];

/** rss2email, which keeps the ids of what it has seen. */
export const rss2email: Reader = {
  needs: ['r2e', '--version'],
  async visit(folder, urls) {
    if (!existsSync(join(folder, 'r2e.cfg'))) {
      await run(folder, 'r2e', ...CONFIG, 'new', 'reader@news.example');
      writeFileSync(join(folder, 'feeds.opml'), opml(urls));
      await run(folder, 'r2e', ...CONFIG, 'opmlimport', 'feeds.opml');
    }
    await run(folder, 'r2e', ...CONFIG, 'run', '--no-send');
    const { feeds } = JSON.parse(readFileSync(join(folder, 'r2e.json'), 'utf8')) as {
      feeds: { name: string; seen: Record<string, object> }[];
    };
    return urls.map((_, index) => {
      const seen = feeds.find(({ name }) => name === `feed-${index}`)?.seen ?? {};
      return Object.keys(seen).map((id) => ({ id }));
    });
  },
};

/** All feeds at once: adding one starts Python anew. */
function opml(urls: readonly string[]): string {
  const outlines = urls.map(
    (url, index) => `<outline type="rss" text="feed-${index}" xmlUrl="${url.replaceAll('&', '&amp;')}"/>`,
  );
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>\n`;
}
