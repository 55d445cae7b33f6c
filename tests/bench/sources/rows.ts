import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A row of a stream: where it was published, and as what. */
export interface SourceRow {
  /** Host of its address, as the stream has it. */
  readonly source: string;
  /** The name of its outlet where the stream tells one. */
  readonly name?: string;
  readonly url: string;
  readonly title: string;
  readonly publishedAt: string;
}

interface Written {
  readonly id?: string;
  readonly t?: number;
  readonly title?: string;
  readonly url?: string;
  readonly publishedAt?: string;
  readonly source?: string | { readonly name?: string };
}

/**
 * The rows of a file of one JSON object a line: `{id, t, source, title}` with a host as source, as the data folder has
 * them, or articles of NewsAPI. A row without an address gets one on its host.
 */
export function rowsOf(file: string): SourceRow[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.flatMap((line, index) => {
    const row = JSON.parse(line) as Written;
    const host = typeof row.source === 'string' ? row.source : undefined;
    const url =
      row.url ??
      (host !== undefined && /^[\w.-]+\.[a-z]{2,}$/.test(host)
        ? addressOn(host, row.id ?? `${index}`)
        : undefined);
    if (url === undefined || row.title === undefined) return [];
    const name = typeof row.source === 'object' ? row.source.name : undefined;
    return [
      {
        source: new URL(url).hostname,
        ...(name !== undefined && { name }),
        url,
        title: row.title,
        publishedAt: row.publishedAt ?? new Date(row.t ?? 0).toISOString(),
      },
    ];
  });
}

function addressOn(host: string, id: string): string {
  return `https://${host}/${host === 'news.google.com' ? `rss/articles/${id.padEnd(24, 'x')}` : `2026/news/${id}`}`;
}

/** Which half of the outlets a host is of: rules are tuned on one and reported on the other. */
export function halfOf(host: string): 'odd' | 'even' {
  const domain = host.split('.').slice(-2).join('.');
  return (createHash('sha256').update(domain).digest()[0] ?? 0) % 2 === 1 ? 'odd' : 'even';
}
