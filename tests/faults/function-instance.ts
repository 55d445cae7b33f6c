import { type ChildProcess, fork } from 'node:child_process';

export interface FunctionInstance<Event, Answer> {
  /** What the handler answered; rejects with what it threw, and when the process dies. */
  invoke(event: Event): Promise<Answer>;
  /** SIGKILL; what it was at work on rejects, and the next invocation starts it anew. */
  kill(): void;
  /** Processor time of the process that answered last, in milliseconds. */
  cpuMs(): number;
  close(): Promise<void>;
}

interface Told {
  readonly id: number;
  readonly answer?: unknown;
  /** Microseconds. */
  readonly cpu?: { readonly user: number; readonly system: number };
  readonly fault?: string;
  readonly ready?: true;
}

interface Running {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly waiting: Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>;
}

/** Options of Node for a process that is killed after some thirty articles: it gets back less than V8 spends on optimizing it early, a fifth of its processor time. */
export const BRIEF_LIFE = ['--interrupt-budget=1000000'];

/** An instance of a function: `script` is function-process as JavaScript, `bundle` the built function, `execArgv` what Node is started with. */
export function functionInstance<Event, Answer>(
  script: string,
  bundle: string,
  env: Record<string, string>,
  execArgv: readonly string[] = [],
): FunctionInstance<Event, Answer> {
  let running: Running | undefined;
  let invocations = 0;
  let cpuMs = 0;

  function start(): Running {
    const child = fork(script, [bundle], {
      env,
      execArgv: [...execArgv],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const waiting: Running['waiting'] = new Map();
    const ready = new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('the process died')));
      child.on('message', ({ id, answer, fault, cpu, ready: isReady }: Told) => {
        if (isReady) return resolve();
        if (cpu) cpuMs = (cpu.user + cpu.system) / 1000;
        const one = waiting.get(id);
        waiting.delete(id);
        if (answer !== undefined) one?.resolve(answer);
        else one?.reject(new Error(fault ?? 'no answer'));
      });
    });
    ready.catch(() => undefined);
    const started = { child, ready, waiting };
    child.once('exit', () => {
      if (running === started) running = undefined;
      for (const { reject } of waiting.values()) reject(new Error('the process died'));
      waiting.clear();
    });
    return started;
  }

  return {
    async invoke(event) {
      running ??= start();
      const { child, ready, waiting } = running;
      await ready;
      invocations += 1;
      const id = invocations;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: (answer) => resolve(answer as Answer), reject });
        child.send({ id, event }, (error) => {
          if (error) reject(error);
        });
      });
    },
    cpuMs: () => cpuMs,
    kill() {
      running?.child.kill('SIGKILL');
      running = undefined;
    },
    async close() {
      const child = running?.child;
      if (!child || child.exitCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
