import type { Settled } from '../collect/followed.ts';
import type { PollDeps } from './deps.ts';

/** Logs what was fetched beside polls: one line a fetch. Queries of addresses may hold keys, so they are left out. */
export function logFetch(
  { log }: Pick<PollDeps, 'log'>,
  event: 'page' | 'archive' | 'sitemap',
  { subscription, url }: { readonly subscription: string; readonly url: string },
  followed: Settled,
): void {
  const { host, path } = placeOf(url);
  const told =
    'stopped' in followed
      ? { code: followed.stopped, status: followed.status, bytes: 0 }
      : {
          ...(!followed.last.ok && { code: followed.last.code }),
          status: followed.last.status,
          bytes: followed.last.bytes,
        };
  log({ event, subscription, host, path, ...told, redirects: followed.hops.length });
}

/** What of an address is told in a log. */
export function placeOf(url: string): { readonly host: string; readonly path: string } {
  if (!URL.canParse(url)) return { host: '', path: '' };
  const { hostname, pathname } = new URL(url);
  return { host: hostname, path: pathname.slice(0, 200) };
}
