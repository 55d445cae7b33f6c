import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawArticle, RawFeed, RawParty } from '../../../lib/article/raw-article.ts';
import type { Score } from './feedparser-clauses.ts';
import { readFeed, saysInstant } from './read-feed.ts';
import { saysText } from './same-text.ts';

interface GofeedPerson {
  readonly name?: string;
  readonly email?: string;
}

/** The fields of gofeed's universal feed and item for which we have a name. */
interface GofeedFields {
  readonly title?: string;
  readonly description?: string;
  readonly content?: string;
  readonly link?: string;
  readonly feedLink?: string;
  readonly language?: string;
  readonly guid?: string;
  readonly updatedParsed?: string;
  readonly publishedParsed?: string;
  readonly authors?: readonly GofeedPerson[];
  readonly categories?: readonly string[];
  readonly image?: { readonly url?: string };
  readonly items?: readonly GofeedFields[];
}

type Check<T> = (actual: T, expected: GofeedFields) => boolean;

/**
 * One check for each field that both sides name. Not expressible, and left out: generator, copyright, links,
 * categories and published of a feed, image titles, enclosures, custom elements, extensions. A missing published
 * falls back on updated and the other way round, as gofeed itself does for Atom 0.3 and Dublin Core.
 */
const FEED_CHECKS: Partial<Record<keyof GofeedFields, Check<RawFeed>>> = {
  title: (feed, { title = '' }) => saysText(feed.title, title),
  description: (feed, { description = '' }) => saysText(feed.description, description),
  link: (feed, { link }) => feed.url === link,
  feedLink: (feed, { feedLink }) => feed.feedUrl === feedLink,
  language: (feed, { language }) => feed.inLanguage === language,
  updatedParsed: (feed, { updatedParsed = '' }) => saysInstant(feed.dateModified, updatedParsed),
  authors: (feed, { authors = [] }) => samePeople(feed.author, authors),
  image: (feed, { image }) => feed.image?.url === image?.url,
};

const ITEM_CHECKS: Partial<Record<keyof GofeedFields, Check<RawArticle>>> = {
  title: (item, { title = '' }) => saysText(item.headline, title),
  description: (item, { description = '' }) => saysText(item.description, description),
  content: (item, { content = '' }) => saysText(item.articleBody, content),
  link: (item, { link }) => item.url === link,
  guid: (item, { guid }) => item.identifiers[0]?.value === guid,
  updatedParsed: (item, { updatedParsed = '' }) =>
    saysInstant(item.dateModified ?? item.datePublished, updatedParsed),
  publishedParsed: (item, { publishedParsed = '' }) =>
    saysInstant(item.datePublished ?? item.dateModified, publishedParsed),
  authors: (item, { authors = [] }) => samePeople(item.author, authors),
  categories: (item, { categories }) => JSON.stringify(item.keywords) === JSON.stringify(categories),
  image: (item, { image }) => item.image?.[0]?.url === image?.url,
};

/** How many expectations of gofeed's Atom and RSS translators and extensions hold. */
export async function scoreGofeed(
  dataFolder: string,
  onFailure: (file: string, field: string, actual: unknown) => void,
): Promise<Score> {
  const score = { passed: 0, of: 0 };
  for (const folder of ['translator/atom', 'translator/rss', 'extensions/dublincore', 'extensions/media']) {
    const inside = join(dataFolder, 'feeds/gofeed', folder);
    for (const name of readdirSync(inside).filter((each) => each.endsWith('.json'))) {
      const xml = join(inside, name.replace(/json$/, 'xml'));
      if (!existsSync(xml)) continue;
      const expected: GofeedFields = JSON.parse(readFileSync(join(inside, name), 'utf8'));
      await scoreFile(xml, expected, score, (field, actual) => onFailure(name, field, actual));
    }
  }
  return score;
}

async function scoreFile(
  path: string,
  expected: GofeedFields,
  score: { passed: number; of: number },
  onFailure: (field: string, actual: unknown) => void,
): Promise<void> {
  const { feed, articles } = await readFeed(path, undefined);
  const parts: [unknown, [string, boolean][]][] = [
    [feed, verdicts(feed, expected, FEED_CHECKS)],
    ...(expected.items ?? []).map((item, at): [unknown, [string, boolean][]] => [
      articles[at],
      verdicts(articles[at], item, ITEM_CHECKS),
    ]),
  ];
  for (const [actual, checks] of parts) {
    for (const [field, isMet] of checks) {
      score.of++;
      if (isMet) score.passed++;
      else onFailure(field, actual);
    }
  }
}

function verdicts<T>(
  actual: T | undefined,
  expected: GofeedFields,
  checks: Partial<Record<keyof GofeedFields, Check<T>>>,
): [string, boolean][] {
  return Object.entries(checks)
    .filter(([field]) => field in expected)
    .map(([field, check]) => [field, actual !== undefined && check(actual, expected)]);
}

/** gofeed keeps the first of several dc:creator; further ones of ours are no fault. */
function samePeople(actual: readonly RawParty[] = [], expected: readonly GofeedPerson[]): boolean {
  return (
    actual.length >= expected.length &&
    expected.every(({ name, email }, at) => name === actual[at]?.name && email === actual[at]?.email)
  );
}
