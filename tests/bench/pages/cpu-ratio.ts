/** Calls of a round on each side. */
const CALLS = 8;
/** The part of the time that goes to calls before measuring: each bundle has to be compiled first. */
const WARM_UP = 0.35;

interface CpuRatio {
  readonly ratio: number;
  readonly oneMs: number;
  readonly otherMs: number;
}

/**
 * Processor time of `one` over that of `other`, within `budgetMs` of wall time. Both are called in rounds that
 * alternate, so that they meet the same machine and the same garbage. Of the rounds the middle one counts.
 */
export async function cpuRatio(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  budgetMs: number,
): Promise<CpuRatio> {
  const started = performance.now();
  while (performance.now() - started < budgetMs * WARM_UP) {
    await one();
    await other();
  }
  const rounds: { one: number; other: number }[] = [];
  while (performance.now() - started < budgetMs || rounds.length === 0) {
    const isOneFirst = rounds.length % 2 === 0;
    const first = await cpuMs(isOneFirst ? one : other);
    const second = await cpuMs(isOneFirst ? other : one);
    rounds.push(isOneFirst ? { one: first, other: second } : { one: second, other: first });
  }
  return {
    ratio: middle(rounds.map((round) => round.one / round.other)),
    oneMs: middle(rounds.map((round) => round.one)),
    otherMs: middle(rounds.map((round) => round.other)),
  };
}

async function cpuMs(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
