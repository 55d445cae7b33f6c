import { enrich } from '../../../lib/enrich/enrich.ts';
import { NO_MEMORY } from '../../../lib/enrich/tag-memory.ts';
import { articleOf } from '../../support/articles.ts';
import type { TaggedRow } from './rows.ts';

/** Articles of a language that are read before it is measured: a process loads lists and stemmer once. */
const LOADING = 3;
const MEASURED = 400;

/** Milliseconds of CPU for hashtags, summary and entities of one article, languages loaded, without memory. */
export async function enrichmentCpu(rows: readonly TaggedRow[]): Promise<{ p50: number; p95: number }> {
  const step = Math.max(1, Math.floor(rows.length / MEASURED));
  const articles = rows
    .filter((_, index) => index % step === 0)
    .map(({ title, summary, body, language }) =>
      articleOf({ headline: title, description: summary, articleBody: body, inLanguage: language }),
    );
  const loaded = new Map<string, number>();
  for (const article of articles) {
    const times = loaded.get(article.inLanguage) ?? 0;
    if (times < LOADING) await enrich(article, NO_MEMORY);
    loaded.set(article.inLanguage, times + 1);
  }
  const costs: number[] = [];
  for (const article of articles) {
    const started = process.cpuUsage();
    await enrich(article, NO_MEMORY);
    const { user, system } = process.cpuUsage(started);
    costs.push((user + system) / 1000);
  }
  costs.sort((a, b) => a - b);
  const at = (share: number) => costs[Math.min(costs.length - 1, Math.floor(share * costs.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
