import type { JsonFormat } from './json-source.ts';
import { bing } from './sources/bing.ts';
import { eventRegistry } from './sources/event-registry.ts';
import { gnews } from './sources/gnews.ts';
import { googleReader } from './sources/google-reader.ts';
import { guardian } from './sources/guardian.ts';
import { jsonFeed } from './sources/json-feed.ts';
import { mediastack } from './sources/mediastack.ts';
import { miniflux } from './sources/miniflux.ts';
import { newsApi } from './sources/news-api.ts';
import { newsData } from './sources/news-data.ts';
import { newsPlease } from './sources/news-please.ts';
import { ninjs1 } from './sources/ninjs-1.ts';
import { ninjs2 } from './sources/ninjs-2.ts';
import { nyt } from './sources/nyt.ts';
import { youtube } from './sources/youtube.ts';

/** Formats whose items cannot be mistaken for another's come first; plain JSON takes what is left. */
export const FORMATS: readonly JsonFormat[] = [
  jsonFeed,
  googleReader,
  miniflux,
  guardian,
  nyt,
  eventRegistry,
  bing,
  newsPlease,
  newsData,
  mediastack,
  newsApi,
  gnews,
  ninjs2,
  ninjs1,
  youtube,
];
