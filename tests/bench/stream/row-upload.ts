import type { Row } from '../related/rows.ts';

/**
 * A row as an aggregator would send it. A row without a source has an outlet of its own, so that no two of them are
 * taken for a series of one outlet.
 */
export function uploadOfRow(row: Row): string {
  const { t, title, body, language } = row;
  const outlet = outletOf(row);
  return JSON.stringify({
    '@type': 'NewsArticle',
    url: urlOfRow(row),
    headline: title,
    articleBody: body,
    inLanguage: language,
    datePublished: new Date(t).toISOString(),
    publisher: { name: outlet, url: `https://${outlet}/` },
  });
}

/** The address of a row's article, at its outlet: what tells its row again, and whose it is. */
export function urlOfRow(row: Pick<Row, 'id' | 'source'>): string {
  return `https://${outletOf(row)}/${encodeURIComponent(row.id)}`;
}

function outletOf({ id, source }: Pick<Row, 'id' | 'source'>): string {
  return source ?? `${hostLabel(id)}.example`;
}

function hostLabel(id: string): string {
  return `row-${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
