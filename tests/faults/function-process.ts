/*
 * One instance of a function in a process of its own, so that it can be killed. It is told the path of
 * the bundle, then takes events and answers what the handler answers, several at a time.
 */
export {};

type Handler = (event: unknown) => Promise<unknown>;

const { handler } = (await import(process.argv[2] ?? '')) as { handler: Handler };

process.on('message', ({ id, event }: { id: number; event: unknown }) => {
  handler(event).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, fault: String(error) }),
  );
});
// Whoever starts it may die first.
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
