import { log } from './log.ts';

/** A count or a duration that CloudWatch is to keep. */
interface Metric {
  readonly value: number;
  readonly unit: 'Count' | 'Milliseconds' | 'Bytes';
}

/**
 * The one line that an invocation logs: an object in CloudWatch's embedded metric format (Amazon CloudWatch User
 * Guide, "Specification: Embedded metric format"), so that the same line is log and metrics and nothing is sent
 * over the network. `fields` stand in the log only. Metrics that are zero are left out, but for those that an
 * alarm needs to see.
 */
function invocationLine(
  functionName: string,
  atMs: number,
  metrics: Readonly<Record<string, Metric>>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = Object.entries(metrics).filter(([name, { value }]) => value !== 0 || name === 'faults');
  return {
    _aws: {
      Timestamp: atMs,
      CloudWatchMetrics: [
        {
          Namespace: 'newsloom',
          Dimensions: [['function']],
          Metrics: kept.map(([Name, { unit }]) => ({ Name, Unit: unit })),
        },
      ],
    },
    function: functionName,
    ...fields,
    ...Object.fromEntries(kept.map(([name, { value }]) => [name, value])),
  };
}

const count = (value: number): Metric => ({ value, unit: 'Count' });

const milliseconds = (value: number): Metric => ({
  value: Math.round(value * 10) / 10,
  unit: 'Milliseconds',
});

/** What the table was asked in this process; see lib/store/table-requests.ts. */
interface Meter {
  queries: number;
  gets: number;
  writes: number;
  readUnits: number;
  writeUnits: number;
}

/** Runs one invocation and logs its line: the counts it returns, its duration, and what it asked of the table. A fault is logged as one and thrown on. */
export async function logInvocation<T>(
  functionName: string,
  requestId: string | undefined,
  table: { readonly meter: Meter },
  run: () => Promise<{ answer: T; counts: Readonly<Record<string, number>> }>,
): Promise<T> {
  const before = { ...table.meter };
  const started = performance.now();
  const write = (counts: Readonly<Record<string, number>>, fields: object) => {
    const units = Object.entries(table.meter).map(
      ([name, value]) => [name, value - before[name as keyof Meter]] as const,
    );
    const all = [...Object.entries(counts), ...units].map(([name, value]) => [name, count(value)] as const);
    const metrics = { ...Object.fromEntries(all), durationMs: milliseconds(performance.now() - started) };
    log(invocationLine(functionName, Date.now(), metrics, { requestId, ...fields }));
  };
  try {
    const { answer, counts } = await run();
    write(counts, {});
    return answer;
  } catch (error) {
    write({ faults: 1 }, { fault: String(error) });
    throw error;
  }
}

/** `handler` with one log line for each invocation. */
export function logged<Event, LambdaContext extends { awsRequestId?: string } | undefined, Answer>(
  functionName: string,
  table: { readonly meter: Meter },
  handler: (event: Event, context: LambdaContext) => Promise<Answer>,
): (event: Event, context: LambdaContext) => Promise<Answer> {
  return (event, context) =>
    logInvocation(functionName, context?.awsRequestId, table, async () => ({
      answer: await handler(event, context),
      counts: {},
    }));
}
