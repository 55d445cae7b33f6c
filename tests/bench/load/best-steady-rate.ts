import { latenciesOf } from './latencies.ts';
import type { LoadHost } from './load-host.ts';
import { type Asked, openLoad } from './open-load.ts';

/** What one rate did to the host. */
export interface RateStep {
  readonly rate: number;
  readonly errors: number;
  readonly p99: number;
  /** Uploads that waited when the last request was answered. */
  readonly waiting: number;
  readonly isSteady: boolean;
}

/** Requests a second that any machine bears. */
const LEAST = 10;
const GROWTH = 1.4;
/** Halvings of the gap between the last rate that was steady and the first that was not. */
const REFINEMENTS = 2;
const STEP_SECONDS = 10;
const SLOW_MS = 2000;
/** Uploads may wait as long as those of this stretch of time would. */
const BACKLOG_SECONDS = 2;

/**
 * Raises the rate step by step until the queue of uploads grows, answers fail or their p99 passes two seconds, then
 * looks between the last two rates. The queue is drained after each step.
 */
export async function bestSteadyRate(
  host: LoadHost,
  next: () => Asked,
  uploadShare: number,
  onStep: (step: RateStep) => void,
): Promise<number> {
  async function isSteadyAt(rate: number): Promise<boolean> {
    const outcomes = await openLoad(host.url, { rate, seconds: STEP_SECONDS, next });
    const { waiting } = await host.ask('waiting');
    await host.ask('drained');
    const { errors, p99 } = latenciesOf(outcomes);
    const isSteady = errors === 0 && p99 <= SLOW_MS && waiting <= rate * uploadShare * BACKLOG_SECONDS;
    onStep({ rate, errors, p99, waiting, isSteady });
    return isSteady;
  }

  let best = 0;
  let tried = LEAST;
  while (await isSteadyAt(tried)) {
    best = tried;
    tried = Math.round(tried * GROWTH);
  }
  for (let step = 0; step < REFINEMENTS; step += 1) {
    const between = Math.round((best + tried) / 2);
    if (await isSteadyAt(between)) best = between;
    else tried = between;
  }
  return best;
}
