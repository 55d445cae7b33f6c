import { senderOf } from '../article/sender.ts';
import { knownPublisher } from '../normalize/publisher.ts';
import type { FoundArticle } from '../store/write-store.ts';
import type { IngestDeps } from './deps.ts';
import { complete, withoutDone } from './ingest-article.ts';
import { planArticle } from './plan-article.ts';

/**
 * Puts an article that named its source without an address under the domain that the name was seen with since it came,
 * and notes that the source moved. Costs what a correction does where it moves, else nothing: what is known of sources
 * is in memory.
 */
export async function moveToSource(
  deps: IngestDeps,
  found: FoundArticle,
): Promise<'moved' | 'contended' | undefined> {
  const { article } = found.record;
  if (article.publisher.domain !== undefined) return undefined;
  const memory = await deps.sources.learn([], deps.now());
  const publisher = knownPublisher(article.publisher, {
    aliases: deps.sourceAliases,
    memory,
    sender: senderOf(article.ingest.upload),
  });
  if (!publisher) return undefined;
  const plan = await planArticle(deps, { ...article, publisher }, withoutDone(found), undefined);
  // A look, and no version: the upload that is delivered again tells what it told.
  const record = { ...plan.record, looks: (found.record.looks ?? 0) + 1 };
  if (!(await deps.store.putArticle(record, found.record))) return 'contended';
  await complete(deps, record, plan.others);
  await deps.store.moveSource(article.publisher.key, publisher.key);
  return 'moved';
}
