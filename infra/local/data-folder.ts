import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { writeWhole } from './json-files.ts';
import { makeFolder } from './make-folder.ts';

/** The owner of a data folder: a process, and a port that it listens on for as long as it lives. */
interface Owner {
  readonly pid: number;
  readonly port: number;
}

/**
 * Takes `folder` for this process, which listens on `port`; the folder is made when it is missing. Returns what
 * gives it back. Rejects when another living process has it. A lock that a killed process left behind is taken
 * over: process ids come round again, so it is its port that has to answer.
 */
export async function takeDataFolder(folder: string, port: number): Promise<() => void> {
  makeFolder(folder);
  const path = join(folder, 'lock.json');
  const owner = readOwner(path);
  if (owner && (await isListening(owner.port))) {
    throw new Error(`the data folder ${folder} is in use by process ${owner.pid}`);
  }
  writeWhole(path, JSON.stringify({ pid: process.pid, port } satisfies Owner));
  return () => rmSync(path, { force: true });
}

function readOwner(path: string): Owner | undefined {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
  });
}

/**
 * A secret of this folder, made once, so that what it signed outlives a restart: `cursor-secret`,
 * `session-secret`, and the tokens with which comments are moderated and subscriptions are changed.
 */
export function keptSecret(
  folder: string,
  name: 'cursor-secret' | 'session-secret' | 'moderator-token' | 'operator-token',
): string {
  const path = join(folder, name);
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}
