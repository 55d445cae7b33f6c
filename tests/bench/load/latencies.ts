import type { Outcome } from './open-load.ts';

/** Milliseconds, and how many requests they are of. */
export interface Latencies {
  readonly requests: number;
  readonly errors: number;
  readonly p50: number;
  readonly p99: number;
}

export function latenciesOf(outcomes: readonly Outcome[]): Latencies {
  const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? Number.NaN);
  const errors = outcomes.filter(({ failure }) => failure !== undefined).length;
  return { requests: outcomes.length, errors, p50: at(0.5), p99: at(0.99) };
}

/** The latencies of each route; failures are named with their number. */
export function latenciesByRoute(
  outcomes: readonly Outcome[],
): Record<string, Latencies & { readonly failures?: Readonly<Record<string, number>> }> {
  const routes = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const same = routes.get(outcome.route);
    if (same) same.push(outcome);
    else routes.set(outcome.route, [outcome]);
  }
  return Object.fromEntries(
    [...routes].map(([route, all]) => {
      const failures: Record<string, number> = {};
      for (const { failure } of all) if (failure) failures[failure] = (failures[failure] ?? 0) + 1;
      return [route, { ...latenciesOf(all), ...(Object.keys(failures).length > 0 && { failures }) }];
    }),
  );
}
