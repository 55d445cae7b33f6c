import type { Article } from '../article/article.ts';
import type { PreservedDecisions } from '../article/preserved-decisions.ts';
import { slicesOf } from '../article/slices.ts';
import { checkTime } from './deadline.ts';
import type { IngestDeps } from './deps.ts';
import { identitiesOf } from './identity.ts';
import { ingestArticle } from './ingest-article.ts';
import { sendLooks } from './look-message.ts';
import type { IngestedItem } from './outcomes.ts';

/** A normalized article, and what an export of our own says of it. */
export interface Incoming {
  /** Its place in the payload. */
  readonly pointer: string;
  readonly article: Article;
  readonly preserved?: PreservedDecisions | undefined;
}

/** Articles whose identities are read together. */
const READ_TOGETHER = 25;

/**
 * Ingests articles side by side, as the lanes of the batch let them; those that share an identifier one after the
 * other, in their order; sends the second looks that they are due, ten messages to a request. Throws the first fault, or `OutOfTime`, when all others have ended.
 */
export async function ingestArticles(
  deps: IngestDeps,
  articles: readonly Incoming[],
  redelivered: boolean,
): Promise<readonly IngestedItem[]> {
  const all: Promise<IngestedItem>[] = [];
  for (const some of slicesOf(articles, READ_TOGETHER)) {
    const identities = await identitiesOf(
      deps.store,
      some.map(({ article }) => article),
    );
    for (const [index, { pointer, article, preserved }] of some.entries()) {
      const ingested = deps.lanes([article.id, ...article.identifier], async (isFirst) => {
        checkTime(deps.remainingMs);
        // What was read is not true any more of an article that comes twice.
        const known = isFirst ? identities[index] : undefined;
        return { pointer, ingested: await ingestArticle(deps, article, redelivered, preserved, known) };
      });
      ingested.catch(() => undefined);
      all.push(ingested);
    }
  }
  await Promise.allSettled(all);
  const ingested = await Promise.all(all);
  const looks = new Map(
    ingested.flatMap(({ ingested: { look } }) => (look ? [[look.id, look] as const] : [])),
  );
  await sendLooks(deps.queue, [...looks.values()]);
  return ingested;
}
