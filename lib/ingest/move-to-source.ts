import { senderOf } from '../article/sender.ts';
import { knownPublisher } from '../normalize/publisher.ts';
import type { FoundArticle } from '../store/write-store.ts';
import type { IngestDeps } from './deps.ts';
import { complete, withoutDone } from './ingest-article.ts';
import { planArticle } from './plan-article.ts';

/**
 * Puts an article that named its source without an address under the domain that the name was seen with since it came.
 * Notes that the source moved. `contended` when others wrote the article, or write its story all the time: then it is
 * to be read again. Undefined where there is nothing to move. Costs as much as a correction where it moves; otherwise a
 * GetItem in five minutes.
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
  const isFinished = await complete(deps, record, plan.relatedRecords);
  await deps.store.moveSource(article.publisher.key, publisher.key);
  return isFinished ? 'moved' : 'contended';
}
