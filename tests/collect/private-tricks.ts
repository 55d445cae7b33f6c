import { createServer } from 'node:http';
import { closeServer, listen } from '../../infra/local/listen.ts';
import { checkUrl, mayConnect } from '../../lib/collect/address-rules.ts';
import type { PollDeps } from '../../lib/poll/deps.ts';
import { follow } from '../../lib/poll/follow.ts';
import { createFetcher, type Fetcher } from '../../lib/runtime/fetcher.ts';

/** The address that stands for the public internet here. */
export const PUBLIC = '127.0.0.2';

/** A fetcher that may reach the two ports, and of the loopback network `PUBLIC` alone. */
export function publicFetcher(
  ports: readonly number[],
  resolve: (name: string) => readonly string[],
  limits: { readonly firstByteMs?: number; readonly wholeMs?: number } = {},
): Fetcher {
  return createFetcher({
    check: (url) => checkUrl(url, { ports, allowPrivate: false }),
    mayConnect: (address) => address === PUBLIC || mayConnect(address),
    userAgent: 'newsloom/0.2.0 (contact: test)',
    resolve: async (name) => resolve(name),
    ...limits,
  });
}

/** Follows redirects as polls do, with hosts that are always free. */
function followed(fetch: Fetcher, url: string) {
  const store = {
    takeTurn: async () => ({ state: 'taken', heldUntilMs: 0 }),
    giveBackTurn: async () => undefined,
  };
  const deps = { store, fetch, now: () => new Date().toISOString() } as unknown as PollDeps;
  return follow(deps, { url }, { patienceMs: 0 });
}

/** Addresses of a machine's own, as a resolver may give them. */
const OWN = [
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '169.254.170.2',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:0:7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  'fe80::1',
  'fec0::1',
  'fd00:ec2::254',
  'ff02::1',
  '5f00::1',
];
/** Hosts that mean such an address without a resolver. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '0177.0.0.1',
  '0177.1',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '127。0。0。1',
  '0',
  '0.0.0.0',
  '[::]',
  '[::1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  'localhost',
  'LOCALHOST.',
  'a.localhost',
];

/** Tries to reach a listener on this machine in every way, and says how often it was reached. `onTrick` is told of each. */
export async function countPrivateConnections(onTrick: () => void = () => undefined): Promise<number> {
  let connections = 0;
  const trap = createServer((_, response) => response.end('metadata'));
  trap.on('connection', () => {
    connections += 1;
  });
  const trapPort = await listen(trap, 0, '127.0.0.1');
  const web = createServer(({ url = '' }, response) => {
    const to = decodeURIComponent(url.slice(url.indexOf('?') + 1));
    response.writeHead(302, { location: encodeURI(to) }).end();
  });
  const webPort = await listen(web, 0, PUBLIC);
  const fetcher = (resolve: (name: string) => readonly string[]) =>
    publicFetcher([trapPort, webPort], resolve);
  const attempts: (() => Promise<unknown>)[] = [
    ...HOSTS.flatMap((host) => {
      const target = `http://${host}:${trapPort}/`;
      const redirecting = fetcher((name) => [name === 'web.paper.com' ? PUBLIC : '127.0.0.1']);
      const from = `http://web.paper.com:${webPort}/to?${encodeURIComponent(target)}`;
      return [() => fetcher(() => ['127.0.0.1'])({ url: target }), () => followed(redirecting, from)];
    }),
    ...OWN.flatMap((address) => [
      () => fetcher(() => [address])({ url: `http://rebind.paper.com:${trapPort}/` }),
      () => fetcher(() => [PUBLIC, address])({ url: `http://rebind.paper.com:${trapPort}/` }),
    ]),
    ...['file', 'ftp', 'gopher', 'dict', 'ws'].map(
      (scheme) => () => fetcher(() => ['127.0.0.1'])({ url: `${scheme}://127.0.0.1:${trapPort}/` }),
    ),
  ];
  for (const attempt of attempts) {
    onTrick();
    await attempt();
  }
  await Promise.all([closeServer(trap), closeServer(web)]);
  return connections;
}
