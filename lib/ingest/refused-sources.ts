import type { Article } from '../article/article.ts';
import type { RawArticle, RawFeed } from '../article/raw-article.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { publisherOf } from '../normalize/publisher.ts';

/** Sources that one upload is noted for. */
const MOST_SOURCES = 20;

/** What is known of the senders of an upload that had something refused. */
export interface RefusedUploadParts {
  /** Articles of it that were refused by themselves. */
  readonly refusedArticles: readonly RawArticle[];
  /** Refusals of what never became an article. */
  readonly refusedElsewhere: number;
  readonly articles: readonly Article[];
  readonly feed: RawFeed | undefined;
  readonly aliases?: SourceAliases | undefined;
}

/**
 * How many refusals each source has in an upload. A refused article is of the publisher that it names; what could
 * not be read at all is of the feed that it came in, or of the one publisher that all other articles of the upload
 * have. Where nobody can be told, nobody is named: the refusal stands in the upload's record all the same.
 */
export function refusedSources(upload: RefusedUploadParts): Map<string, number> {
  const { refusedArticles, refusedElsewhere, feed, aliases } = upload;
  const counts = new Map<string, number>();
  const add = (source: string | undefined, count: number) => {
    if (source === undefined || count === 0) return;
    if (counts.has(source) || counts.size < MOST_SOURCES)
      counts.set(source, (counts.get(source) ?? 0) + count);
  };
  const sender = senderOf(upload);
  for (const raw of refusedArticles) {
    const isNamed = raw.publisher !== undefined || raw.url !== undefined;
    add(isNamed ? publisherOf({ raw, url: raw.url, feed }, { aliases })?.publisher.key : sender, 1);
  }
  add(sender, refusedElsewhere);
  return counts;
}

function senderOf({ articles, feed, aliases }: RefusedUploadParts): string | undefined {
  const [only, ...others] = new Set(articles.map(({ publisher }) => publisher.key));
  if (only !== undefined && others.length === 0) return only;
  const raw = { publisher: { url: feed?.url ?? feed?.feedUrl } };
  return publisherOf({ raw, feed }, { aliases })?.publisher.key;
}
