import * as v from 'valibot';
import {
  MAX_INTERVAL_SECONDS,
  MIN_INTERVAL_SECONDS,
  SUBSCRIPTION_KINDS,
} from '../../article/subscription.ts';

const interval = (description: string) =>
  v.optional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(MIN_INTERVAL_SECONDS),
      v.maxValue(MAX_INTERVAL_SECONDS),
      v.description(description),
    ),
  );
/** Words that may be taken back with null. */
const words = (most: number, description: string) =>
  v.optional(
    v.pipe(
      v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(most))),
      v.description(`${description} Null takes it back.`),
    ),
  );
const choice = (description: string) => v.optional(v.pipe(v.boolean(), v.description(description)));

/** Headers that are ours to set, or that would change what a request means. */
const OWN_HEADER =
  /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|cookie|user-agent|accept-encoding|if-.*|proxy-.*)$/i;

const SETTINGS = {
  kind: v.optional(
    v.pipe(v.picklist(SUBSCRIPTION_KINDS), v.description('What is at the address; looked for unless told.')),
  ),
  title: words(200, 'What it is called; the feed’s own title unless told.'),
  sender: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and -'),
      v.description('First part of the keys of its uploads: what is trusted of a sender holds for it.'),
    ),
  ),
  paused: choice('Not fetched while it is true.'),
  fullText: choice('Fetch the page of each new article too.'),
  backfill: choice('Read the archives of the feed once (RFC 5005).'),
  minIntervalSeconds: interval('Never asked for more often.'),
  maxIntervalSeconds: interval(
    'Asked for at least as often, unless it fails or its publisher asks for more time.',
  ),
  section: words(100, 'Section of articles that have none of their own.'),
  source: words(100, 'Name of the source of articles that name none; the feed’s title unless told.'),
  language: v.optional(
    v.pipe(
      v.nullable(v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language tag'))),
      v.description('Language of articles that do not say theirs. Null takes it back.'),
    ),
  ),
  headers: v.optional(
    v.pipe(
      v.record(
        v.pipe(
          v.string(),
          v.regex(/^[\w!#$%&'*+.^`|~-]{1,60}$/, 'a name of a header'),
          v.check((name) => !OWN_HEADER.test(name), 'a header that is not yours to set'),
        ),
        v.pipe(v.string(), v.regex(/^[\x20-\x7e]{0,1000}$/, 'printable ASCII')),
      ),
      v.check((headers) => Object.keys(headers).length <= 10, 'ten headers at most'),
      v.description('Sent to the host of the address alone; never told back.'),
    ),
  ),
};

/** Body of `POST /v1/subscriptions`. */
export const SUBSCRIPTION_REQUEST = v.strictObject({
  url: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(4096),
    v.description('Address of a feed, a sitemap or a site.'),
  ),
  ...SETTINGS,
});

/** Body of `PATCH /v1/subscriptions/{id}`: what is to be another. */
export const SUBSCRIPTION_CHANGE = v.strictObject({
  url: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.description('The new address.'))),
  ...SETTINGS,
});
