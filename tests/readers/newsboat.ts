import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON, type Reader, type ReadItem, run } from './reader.ts';

const ITEMS = `
import json, sqlite3
rows = sqlite3.connect('cache.db').execute(
    'select guid, title, pubDate, author, enclosure_url from rss_item').fetchall()
print(json.dumps([{'id': id, 'title': title, 'published': int(date), 'author': author, 'enclosure': enclosure or ''}
                  for id, title, date, author, enclosure in rows]))
`;

/** newsboat, whose cache tells what it understood. It keeps an article once, in one feed: each list has a cache of its own. */
export const newsboat: Reader = {
  needs: ['newsboat', '-v'],
  visit(folder, urls) {
    return Promise.all(urls.map((url, index) => visitOne(join(folder, String(index)), url)));
  },
};

async function visitOne(folder: string, url: string): Promise<ReadItem[]> {
  const reload = () =>
    run(folder, 'newsboat', '-u', 'urls', '-c', 'cache.db', '-C', 'config', '-x', 'reload');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'urls'), `${url}\n`);
    writeFileSync(join(folder, 'config'), '');
    // It keeps the ETag of a feed that it knows already, so of the second answer at the earliest.
    await reload();
  }
  await reload();
  return JSON.parse(await run(folder, PYTHON, '-c', ITEMS)) as ReadItem[];
}
