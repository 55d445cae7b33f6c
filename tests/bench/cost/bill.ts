import { FUNCTIONS, functionSettings } from '../../../infra/stack/functions.ts';
import { STACK } from '../../../infra/stack.ts';
import { PRICES } from './prices.ts';

/** What one request, or one ingested article, uses on average. */
export interface Use {
  readonly function: string;
  /** Requests that read the table: Query, GetItem, BatchGetItem. */
  readonly queries: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly ms: number;
  /** Of the answer's body. */
  readonly bytes: number;
  readonly logBytes: number;
}

/** What an article occupies, beside the use of ingesting it. */
export interface Kept {
  readonly tableBytes: number;
  readonly uploadBytes: number;
  /** Articles of one upload. */
  readonly perUpload: number;
}

/** US dollars of a million requests of a route: gateway, function, table, log; without transfer to the internet. */
export function routeUsdPerMillion(use: Use): number {
  return 1e6 * (PRICES.apiRequest + PRICES.lambdaRequest + invocation(use));
}

/** US dollars of a million articles: upload, queue, function, table, log; without keeping them. */
export function ingestUsdPerMillion(use: Use, { perUpload }: Kept): number {
  // Receiving and deleting a message are a request each; the event of the bucket is one too.
  const upload = PRICES.s3Put + PRICES.s3Get + 3 * PRICES.sqsRequest + PRICES.lambdaRequest;
  return 1e6 * (invocation(use) + upload / perUpload);
}

function invocation({ function: name, readUnits, writeUnits, ms, logBytes }: Use): number {
  const gb = functionSettings(name).memoryMb / 1024;
  const table = readUnits * PRICES.readUnit + writeUnits * PRICES.writeUnit;
  return table + gb * (ms / 1000) * PRICES.lambdaGbSecond + (logBytes / 1e9) * PRICES.logGb;
}

/** An operator, by what comes in and goes out in a day. */
export interface Operator {
  readonly articles: number;
  readonly reads: number;
}

const MONTH_DAYS = 30;
/** Articles are kept for good; the bill is that of a table that has run for a year. */
const YEAR_DAYS = 365;
/** Metrics of our own that occur in a month: those of ingestion, three codes of refusal, units of each function. */
const OWN_METRICS = 11 + FUNCTIONS.length * 2;

/** The bill of a month in US dollars, by what it is for; with CloudFront in front, which answers the share `hits` of reads. */
export function monthlyBill(
  { articles, reads }: Operator,
  ingest: Use,
  kept: Kept,
  read: Use,
  hits?: number,
): Record<string, number> {
  const month = { articles: articles * MONTH_DAYS, reads: reads * MONTH_DAYS };
  const keptGb = (articles * YEAR_DAYS * kept.tableBytes) / 1e9;
  const uploadGb = (articles * YEAR_DAYS * kept.uploadBytes) / 1e9;
  const alarms = Object.values(STACK.Resources).filter(
    ({ Type }) => Type === 'AWS::CloudWatch::Alarm',
  ).length;
  const parts = {
    ingest: (month.articles * ingestUsdPerMillion(ingest, kept)) / 1e6,
    reads: (month.reads * (1 - (hits ?? 0)) * routeUsdPerMillion(read)) / 1e6,
    cache: hits === undefined ? 0 : month.reads * PRICES.cacheRequest,
    transfer: ((month.reads * read.bytes) / 1e9) * (hits === undefined ? PRICES.transferGb : PRICES.cacheGb),
    storage: keptGb * PRICES.tableGbMonth + uploadGb * PRICES.s3GbMonth,
    watching: alarms * PRICES.alarmMonth + OWN_METRICS * PRICES.metricMonth,
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
}
