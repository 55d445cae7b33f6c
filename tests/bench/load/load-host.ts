import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Where the host listens. */
export interface HostReady {
  readonly url: string;
  readonly tableName: string;
  readonly tableEndpoint: string;
}

/** What the host's process can be asked. */
export interface HostAnswers {
  /** Uploads that are not ingested yet, and dead letters. */
  readonly waiting: { readonly waiting: number; readonly dead: number };
  /** True once every upload so far is ingested or among the dead letters. */
  readonly drained: true;
  /** Bytes, after a forced collection of garbage; `anonymous` is the resident set without mapped files. */
  readonly memory: { readonly rss: number; readonly anonymous: number; readonly heapUsed: number };
  /** True once the host is closed. */
  readonly closed: true;
}

export interface LoadHost extends HostReady {
  /** Rejects when the process dies first. */
  ask<Name extends keyof HostAnswers>(name: Name): Promise<HostAnswers[Name]>;
  close(): Promise<void>;
}

/** Starts the local host with its data in the folder, and waits until it answers; rejects when it dies first. */
export async function startLoadHost(data: string): Promise<LoadHost> {
  const child = fork(join(import.meta.dirname, 'host-process.ts'), [data], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const dead = once(child, 'exit').then(([code]) => {
    throw new Error(`the host's process ended with ${code}`);
  });
  dead.catch(() => undefined);
  const [ready] = (await Promise.race([once(child, 'message'), dead])) as [HostReady];
  const ask = asker(child, dead);
  return {
    ...ready,
    ask,
    async close() {
      if (child.exitCode !== null) return;
      await ask('closed');
      child.disconnect();
      await dead.catch(() => undefined);
    },
  };
}

function asker(child: ChildProcess, dead: Promise<never>): LoadHost['ask'] {
  const waiting = new Map<number, (answer: never) => void>();
  let asked = 0;
  child.on('message', ({ id, answer }: { id: number; answer: never }) => {
    waiting.get(id)?.(answer);
    waiting.delete(id);
  });
  return (name) => {
    const id = asked;
    asked += 1;
    const answered = new Promise<never>((resolve) => waiting.set(id, resolve));
    child.send({ id, ask: name });
    return Promise.race([answered, dead]);
  };
}
