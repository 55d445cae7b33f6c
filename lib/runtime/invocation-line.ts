import { faultOf } from '../article/fault.ts';
import { log } from './log.ts';

/** Stacks of one account keep their metrics apart by their names. */
const NAMESPACE = process.env['NEWSLOOM_STACK'] || 'newsloom';

/** What an invocation counted, by name: `stored`, `refused.notUtf8`… Whole numbers and units of the table. */
export type Counts = Readonly<Record<string, number>>;

/** What the table was asked in this process; see lib/store/table-requests.ts. */
interface Meter {
  queries: number;
  gets: number;
  writes: number;
  readUnits: number;
  writeUnits: number;
}

/**
 * The one line that an invocation logs: an object in CloudWatch's embedded metric format (Amazon CloudWatch User
 * Guide, "Specification: Embedded metric format"), so that the same line is log and metrics and nothing is sent
 * over the network. Every metric of a function costs its owner by the month, so only what an alarm or the
 * dashboard shows and AWS does not count by itself is one; `fields` stand in the log only. Metrics that are zero
 * are left out.
 */
function invocationLine(
  functionName: string,
  atMs: number,
  metrics: Counts,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const kept = Object.entries(metrics).filter(([, value]) => value !== 0);
  return {
    _aws: {
      Timestamp: atMs,
      CloudWatchMetrics: [
        {
          Namespace: NAMESPACE,
          Dimensions: [['function']],
          Metrics: kept.map(([Name]) => ({ Name, Unit: 'Count' })),
        },
      ],
    },
    function: functionName,
    ...fields,
    ...Object.fromEntries(kept),
  };
}

/**
 * Runs one invocation and logs its line: the counts it returns, its duration in milliseconds, and what it asked
 * of the table. A fault is logged as one and thrown on. Invocations of one process come one after the other, as
 * Lambda gives them; where they do not, on the local host, the requests of one may stand in the line of another.
 */
export async function logInvocation<T>(
  functionName: string,
  requestId: string | undefined,
  table: { readonly meter: Meter },
  run: () => Promise<{ answer: T; counts: Counts }>,
): Promise<T> {
  const before = { ...table.meter };
  const started = performance.now();
  const write = (counts: Counts, fields: object) => {
    const { queries, gets, writes, readUnits, writeUnits } = since(before, table.meter);
    const durationMs = Math.round((performance.now() - started) * 10) / 10;
    const metrics = { ...counts, readUnits, writeUnits };
    log(
      invocationLine(functionName, Date.now(), metrics, {
        requestId,
        durationMs,
        queries,
        gets,
        writes,
        ...fields,
      }),
    );
  };
  try {
    const { answer, counts } = await run();
    write(counts, {});
    return answer;
  } catch (error) {
    write({ faults: 1 }, faultOf(error));
    throw error;
  }
}

function since(before: Meter, after: Meter): Meter {
  return {
    queries: after.queries - before.queries,
    gets: after.gets - before.gets,
    writes: after.writes - before.writes,
    readUnits: after.readUnits - before.readUnits,
    writeUnits: after.writeUnits - before.writeUnits,
  };
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
