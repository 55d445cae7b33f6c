import { createHash } from 'node:crypto';
import type { Article, ArticleId } from '../article/article.ts';
import { type Spokesmen, standingOf } from '../article/sender.ts';
import type { AskedIdentity, FoundArticle, FoundIdentity, WriteStore } from '../store/write-store.ts';
import { foldPhrase } from '../text/fold.ts';

/** What identity resolution found: the id to use, and the article that is stored under it. */
export interface Resolved {
  readonly id: ArticleId;
  readonly found?: FoundArticle;
}

/**
 * Whom an incoming article is: the stored article that carries one of its identifiers, else itself under its
 * own id. Identifiers not yet bound are bound before the article is stored, so that two uploads at the same
 * time which share one cannot become two articles. Costs for identifiers that nobody has one PutItem each, one Query
 * for an article that is another's, and one BatchGetItem unless it is `known` what is stored: what was read before
 * for many at once may be old, which the writes that follow notice, since they are conditional.
 */
export async function resolveIdentity(
  store: WriteStore,
  incoming: Article,
  { known, spokesmen }: { known?: FoundIdentity | undefined; spokesmen?: Spokesmen | undefined } = {},
): Promise<Resolved> {
  const { own, bound } = known ?? (await identitiesOf(store, [incoming]))[0] ?? { bound: new Map() };
  const given = new Set(own?.record.article.identifier);
  const hashes = incoming.identifier.filter((identifier) => !given.has(identifier)).map(identifierHash);
  if (own && hashes.length === 0) return { id: incoming.id, found: own };
  const mayBe = (found: FoundArticle) => isSameArticle(found.record.article, incoming, spokesmen);
  const chosen = own
    ? { id: incoming.id, found: own }
    : await firstStored(store, hashes, bound, incoming.id, mayBe);
  const owner = await store.claimAliases(
    hashes.filter((hash) => !bound.has(hash)),
    chosen.id,
  );
  if (owner === chosen.id) return chosen;
  const found = await store.findArticle(owner);
  if (found && !mayBe(found)) return { id: incoming.id };
  return { id: owner, ...(found && { found }) };
}

/**
 * Whether what is stored under an identifier of `incoming`, which is not its best one, is the same article. Another
 * sender may have claimed the identifier for an article of its own: then the headline has to say so too.
 */
function isSameArticle(stored: Article, incoming: Article, spokesmen: Spokesmen | undefined): boolean {
  if (
    standingOf(stored, incoming, spokesmen) === 'same' ||
    incoming.headline === '' ||
    stored.headline === ''
  )
    return true;
  const [a, b] = [foldPhrase(stored.headline), foldPhrase(incoming.headline)];
  return a.startsWith(b) || b.startsWith(a);
}

/** What is stored of incoming articles and their identifiers. One BatchGetItem for about thirty. */
export function identitiesOf(
  store: WriteStore,
  articles: readonly Article[],
): Promise<readonly FoundIdentity[]> {
  return store.findIdentities(articles.map(askedIdentity));
}

function askedIdentity({ id, identifier }: Article): AskedIdentity {
  return { id, hashes: identifier.map(identifierHash) };
}

async function firstStored(
  store: WriteStore,
  hashes: readonly string[],
  bound: ReadonlyMap<string, ArticleId>,
  ownId: ArticleId,
  mayBe: (found: FoundArticle) => boolean,
): Promise<Resolved> {
  const candidates = [...new Set(hashes.map((hash) => bound.get(hash)).filter((id) => id !== undefined))];
  const others = new Set<ArticleId>();
  for (const id of candidates) {
    const found = id === ownId ? undefined : await store.findArticle(id);
    if (found && mayBe(found)) return { id, found };
    if (found) others.add(id);
  }
  return { id: candidates.find((id) => !others.has(id)) ?? ownId };
}

/** The first 128 bits of SHA-256 in hexadecimal: what an alias item is named by. */
function identifierHash(identifier: string): string {
  return createHash('sha256').update(identifier).digest('hex').slice(0, 32);
}
