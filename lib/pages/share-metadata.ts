import type { StoredArticle } from '../store/read-store.ts';
import { newsArticle } from '../web/json-ld.ts';
import { elsewhere } from './elsewhere.ts';
import type { PageHead, Site } from './layout.tsx';

const TAGS = 6;

/**
 * The article as JSON-LD for search engines: what it is and who published it, not its text again. What is only here is
 * published with the icon of `site`; of others no logo is known.
 */
export function sharedJsonLd(stored: StoredArticle, site: Site): object {
  const { id, url: address } = stored.article;
  const isOurs = elsewhere(address, site.url) === undefined;
  const logo = { '@type': 'ImageObject', url: `${site.url}${site.files.touchIcon}`, width: 180, height: 180 };
  const {
    articleBody,
    summary,
    entities,
    hashtags,
    ingest,
    '@context': context,
    ...shared
  } = newsArticle(stored, `${site.url}/v1/articles/${id}`);
  const publisher = isOurs ? { ...shared.publisher, logo } : shared.publisher;
  return { '@context': context[0], ...shared, publisher, mainEntityOfPage: `${site.url}/articles/${id}` };
}

/** The article's properties in Open Graph (https://ogp.me/#type_article). */
export function shareCard({
  article,
  enrichment,
  dateModified,
}: StoredArticle): NonNullable<PageHead['article']> {
  const { datePublished, author, articleSection, image } = article;
  const picture = image.find(({ url }) => /^https?:\/\//.test(url));
  return {
    properties: [
      ['article:published_time', datePublished],
      ...(dateModified ? [['article:modified_time', dateModified] as const] : []),
      ...author.slice(0, TAGS).map(({ name }) => ['article:author', name] as const),
      ...articleSection.slice(0, 1).map((section) => ['article:section', section] as const),
      ...enrichment.hashtags.slice(0, TAGS).map(({ display }) => ['article:tag', display] as const),
    ],
    ...(picture !== undefined && { image: picture.url, imageAlt: picture.caption ?? article.headline }),
  };
}
