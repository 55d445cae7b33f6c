import type { Row } from '../related/rows.ts';

/**
 * A row as an aggregator would send it. A row without a source has an outlet of its own, so that no two of them are
 * taken for a series of one outlet.
 */
export function uploadOfRow({ id, t, title, body, language, source }: Row): string {
  const outlet = source ?? `${hostLabel(id)}.example`;
  return JSON.stringify({
    '@type': 'NewsArticle',
    url: urlOfRow({ id }),
    headline: title,
    articleBody: body,
    inLanguage: language,
    datePublished: new Date(t).toISOString(),
    publisher: { name: outlet, url: `https://${outlet}/` },
  });
}

/** The address of a row's article: what tells its row again. */
export function urlOfRow({ id }: Pick<Row, 'id'>): string {
  return `https://stream.example/${encodeURIComponent(id)}`;
}

function hostLabel(id: string): string {
  return `row-${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
