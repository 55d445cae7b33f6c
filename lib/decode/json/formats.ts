import { bing } from './bing.ts';
import { eventRegistry } from './event-registry.ts';
import { gnews } from './gnews.ts';
import { googleReader } from './google-reader.ts';
import { guardian } from './guardian.ts';
import { jsonFeed } from './json-feed.ts';
import type { JsonFormat } from './json-format.ts';
import { mediastack } from './mediastack.ts';
import { miniflux } from './miniflux.ts';
import { newsApi } from './news-api.ts';
import { newsData } from './news-data.ts';
import { newsPlease } from './news-please.ts';
import { ninjs1 } from './ninjs-1.ts';
import { ninjs2 } from './ninjs-2.ts';
import { nyt } from './nyt.ts';

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
];
