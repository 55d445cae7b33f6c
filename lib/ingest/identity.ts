import type { Article, ArticleId } from '../article/article.ts';
import { type Spokesmen, standingOf } from '../article/sender.ts';
import { articleId, identifierHash } from '../normalize/identity.ts';
import { keysWithout } from '../normalize/identity-rules.ts';
import { haveOneHeadline, isOneArticle } from '../normalize/one-article.ts';
import { wholeTextKey } from '../normalize/text-key.ts';
import type { AskedIdentity, FoundArticle, FoundIdentity, WriteStore } from '../store/write-store.ts';

/** What identity resolution found. */
export interface Resolved {
  /** The article under the id to use, with the identifiers that are its own. */
  readonly incoming: Article;
  /** The article that is stored under it. */
  readonly found?: FoundArticle;
}

interface IdentityOptions {
  /** What is known of its identity: read before for many at once, it may be old, which the writes that follow notice. */
  readonly known?: FoundIdentity | undefined;
  readonly spokesmen?: Spokesmen | undefined;
}

/** An article has twelve keys, and each round sets one of them aside at least. */
const MOST_ROUNDS = 14;

/**
 * Whom an incoming article is: the stored article that carries one of its identifiers, else itself under its own id.
 * An identifier of an article that is another one (`isOneArticle`) is not its own, whoever came first with it. What is
 * left is bound before the article is stored, so that two uploads at the same time which share an identifier cannot
 * become two articles. Costs for identifiers that nobody has one PutItem each, one Query for an article that is
 * another's, and one BatchGetItem unless it is `known` what is stored.
 */
export async function resolveIdentity(
  store: WriteStore,
  given: Article,
  { known, spokesmen }: IdentityOptions = {},
): Promise<Resolved> {
  let incoming = given;
  let identity = known;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    identity ??= (await identitiesOf(store, [incoming]))[0] ?? { bound: new Map() };
    const { candidate, foreignKeys } = await candidateOf(store, incoming, identity, spokesmen);
    const own = withoutKeys(incoming, foreignKeys);
    if (candidate === undefined && foreignKeys.size > 0) {
      incoming = own;
      identity = undefined;
      continue;
    }
    const id = candidate?.id ?? own.id;
    const stored = new Set(candidate?.found?.record.article.identifier);
    const free = own.identifier.filter((key) => !stored.has(key)).map(identifierHash);
    const claimed = free.filter((hash) => !identity?.bound.has(hash));
    const owner = await store.claimAliases(claimed, id);
    if (owner === id)
      return { incoming: { ...own, id }, ...(candidate?.found && { found: candidate.found }) };
    const found = await store.getArticle(owner);
    if (!found || mayBe(found, own, own.identifier, spokesmen))
      return { incoming: { ...own, id: owner }, ...(found && { found }) };
    // Somebody else was faster with another article.
    identity = undefined;
  }
  throw new Error(`article ${given.id} has identifiers of others without end`);
}

interface Candidates {
  readonly candidate?: { readonly id: ArticleId; readonly found?: FoundArticle };
  /** Keys of articles that are not this one. */
  readonly foreignKeys: ReadonlySet<string>;
}

/** The first stored article that an identifier leads to and that is the same; else one that is about to be stored. */
async function candidateOf(
  store: WriteStore,
  incoming: Article,
  { own, bound }: FoundIdentity,
  spokesmen: Spokesmen | undefined,
): Promise<Candidates> {
  const keysOf = new Map<ArticleId, string[]>();
  if (own) keysOf.set(incoming.id, [incoming.identifier[0]]);
  for (const key of incoming.identifier) {
    const id = bound.get(identifierHash(key));
    if (id !== undefined) keysOf.set(id, [...(keysOf.get(id) ?? []), key]);
  }
  const foreignKeys = new Set<string>();
  let pending: ArticleId | undefined;
  for (const [id, keys] of keysOf) {
    const found = id === incoming.id ? own : await store.getArticle(id);
    if (found && mayBe(found, incoming, keys, spokesmen)) return { candidate: { id, found }, foreignKeys };
    if (found) for (const key of keys) foreignKeys.add(key);
    else pending ??= id;
  }
  return { ...(pending !== undefined && { candidate: { id: pending } }), foreignKeys };
}

/**
 * Whether what is stored under identifiers of `incoming` is the same article. Another sender may have claimed one that
 * is not its best for an article of its own: then the headline has to say so too.
 */
function mayBe(
  { record: { article: stored } }: FoundArticle,
  incoming: Article,
  keys: readonly string[],
  spokesmen: Spokesmen | undefined,
): boolean {
  const isOne = isOneArticle(stored, incoming, keys);
  if (standingOf(stored, incoming, spokesmen) === 'same') return isOne;
  return stored.id === incoming.id || (isOne && haveOneHeadline(stored, incoming));
}

function withoutKeys(article: Article, keys: ReadonlySet<string>): Article {
  if (keys.size === 0) return article;
  const [first = wholeTextKey(article), ...rest] = keysWithout(article.identifier, keys);
  return { ...article, id: articleId(first), identifier: [first, ...rest] };
}

/** What is stored of incoming articles and their identifiers. One BatchGetItem for about thirty. */
export function identitiesOf(
  store: WriteStore,
  articles: readonly Article[],
): Promise<readonly FoundIdentity[]> {
  return store.getIdentities(articles.map(askedIdentity));
}

function askedIdentity({ id, identifier }: Article): AskedIdentity {
  return { id, hashes: identifier.map(identifierHash) };
}
