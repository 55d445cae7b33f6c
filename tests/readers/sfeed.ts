import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Reader, run } from './reader.ts';

/** The `fetch` with ETags that sfeed's README gives for servers that have them. */
const FETCH =
  'fetch() { curl -s -f -m 15 --etag-save "$3.new" --etag-compare "$3.etag" "$2" && if [ -s "$3.new" ]; then mv "$3.new" "$3.etag"; fi; }';

/** sfeed_update. */
export const sfeed: Reader = {
  needs: ['sh', '-c', 'command -v sfeed_update && command -v curl'],
  async visit(folder, urls) {
    const feeds = urls.map((url, index) => `feed 'feed-${index}' '${url}'`);
    writeFileSync(
      join(folder, 'sfeedrc'),
      [`sfeedpath='${folder}'`, FETCH, 'feeds() {', ...feeds, '}', ''].join('\n'),
    );
    await run(folder, 'sfeed_update', 'sfeedrc');
    return urls.map((_, index) =>
      readFileSync(join(folder, `feed-${index}`), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [published, title = '', , , , id = '', author = '', enclosure = ''] = line.split('\t');
          return { id, title, published: Number(published), author, enclosure };
        }),
    );
  },
};
