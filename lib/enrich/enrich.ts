import type { Article } from '../article/article.ts';
import type { Enrichment } from '../article/enrichment.ts';
import { loadOnce } from '../article/load-once.ts';
import { loadLanguage } from '../text/language.ts';
import { readingLanguage } from '../text/reading-language.ts';
import { entitiesOf } from './entities.ts';
import { hashtagsOf } from './hashtags.ts';
import { nominativeOf } from './nominative.ts';
import { readArticle } from './read-article.ts';
import type { TagMemory } from './tag-memory.ts';
import { topicsOf } from './topics.ts';

/** Not needed to start: loaded with the first article. */
const summaries = loadOnce(() => import('./summary.ts'));

/** What newsloom adds to an article, and what its own tags teach the archive. */
export interface Enriched {
  readonly enrichment: Enrichment;
  /** Displays of the publisher's own tags, cleaned. */
  readonly given: readonly string[];
  /** Tags in use, by `tagMatch`, that stand in its text. */
  readonly standing: readonly string[];
}

/**
 * Hashtags, summary, entities. Pure but for loading what a language needs when its first text comes; linear in
 * the article, of which hashtags and sentences read the first 60 000 characters.
 */
export async function enrich(article: Article, memory: TagMemory): Promise<Enriched> {
  const sample = `${article.headline}\n${article.articleBody.slice(0, 6000)}`;
  const language = await loadLanguage(await readingLanguage(sample, article.inLanguage));
  const read = readArticle(article, language);
  const { hashtags, given, standing } = hashtagsOf(article, read, language, memory, {
    topics: await topicsOf(language),
    nominative: await nominativeOf(language),
  });
  const summary = (await summaries()).summaryOf(article, read, language);
  const entities = await entitiesOf(read.body, language);
  return { enrichment: { hashtags, ...(summary && { summary }), entities }, given, standing };
}
