import { createHash } from 'node:crypto';
import type { Article, ArticleId } from '../article/article.ts';
import type { FoundArticle, WriteStore } from '../store/write-store.ts';

/** What identity resolution found: the id to use, and the article that is stored under it. */
export interface Resolved {
  readonly id: ArticleId;
  readonly found?: FoundArticle;
}

/**
 * Whom an incoming article is: the stored article that carries one of its identifiers, else itself under its
 * own id. Identifiers not yet bound are bound before the article is stored, so that two uploads at the same
 * time which share one cannot become two articles. Costs one Query, and for identifiers that the stored
 * article does not list one BatchGetItem and one PutItem each.
 */
export async function resolveIdentity(store: WriteStore, incoming: Article): Promise<Resolved> {
  const own = await store.findArticle(incoming.id);
  const known = new Set(own?.record.article.identifier);
  const fresh = incoming.identifier.filter((identifier) => !known.has(identifier));
  if (own && fresh.length === 0) return { id: incoming.id, found: own };
  const hashes = fresh.map(identifierHash);
  const bound = await store.findAliases(hashes);
  const chosen = own ? { id: incoming.id, found: own } : await firstStored(store, hashes, bound, incoming.id);
  const owner = await store.claimAliases(
    hashes.filter((hash) => !bound.has(hash)),
    chosen.id,
  );
  if (owner === chosen.id) return chosen;
  const found = await store.findArticle(owner);
  return { id: owner, ...(found && { found }) };
}

async function firstStored(
  store: WriteStore,
  hashes: readonly string[],
  bound: ReadonlyMap<string, ArticleId>,
  ownId: ArticleId,
): Promise<Resolved> {
  const candidates = [...new Set(hashes.map((hash) => bound.get(hash)).filter((id) => id !== undefined))];
  for (const id of candidates) {
    const found = id === ownId ? undefined : await store.findArticle(id);
    if (found) return { id, found };
  }
  return { id: candidates[0] ?? ownId };
}

/** The first 128 bits of SHA-256 in hexadecimal: what an alias item is named by. */
function identifierHash(identifier: string): string {
  return createHash('sha256').update(identifier).digest('hex').slice(0, 32);
}
