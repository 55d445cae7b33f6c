import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON, type Reader, type ReadItem, run } from './reader.ts';

const SCRIPT = `
import calendar, json, os, sys
import feedparser
memory = json.load(open('memory.json')) if os.path.exists('memory.json') else {}
for url in json.load(open('urls.json')):
    known = memory.get(url, {})
    feed = feedparser.parse(url, etag=known.get('etag'), modified=known.get('modified'))
    if feed.get('status') == 304:
        continue
    if feed.bozo:
        sys.exit('%s: %s' % (url, feed.bozo_exception))
    items = [{'id': each.id, 'title': each.title, 'published': calendar.timegm(each.published_parsed),
              'author': ', '.join(author.get('name', '') for author in each.get('authors', [])),
              'enclosure': each.enclosures[0].href if each.get('enclosures') else '',
              'picture': next((media['url'] for media in each.get('media_content', [])
                               if media.get('medium') == 'image'), '')}
             for each in feed.entries]
    memory[url] = {'etag': feed.get('etag'), 'modified': feed.get('modified'), 'items': items}
json.dump(memory, open('memory.json', 'w'))
`;

/** python3-feedparser, which also refuses what is not well-formed. */
export const feedparser: Reader = {
  needs: [PYTHON, '-c', 'import feedparser'],
  async visit(folder, urls) {
    writeFileSync(join(folder, 'urls.json'), JSON.stringify(urls));
    await run(folder, PYTHON, '-c', SCRIPT);
    const memory = JSON.parse(readFileSync(join(folder, 'memory.json'), 'utf8')) as Record<
      string,
      { readonly items: ReadItem[] }
    >;
    return urls.map((url) => memory[url]?.items ?? []);
  },
};
