/** Calls of a block, and blocks of each side. */
const CALLS = 10;
const BLOCKS = 60;

/** What one call takes, in milliseconds, or how many times what another takes. */
export interface Effort {
  readonly wall: number;
  /** Processor time of the whole process, which others on the machine hardly change. */
  readonly cpu: number;
}

/**
 * What `one` takes over what `other` takes. Both are called in blocks that alternate, so that they meet the same
 * machine and pay for their own garbage; of each the fastest tenth of blocks counts, because whatever else the
 * machine does can only add time. Before that each is called `warmUp` times.
 */
export async function ratioOf(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  warmUp = 100,
): Promise<Effort> {
  for (let call = 0; call < warmUp; call += 1) {
    await one();
    await other();
  }
  const efforts = { one: [] as Effort[], other: [] as Effort[] };
  for (let block = 0; block < BLOCKS; block += 1) {
    const isOneFirst = block % 2 === 0;
    const first = await blockEffort(isOneFirst ? one : other);
    const second = await blockEffort(isOneFirst ? other : one);
    efforts.one.push(isOneFirst ? first : second);
    efforts.other.push(isOneFirst ? second : first);
  }
  const over = (name: keyof Effort) =>
    fast(efforts.one.map((effort) => effort[name])) / fast(efforts.other.map((effort) => effort[name]));
  return { wall: over('wall'), cpu: over('cpu') };
}

async function blockEffort(run: () => Promise<unknown>): Promise<Effort> {
  const [started, used] = [performance.now(), process.cpuUsage()];
  for (let call = 0; call < CALLS; call += 1) await run();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - started) / CALLS, cpu: (user + system) / 1000 / CALLS };
}

function fast(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(BLOCKS / 10)] ?? Number.NaN;
}
