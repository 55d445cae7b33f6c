/*
 * One instance of a function in a process of its own, so that it can be killed. It is told the path of
 * the bundle, then takes events and answers what the handler answers, several at a time.
 */
export {};

interface Context {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** A function may take so long, as in the stack. */
const TIMEOUT_MS = 300_000;

const { handler } = (await import(process.argv[2] ?? '')) as { handler: Handler };

process.on('message', ({ id, event }: { id: number; event: unknown }) => {
  const endMs = performance.now() + TIMEOUT_MS;
  const context = {
    awsRequestId: String(id),
    getRemainingTimeInMillis: () => Math.max(0, endMs - performance.now()),
  };
  handler(event, context).then(
    (answer) => process.send?.({ id, answer, cpu: process.cpuUsage() }),
    (error: unknown) => process.send?.({ id, fault: String(error) }),
  );
});
// Whoever starts it may die first.
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
