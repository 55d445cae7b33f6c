import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneOf, seededRandom, wholeNumber } from '../support/seeded-random.ts';

export interface FuzzOptions {
  readonly files: readonly string[];
  readonly inputs: number;
  readonly seed: number;
  readonly processes: number;
  readonly onProgress?: (report: FuzzReport) => void;
}

export interface FuzzReport {
  readonly inputs: number;
  readonly crashes: number;
  /** Over 3 s of processor time, twice; or killed twice because no answer came. */
  readonly hangs: number;
  /** Mutants that were run a second time because of their first time. */
  readonly reruns: number;
  /** Processor time of the slowest; of one that was run twice the shorter. */
  readonly maxMs: number;
  readonly maxMb: number;
  /** What went wrong, and where the mutant lies. */
  readonly failures: readonly string[];
}

interface Answer {
  readonly ms: number;
  readonly mb: number;
  readonly crash?: string;
}

const HANG_MS = 3000;
/**
 * A machine that is busy with other things makes everything slow: only then is a mutant given up, and it is run again,
 * in a process that does nothing else and with more patience, before it is called a hang.
 */
const PATIENCE_MS = 20_000;
const RERUN_PATIENCE_MS = 120_000;

/** Sends mutants of the files through decoding and normalizing. The same seed and files give the same mutants. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { files, inputs, processes, onProgress = () => undefined } = options;
  const random = seededRandom(options.seed);
  const report = { inputs: 0, crashes: 0, hangs: 0, reruns: 0, maxMs: 0, maxMb: 0, failures: [] as string[] };
  let folder: string | undefined;
  let next = 0;

  async function work(): Promise<void> {
    let worker = await startWorker();
    while (next < inputs) {
      // Each file in turn, however few mutants are asked for.
      const task = {
        file: files[next % files.length] ?? '',
        other: oneOf(random, files),
        seed: wholeNumber(random, 0, 2 ** 31),
      };
      next += 1;
      let answer = await ask(worker, task, PATIENCE_MS);
      if (answer.ms > HANG_MS) {
        report.reruns += 1;
        worker.kill('SIGKILL');
        worker = await startWorker();
        const again = await ask(worker, task, RERUN_PATIENCE_MS);
        if (again.ms < answer.ms) answer = again;
      }
      report.inputs += 1;
      report.maxMs = Math.max(report.maxMs, Math.round(answer.ms));
      report.maxMb = Math.max(report.maxMb, Math.round(answer.mb));
      const isHang = answer.ms > HANG_MS;
      if (isHang) report.hangs += 1;
      else if (answer.crash !== undefined) report.crashes += 1;
      if (worker.exitCode !== null || worker.signalCode !== null) worker = await startWorker();
      if (isHang || answer.crash !== undefined) {
        folder ??= mkdtempSync(join(tmpdir(), 'newsloom-fuzz-'));
        const keepAs = join(folder, `${report.failures.length}`);
        await ask(worker, { ...task, keepAs }, PATIENCE_MS);
        report.failures.push(`${keepAs} from ${task.file}: ${answer.crash ?? `${Math.round(answer.ms)} ms`}`);
      }
      if (report.inputs % 1000 === 0) onProgress(report);
    }
    worker.kill();
  }

  await Promise.all(Array.from({ length: processes }, work));
  return report;
}

function startWorker(): Promise<ChildProcess> {
  // The heap that Lambda would leave Node in 512 MB.
  const script = join(import.meta.dirname, 'fuzz-process.ts');
  const worker = fork(script, {
    execArgv: ['--max-old-space-size=320', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve(worker));
    worker.once('exit', () => reject(new Error('the process that decodes does not start')));
  });
}

function ask(worker: ChildProcess, task: object, patienceMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const started = performance.now();
    const end = (answer: Answer) => {
      clearTimeout(timer);
      worker.off('message', end).off('exit', died);
      resolve(answer);
    };
    const died = () => end({ ms: performance.now() - started, mb: 0, crash: 'the process died' });
    const timer = setTimeout(() => worker.kill('SIGKILL'), patienceMs);
    worker.on('message', end).on('exit', died);
    worker.send(task);
  });
}
