import { functionSettings } from '../../infra/stack/functions.ts';
import { PRICES } from '../bench/cost/prices.ts';
import type { CollectorUse } from './week/simulate.ts';

const DAYS_A_MONTH = 30;
const MINUTES_A_MONTH = DAYS_A_MONTH * 1440;
/** Lambda asks a quiet queue with five pollers, each of which waits for 20 s (AWS Lambda, "Using Lambda with Amazon SQS"). */
const IDLE_POLLS_A_MINUTE = 15;
/** Of the function that the timer starts: a Query, a few sends. */
const COLLECT_SECONDS = 0.1;
/** The line that each invocation logs. */
const LINE_BYTES = 700;

/** US dollars a month of as many feeds as were run, by the list prices of tests/bench/cost/prices.ts. */
export function monthlyCost(use: CollectorUse, days: number) {
  const month = DAYS_A_MONTH / days;
  const gbSeconds = (name: string, seconds: number) => (functionSettings(name).memoryMb / 1024) * seconds;
  const table = month * (use.readUnits * PRICES.readUnit + use.writeUnits * PRICES.writeUnit);
  const bucket = month * use.puts * PRICES.s3Put;
  // A first message waits for others, and nothing is paid for that.
  const fetching =
    month *
    (gbSeconds('fetch', use.busySeconds) * PRICES.lambdaGbSecond + use.invocations * PRICES.lambdaRequest);
  const collecting =
    MINUTES_A_MONTH * (gbSeconds('collect', COLLECT_SECONDS) * PRICES.lambdaGbSecond + PRICES.lambdaRequest);
  const queue = (month * use.queueRequests + MINUTES_A_MONTH * IDLE_POLLS_A_MINUTE) * PRICES.sqsRequest;
  const lines = month * (use.logBytes + use.invocations * LINE_BYTES) + 2 * MINUTES_A_MONTH * LINE_BYTES;
  const logs = (lines / 1e9) * PRICES.logGb;
  const together = table + bucket + fetching + collecting + queue + logs;
  return { table, bucket, functions: fetching + collecting, queue, logs, together };
}
