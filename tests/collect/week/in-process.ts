import { gunzipSync } from 'node:zlib';
import type { Fetcher } from '../../../lib/runtime/fetcher.ts';
import type { Reply } from './answer.ts';
import type { World } from './world.ts';

const FAULTS = {
  silence: 'timeout',
  cut: 'cutOff',
  wrongLength: 'cutOff',
  tls: 'tlsFault',
  endless: 'timeout',
  bomb: 'tooLarge',
} as const;

/**
 * The same publishers without sockets: what the fetcher makes of each fault is held by tests/collect/fetcher.test.ts. A
 * hundred times as fast, so that a thousand feeds have their week in minutes.
 */
export function fetcherInProcess(world: World, ms: () => number, wait: (ms: number) => void): Fetcher {
  return async ({ url, headers = {} }) => {
    const { hostname, pathname } = new URL(url);
    const {
      status,
      headers: told,
      body,
      fault,
      lateMs = 0,
    }: Reply = world.ask(hostname, pathname, headers, ms());
    wait(lateMs);
    const bytes = body.length;
    if (fault !== undefined) return { ok: false, url, code: FAULTS[fault], found: fault, bytes };
    const isGzip = told['content-encoding'] === 'gzip';
    const decoded = typeof body === 'string' ? Buffer.from(body) : body;
    return { ok: true, url, status, headers: told, body: isGzip ? gunzipSync(decoded) : decoded, bytes };
  };
}
