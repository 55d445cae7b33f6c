import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** An item as a reader has it; what a reader does not tell is absent. */
export interface ReadItem {
  readonly id?: string;
  readonly title?: string;
  /** Seconds since 1970. */
  readonly published?: number;
  /** One name, or several in one text; '' for none. */
  readonly author?: string;
  /** Address of the sound that comes with it; '' for none. */
  readonly enclosure?: string;
  /** Address of its picture; '' for none. */
  readonly picture?: string;
}

/** A feed reader from outside, driven by its own commands. */
export interface Reader {
  /** A program without which it cannot run, and how to find out. */
  readonly needs: readonly [command: string, ...args: string[]];
  /** Whether it reads the feed at an address; without it every one. */
  readonly reads?: (url: string) => boolean;
  /** Fetches the feeds and tells, feed by feed, all that it keeps by now. `folder` is its memory between visits. */
  visit(folder: string, urls: readonly string[]): Promise<ReadItem[][]>;
}

/** Debian's Python, whose packages the readers are: another one in the path would not have them. */
export const PYTHON = '/usr/bin/python3';

const execute = promisify(execFile);

/** Runs a program with `folder` as its home and no other settings; resolves to what it printed. */
export async function run(folder: string, command: string, ...args: string[]): Promise<string> {
  const env = { HOME: folder, PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TERM: 'dumb', TZ: 'UTC' };
  const { stdout } = await execute(command, args, { cwd: folder, env, timeout: 60_000, maxBuffer: 1 << 26 });
  return stdout;
}
