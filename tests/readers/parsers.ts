import getPodcastFromFeed from 'podparse';
import Parser from 'rss-parser';
import type { Reader, ReadItem } from './reader.ts';

/** A parser that sites and players are built on, behind a reader that keeps what it has and its validators. */
function readerWith(parse: (xml: string) => Promise<ReadItem[]>, reads: Reader['reads']): Reader {
  const kept = new Map<string, { readonly etag: string; readonly items: ReadItem[] }>();
  return {
    needs: [process.execPath, '--version'],
    ...(reads && { reads }),
    visit: (_, urls) =>
      Promise.all(
        urls.map(async (url) => {
          const known = kept.get(url);
          const answer = await fetch(url, { headers: known ? { 'if-none-match': known.etag } : {} });
          if (known && answer.status === 304) return known.items;
          const items = await parse(await answer.text());
          kept.set(url, { etag: answer.headers.get('etag') ?? '', items });
          return items;
        }),
      ),
  };
}

interface Media {
  readonly $?: { readonly url?: string; readonly medium?: string };
}
const parser = new Parser<object, { id?: string; author?: string; media?: Media[] }>({
  customFields: { item: [['media:content', 'media', { keepArray: true }]] },
});

/** rss-parser, as JavaScript sites read feeds. */
export const rssParser = readerWith(async (xml) => {
  const { items } = await parser.parseString(xml);
  return items.map(({ id, guid, title = '', isoDate = '', creator, author, enclosure, media = [] }) => ({
    id: guid ?? id ?? '',
    title,
    published: Math.floor(Date.parse(isoDate) / 1000),
    author: creator ?? author ?? '',
    // Of links of Atom it keeps none that are sound.
    ...(id === undefined && { enclosure: enclosure?.url ?? '' }),
    picture: media.find(({ $ }) => $?.medium === 'image')?.$?.url ?? '',
  }));
}, undefined);

/** podparse, as podcast players read feeds: RSS alone. */
export const podparse = readerWith(
  async (xml) =>
    getPodcastFromFeed(xml).episodes.map(({ guid, title, pubDate, enclosure }) => ({
      id: guid,
      title,
      published: Math.floor(Date.parse(pubDate) / 1000),
      enclosure: enclosure?.url ?? '',
    })),
  (url) => url.includes('.rss'),
);
