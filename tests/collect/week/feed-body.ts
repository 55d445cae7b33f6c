import { comeBy, type Publisher } from './publishers.ts';

/** Words that make each headline one of its own. */
const WORDS =
  'ferry harbor bridge council orchard glacier tram library stadium reservoir market museum'.split(' ');

/** What tells an entry of a publisher from all others. */
export function entryId({ number }: Pick<Publisher, 'number'>, index: number): string {
  return `urn:paper:${number}:${index}`;
}

const ENTRY = /urn:paper:\d+:\d+/g;

/** The entries that a body shows, each once, in its order. */
export function entriesIn(body: string): string[] {
  return [...new Set(body.match(ENTRY))];
}

export interface FeedExtras {
  readonly head?: string;
  readonly hub?: string | undefined;
}

/** The feed of a publisher at a time, newest first, in the format of its habit. */
export function feedBody(publisher: Publisher, ms: number, { head = '', hub }: FeedExtras): string {
  const count = comeBy(publisher, ms);
  const shown = Array.from({ length: Math.min(count, publisher.window) }, (_, index) => count - 1 - index);
  const entries = shown.map((index) => ({
    id: entryId(publisher, index),
    link: `http://${publisher.host}/story/${publisher.number}-${index}`,
    title: `${WORDS[index % 12]} ${index} near the ${WORDS[publisher.number % 12]} of Aldren ${publisher.number}`,
    at: new Date(publisher.comes[index] as number),
  }));
  if (publisher.habit === 'jsonFeed')
    return JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: `Paper ${publisher.number}`,
      items: entries.map(({ id, link, title, at }) => ({
        id,
        url: link,
        title,
        content_text: title,
        date_published: at.toISOString(),
      })),
    });
  if (publisher.habit === 'atom')
    return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper ${publisher.number}</title><id>urn:p${publisher.number}</id>${entries
      .map(
        ({ id, link, title, at }) =>
          `<entry><id>${id}</id><title>${title}</title><link href="${link}"/><updated>${at.toISOString()}</updated></entry>`,
      )
      .join('')}</feed>`;
  if (publisher.habit === 'pinned') entries.unshift(pinnedOf(publisher));
  const isDated = publisher.habit !== 'undated' && publisher.habit !== 'undatedFast';
  const self = `http://${publisher.host}${publisher.path}`;
  const links =
    hub === undefined ? '' : `<atom:link rel="hub" href="${hub}"/><atom:link rel="self" href="${self}"/>`;
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Paper ${publisher.number}</title><link>http://${publisher.host}/</link>${head}${links}${entries
    .map(
      ({ id, link, title, at }) =>
        `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${id}</guid>${isDated ? `<pubDate>${at.toUTCString()}</pubDate>` : ''}<description>${title}.</description></item>`,
    )
    .join('')}</channel></rss>`;
}

/** An entry of long ago that always stands on top. */
function pinnedOf({ number, host, comes }: Publisher) {
  return {
    id: `pinned:${number}`,
    link: `http://${host}/about`,
    title: `About us ${number}`,
    at: new Date((comes[0] ?? 0) - 90 * 86_400_000),
  };
}
