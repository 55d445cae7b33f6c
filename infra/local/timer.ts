export interface TimerOptions {
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Runs something again and again, as EventBridge's schedules do, but never twice at once. What it throws goes to
 * `onFault`. `close` waits for the run that has begun.
 */
export function startTimer({ everyMs, run, onFault }: TimerOptions): { close(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  let isOpen = true;
  let timer: NodeJS.Timeout;
  const next = () => {
    if (!isOpen) return;
    timer = setTimeout(() => {
      running = run().catch(onFault).then(next);
    }, everyMs);
    timer.unref();
  };
  next();
  return {
    async close() {
      isOpen = false;
      clearTimeout(timer);
      await running;
    },
  };
}
