/** Runs tasks, only so many at the same time; the others wait their turn, in order. Throws what a task throws. */
export type Lanes = <T>(task: () => Promise<T>) => Promise<T>;

export function lanesOf(count: number): Lanes {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Lanes in which tasks that share a name run one after the other, in the order in which they came. */
export type NamedLanes = <T>(
  names: readonly string[],
  /** `isFirst`: none with one of its names came before. */
  task: (isFirst: boolean) => Promise<T>,
) => Promise<T>;

export function namedLanesOf(count: number): NamedLanes {
  const lanes = lanesOf(count);
  const lastOf = new Map<string, Promise<unknown>>();
  return (names, task) => {
    const before = names.flatMap((name) => lastOf.get(name) ?? []);
    const run =
      before.length === 0
        ? lanes(() => task(true))
        : Promise.allSettled(before).then(() => lanes(() => task(false)));
    for (const name of names) lastOf.set(name, run);
    return run;
  };
}
