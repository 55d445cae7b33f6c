import type { Move } from '../article/subscription.ts';
import type { Hop } from './followed.ts';

export const MAX_REDIRECTS = 5;
/** A publisher who makes a mistake mends it; whoever has moved says so again. */
const SIGHTINGS = 3;

/** True for a status that names another address to ask; 300 and 304 do not. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Where a redirect leads; undefined for a Location that is missing or is no address. The fragment is dropped. */
export function redirectTarget(location: string | undefined, from: string): string | undefined {
  if (location === undefined || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  target.hash = '';
  return target.href;
}

/** Whether what is told to the host of one address may be told to another: the same host, and encrypted if the first is. */
export function mayShare(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const [a, b] = [new URL(from), new URL(to)];
  return (
    a.hostname === b.hostname && (b.protocol === 'https:' || a.protocol === b.protocol) && a.port === b.port
  );
}

/** The address that the leading permanent redirects lead to; what lies behind a temporary one is not adopted. */
export function permanentTarget(hops: readonly Hop[]): string | undefined {
  const temporary = hops.findIndex(({ status }) => status !== 301 && status !== 308);
  const leading = temporary === -1 ? hops : hops.slice(0, temporary);
  return leading.at(-1)?.to;
}

/** How often in a row the feed was seen to have moved there, and whether that is enough to believe it. */
export function noteMove(
  before: Move | undefined,
  hops: readonly Hop[],
  mayAdopt: (to: string) => boolean = () => true,
): { readonly move?: Move; readonly adopted?: string } {
  const to = permanentTarget(hops);
  if (to === undefined) return {};
  const sightings = before?.to === to ? before.sightings + 1 : 1;
  return sightings >= SIGHTINGS && mayAdopt(to) ? { adopted: to } : { move: { to, sightings } };
}
