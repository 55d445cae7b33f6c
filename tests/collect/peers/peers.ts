import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServer, listen } from '../../../infra/local/listen.ts';
import type { Publisher } from '../week/publishers.ts';
import { createWorld } from '../week/world.ts';
import { act } from '../week/world-server.ts';

const HOUR_MS = 3_600_000;
const RUN_LIMIT_MS = 120_000;

/** What a reader asked of the same feeds in the same days. */
export interface PeerUse {
  readonly name: string;
  readonly requests: number;
  readonly notModified: number;
  readonly bytes: number;
}

/** A reader of Debian's: how it is set up in a folder, and the call that reads all feeds once. */
interface Peer {
  readonly name: string;
  readonly setUp: (folder: string, urls: readonly string[]) => void;
  readonly run: (folder: string) => readonly [command: string, ...args: string[]];
}

const PEERS: readonly Peer[] = [
  {
    name: 'sfeed_update',
    setUp(folder, urls) {
      const feeds = urls.map((url, index) => `  feed "f${index}" "${url}"`).join('\n');
      writeFileSync(join(folder, 'sfeedrc'), `sfeedpath="${folder}/feeds"\nfeeds() {\n${feeds}\n}\n`);
    },
    run: (folder) => ['sfeed_update', join(folder, 'sfeedrc')],
  },
  {
    name: 'newsboat',
    setUp(folder, urls) {
      writeFileSync(join(folder, 'urls'), urls.join('\n'));
      writeFileSync(join(folder, 'config'), '');
    },
    run: (folder) => [
      'newsboat',
      '-u',
      join(folder, 'urls'),
      '-c',
      join(folder, 'cache.db'),
      '-C',
      join(folder, 'config'),
      '-x',
      'reload',
    ],
  },
  {
    name: 'rss2email',
    setUp(folder, urls) {
      const r2e = (...args: string[]) =>
        spawnSync('r2e', [...r2eFiles(folder), ...args], { timeout: RUN_LIMIT_MS });
      r2e('new', 'reader@paper.example');
      for (const [index, url] of urls.entries()) r2e('add', `f${index}`, url);
    },
    run: (folder) => ['r2e', ...r2eFiles(folder), 'run', '--no-send'],
  },
];

const r2eFiles = (folder: string) => [
  '-c',
  join(folder, 'rss2email.cfg'),
  '-d',
  join(folder, 'rss2email.json'),
];

/** Lets each reader that is installed read the feeds once an hour, as their manuals set up, and counts what it asks for. */
export async function measurePeers(
  publishers: readonly Publisher[],
  startMs: number,
  days: number,
): Promise<PeerUse[]> {
  const uses: PeerUse[] = [];
  for (const peer of PEERS) {
    if (spawnSync('which', [peer.name === 'rss2email' ? 'r2e' : peer.name]).status !== 0) continue;
    uses.push(await measure(peer, publishers, startMs, days));
  }
  return uses;
}

async function measure(
  peer: Peer,
  publishers: readonly Publisher[],
  startMs: number,
  days: number,
): Promise<PeerUse> {
  const world = createWorld(publishers);
  let ms = startMs;
  const server = createServer((request, response) => {
    const reply = world.ask('peer', request.url ?? '/', request.headers as Record<string, string>, ms);
    act(response, reply);
  });
  const port = await listen(server, 0, '127.0.0.1');
  const folder = mkdtempSync(join(tmpdir(), 'newsloom-peer-'));
  try {
    const urls = publishers.map(({ number }) => `http://127.0.0.1:${port}/feeds/${number}`);
    peer.setUp(folder, urls);
    for (; ms < startMs + days * 24 * HOUR_MS; ms += HOUR_MS) await runOnce(peer.run(folder), folder);
    const { requests, notModified, bytes } = world.counts();
    return { name: peer.name, requests, notModified, bytes };
  } finally {
    server.closeAllConnections();
    await closeServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function runOnce([command, ...args]: readonly [string, ...string[]], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder },
      timeout: RUN_LIMIT_MS,
    });
    child.once('error', reject).once('close', () => resolve());
  });
}
