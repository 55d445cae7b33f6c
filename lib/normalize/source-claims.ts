import { isMixedScript, lookOf } from '../text/look-alike.ts';
import { isNameOf } from './name-of-domain.ts';
import type { KnownSource } from './source-memory.ts';

/**
 * The keys of sources with a domain by the slugs of their names: the slug alone where the domain is called so, else with
 * the sender that gave the name (` by <sender>`), and with anybody (` by anybody`). Pure.
 */
export function keysOfNames(sources: ReadonlyMap<string, KnownSource>): ReadonlyMap<string, string> {
  const claims = [...sources].flatMap(([key, { names }]) => {
    if (!key.includes('.')) return [];
    return Object.entries(names).flatMap(([slug, told]) => {
      const [day = '', sender = ''] = told.split(' ');
      const ways = isNameOf(slug, key) ? [slug] : [`${slug} by ${sender}`, `${slug} by anybody`];
      return ways.map((by) => ({ by, name: slug, key, day }));
    });
  });
  return bestClaims(claims);
}

/**
 * The keys of sources by what their names look like (`lookOf`). Names without a domain are nobody's by their look, and
 * neither are names that only a forger writes. Pure.
 */
export function keysOfLooks(sources: ReadonlyMap<string, KnownSource>): ReadonlyMap<string, string> {
  const claims = [...sources].flatMap(([key, { name, rank, names, seen }]) => {
    if (!key.includes('.')) return [];
    const [day = seen] = Object.values(names).sort();
    const told = Object.entries(names).map(([slug, since]) => ({
      by: lookOf(slug),
      name: slug,
      key,
      day: since,
    }));
    return rank === 'domain' ? told : [...told, { by: lookOf(name), name, key, day }];
  });
  return bestClaims(claims.filter(({ name }) => !isMixedScript(name)));
}

/** What says that a source is called so. */
interface Claim {
  readonly by: string;
  readonly name: string;
  readonly key: string;
  readonly day: string;
}

function bestClaims(claims: readonly Claim[]): ReadonlyMap<string, string> {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const other = best.get(claim.by);
    if (other === undefined || isBefore(claim, other)) best.set(claim.by, claim);
  }
  return new Map([...best].map(([by, { key }]) => [by, key]));
}

/** A name is that of the source whose domain is called so, else of the one that had it first. */
function isBefore(a: Claim, b: Claim): boolean {
  const isCalled = isNameOf(a.name, a.key);
  if (isCalled !== isNameOf(b.name, b.key)) return isCalled;
  return (compare(a.day, b.day) || compare(a.key, b.key)) < 0;
}

/** Order of two texts by their UTF-16 units, as `sort` has it. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
