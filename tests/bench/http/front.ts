import autocannon from 'autocannon';
import type { LocalHost } from '../../../infra/local/local-host.ts';
import { oneOf, seededRandom } from '../../support/seeded-random.ts';
import { startSharedCache } from './shared-cache.ts';

/** What readers were answered in a time, and what that took of the processor, clients included. */
export interface FrontFigures {
  readonly rps: number;
  readonly p99: number;
  readonly errors: number;
  readonly cpuMsAnAnswer: number;
  /** Of requests, those that the functions were not asked for. */
  readonly hitRatio: number;
}

/** What browsers, feed readers and scripts send. */
const ACCEPTS = [
  '*/*',
  'application/feed+json, application/json;q=0.9',
  'application/atom+xml, application/rss+xml;q=0.9',
];
const CODINGS = ['gzip, deflate, br', 'gzip', ''];
const CONNECTIONS = 10;
const REQUESTS = 5000;

/**
 * The same load on the host and on a shared cache in front of it: of five requests two are of the latest articles, two of
 * a list of `skewed`, the first far more often than the last, one of a list of `even`.
 */
export async function measureFront(
  host: LocalHost,
  { skewed, even }: { readonly skewed: readonly string[]; readonly even: readonly string[] },
  seconds: number,
): Promise<Readonly<Record<string, FrontFigures>>> {
  const random = seededRandom(9111);
  const paths = [
    () => '/v1/feeds/latest',
    () => skewed[Math.floor(skewed.length * random() ** 3)] ?? '/',
    () => oneOf(random, even),
  ];
  const requests = Array.from({ length: REQUESTS }, (_, index) => ({
    path: paths[[0, 1, 2, 1, 0][index % 5] ?? 0]?.() ?? '/',
    headers: { accept: oneOf(random, ACCEPTS), 'accept-encoding': oneOf(random, CODINGS) },
  }));
  const load = async (url: string) => {
    const before = process.cpuUsage();
    const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds, requests });
    const { user, system } = process.cpuUsage(before);
    const errors = result.errors + result.timeouts + result.non2xx;
    const cpuMsAnAnswer = Math.round((user + system) / result.requests.total / 10) / 100;
    return { rps: result.requests.average, p99: result.latency.p99, errors, cpuMsAnAnswer };
  };
  const alone = await load(host.url);
  const cache = await startSharedCache(host.url);
  try {
    const behind = await load(cache.url);
    const { asked, hits } = cache.counts;
    return {
      'functions alone': { ...alone, hitRatio: 0 },
      'a cache in front': { ...behind, hitRatio: Math.round((hits / asked) * 1000) / 1000 },
    };
  } finally {
    await cache.close();
  }
}
