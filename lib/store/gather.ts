import { slicesOf } from '../article/slices.ts';

/** Does what is asked for under each key. What comes back may hold answers of others: take what is yours. */
export type Gathered<Unit, Answer> = (units: ReadonlyMap<string, Unit>) => Promise<readonly Answer[]>;

interface Caller<Unit, Answer> {
  readonly units: ReadonlyMap<string, Unit>;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Sends what callers ask for in one turn of the event loop in as few requests of at most `most` units as hold it. A key
 * that two of them ask for is sent once, as the last of them has it: they ask at the same instant, so either order is
 * right. When a request fails that others share, each sends its own alone: nobody suffers for a neighbor's fault.
 */
export function gatherer<Unit, Answer>(
  most: number,
  send: (units: readonly Unit[]) => Promise<readonly Answer[]>,
): Gathered<Unit, Answer> {
  let turn: Caller<Unit, Answer>[] = [];

  function sendTurn(): void {
    const callers = turn;
    turn = [];
    const units = new Map(callers.flatMap((caller) => [...caller.units]));
    const requests = slicesOf([...units], most).map((slice) => ({
      keys: new Set(slice.map(([key]) => key)),
      answers: send(slice.map(([, unit]) => unit)),
    }));
    for (const { units, resolve, reject } of callers) {
      const own = requests.filter(({ keys }) => [...units.keys()].some((key) => keys.has(key)));
      const alone = () => Promise.all(slicesOf([...units.values()], most).map(send));
      Promise.all(own.map(({ answers }) => answers))
        .catch((fault: unknown) => (callers.length === 1 ? Promise.reject(fault) : alone()))
        .then((answers) => resolve(answers.flat()), reject);
    }
  }

  return (units) =>
    new Promise((resolve, reject) => {
      if (units.size === 0) return resolve([]);
      if (turn.length === 0) setImmediate(sendTurn);
      turn.push({ units, resolve, reject });
    });
}
