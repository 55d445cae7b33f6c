/** What one of several who work at the same time does; it asks for its turn before each step. */
export type Worker = (turn: () => Promise<void>) => Promise<void>;

/** Which of the workers that wait goes on, and how many wait. */
interface Choice {
  readonly chosen: number;
  readonly of: number;
}

/**
 * Runs the same work in every order in which the steps of its workers can follow each other, one step at a time,
 * where a worker is interrupted at most `interruptions` times in all: what goes wrong at all goes wrong with two
 * (Musuvathi and Qadeer, "Iterative Context Bounding", 2007), and their number grows with a power of the steps
 * instead of exponentially. Returns how many orders there were. `workersOf` is called for each order, numbered from 0.
 * Throws what a worker throws.
 */
export async function everyInterleaving(
  workersOf: (order: number) => Promise<readonly Worker[]>,
  interruptions: number,
): Promise<number> {
  let choices: Choice[] = [];
  for (let order = 0; ; order += 1) {
    choices = await follow(await workersOf(order), choices, interruptions);
    while (choices.at(-1)?.chosen === (choices.at(-1)?.of ?? 0) - 1) choices.pop();
    const last = choices.pop();
    if (!last) return order + 1;
    choices.push({ ...last, chosen: last.chosen + 1 });
  }
}

/** Makes these choices, then lets who is at work go on; returns all choices that there were. */
async function follow(
  workers: readonly Worker[],
  choices: readonly Choice[],
  interruptions: number,
): Promise<Choice[]> {
  const started = workers.map(startWorker);
  const made: Choice[] = [];
  let left = interruptions;
  let last: (typeof started)[number] | undefined;
  for (;;) {
    const events = await Promise.all(started.map(({ next }) => next()));
    const waiting = started.filter((_, index) => events[index] === 'waits');
    if (waiting.length === 0) return made;
    const atWork = last && waiting.includes(last) ? [last] : [];
    const others = waiting.filter((worker) => worker !== last);
    const open = atWork.length === 0 || left > 0 ? [...atWork, ...others] : atWork;
    const chosen = choices[made.length]?.chosen ?? 0;
    made.push({ chosen, of: open.length });
    if (atWork.length > 0 && chosen > 0) left -= 1;
    last = open[chosen];
    last?.goOn();
  }
}

function startWorker(worker: Worker) {
  let event = deferred<'waits' | 'done'>();
  let released = deferred<void>();
  const turn = () => {
    event.resolve('waits');
    return released.promise;
  };
  worker(turn).then(() => event.resolve('done'), event.reject);
  return {
    /** What the worker does when its step is over. */
    next: () => event.promise,
    goOn() {
      const { resolve } = released;
      [event, released] = [deferred(), deferred()];
      resolve();
    },
  };
}

function deferred<T>() {
  let [resolve, reject]: [(value: T) => void, (error: unknown) => void] = [() => {}, () => {}];
  const promise = new Promise<T>((fulfil, fail) => {
    [resolve, reject] = [fulfil, fail];
  });
  return { promise, resolve, reject };
}
