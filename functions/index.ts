import type { Context } from 'aws-lambda';
import { compactAll } from '../lib/ingest/compact-index.ts';
import { type ReindexFrom, reindex } from '../lib/ingest/reindex.ts';
import { createTableClient } from '../lib/runtime/clients.ts';
import { now } from '../lib/runtime/clock.ts';
import { sendDirectly } from '../lib/runtime/direct-requests.ts';
import { logInvocation } from '../lib/runtime/invocation-line.ts';
import { readSettings } from '../lib/runtime/settings.ts';
import { dynamoReadStore } from '../lib/store/dynamo-read-store.ts';
import { dynamoSearchStore } from '../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../lib/store/dynamo-write-store.ts';
import { newMeter } from '../lib/store/table-requests.ts';

const { tableName, search } = readSettings();
const table = { client: sendDirectly(createTableClient()), name: tableName, meter: newMeter() };
const index = dynamoSearchStore(table);
const deps = { index, search, now, store: dynamoWriteStore(table), reads: dynamoReadStore(table) };

/** What is begun with so much time left is done before the function has to end. */
const LAST_MS = 120_000;

/** By a timer: what was ingested is merged into the search index. Asked to, it puts stored articles there first. */
export const handler = (event: { readonly reindex?: ReindexFrom }, context: Context) =>
  logInvocation('index', context.awsRequestId, table, async () => {
    const goOn = () => context.getRemainingTimeInMillis() > LAST_MS;
    const put = event.reindex && (await reindex(deps, event.reindex, goOn));
    const { merges, documents } = await compactAll(deps, goOn);
    return { answer: put ?? null, counts: { merges, documents, reindexed: put?.articles ?? 0 } };
  });
