/** With less time left no article begins: time enough for those that have begun to wait for a table that throttles. */
const RESERVE_MS = 20_000;
/** With less left the batch is answered, whatever is under way: what is given back comes again and is safe to run twice. */
const ANSWER_MS = 5_000;

/** The invocation ends before the work does: no fault of the message, which is to be delivered again at once. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';

  constructor() {
    super('the invocation is about to end');
  }
}

/** Throws `OutOfTime` when nothing should begin any more. */
export function checkTime(remainingMs: () => number): void {
  if (remainingMs() < RESERVE_MS) throw new OutOfTime();
}

/** Resolves when `work` is done, and no later than shortly before the invocation ends. */
export async function beforeTheEnd(work: Promise<unknown>, remainingMs: () => number): Promise<void> {
  const leftMs = remainingMs() - ANSWER_MS;
  if (!Number.isFinite(leftMs)) return void (await work);
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, leftMs));
  });
  try {
    await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}
