/** Calls of a block, and blocks of each side. */
const CALLS = 10;
const BLOCKS = 60;

/**
 * Wall time of `one` over that of `other`. Both are called in blocks that alternate, so that they meet the same
 * machine and pay for their own garbage; of each the fastest tenth of blocks counts, because whatever else the
 * machine does can only add time. Before that each is called `warmUp` times.
 */
export async function ratioOf(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  warmUp = 100,
): Promise<number> {
  for (let call = 0; call < warmUp; call += 1) {
    await one();
    await other();
  }
  const times = { one: [] as number[], other: [] as number[] };
  for (let block = 0; block < BLOCKS; block += 1) {
    const isOneFirst = block % 2 === 0;
    const first = await blockMs(isOneFirst ? one : other);
    const second = await blockMs(isOneFirst ? other : one);
    times.one.push(isOneFirst ? first : second);
    times.other.push(isOneFirst ? second : first);
  }
  return fast(times.one) / fast(times.other);
}

async function blockMs(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let call = 0; call < CALLS; call += 1) await run();
  return (performance.now() - started) / CALLS;
}

function fast(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(BLOCKS / 10)] ?? Number.NaN;
}
