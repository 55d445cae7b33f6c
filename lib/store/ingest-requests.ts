import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { IngestFault, IngestRecord, PartRecord, UploadPart } from '../article/upload.ts';
import {
  ingestItem,
  ingestRecord,
  NO_OUTCOMES,
  partArticles,
  partArticlesItem,
  partItem,
  refusedItems,
  type StoredPart,
  storedPart,
  sumOfParts,
} from './ingest-item.ts';
import { attributesOf, ingestKey, keyOfItem, PART_ARTICLES_PREFIX, PART_PREFIX, partKey } from './table.ts';
import { writeItems } from './table-batches.ts';
import { conditionally, getItem, putItem, queryItems, type Table } from './table-requests.ts';

const ABSENT = { expression: 'attribute_not_exists(pk)' };
/** Parts whose article ids stand on one page: about a thousand ids. */
const PARTS_A_PAGE = 40;
const ALL = 1_000_000;

/** The record of an upload with a page of its article ids, and where the next page begins. */
export interface IngestPage {
  readonly record: IngestRecord;
  readonly next?: string;
}

/** Puts the record of an upload that has none; returns the one that it has. One PutItem, and a GetItem when it has one. */
export async function beginIngest(table: Table, record: IngestRecord): Promise<IngestRecord | undefined> {
  if (await putItem(table, ingestItem(record), ABSENT)) return undefined;
  const item = await getItem(table, ingestKey(record.id), { consistent: true });
  return item && ingestRecord(item);
}

export async function putIngest(table: Table, record: IngestRecord): Promise<void> {
  await writeItems(table, refusedItems(record));
  await putItem(table, ingestItem(record));
}

/** Notes that a part is being ingested; false when it was noted before, or is done. */
export function beginPart(table: Table, part: UploadPart): Promise<boolean> {
  return putItem(table, partItem(part, { ...NO_OUTCOMES, state: 'running', articles: [] }), ABSENT);
}

export async function putPart(table: Table, part: UploadPart, record: PartRecord): Promise<void> {
  await writeItems(table, [partArticlesItem(part, record.articles), partItem(part, record)]);
}

export async function getPart(table: Table, { ingest, number }: UploadPart): Promise<StoredPart | undefined> {
  const item = await getItem(table, partKey(ingest, number), { consistent: true });
  return item && storedPart(item);
}

/** Notes a fault with the record of an upload, or of a part of it, unless that is done. */
export async function noteIngestFault(
  table: Table,
  { ingest, number }: Pick<UploadPart, 'ingest'> & Partial<UploadPart>,
  fault: IngestFault,
): Promise<void> {
  const key = number === undefined ? ingestKey(ingest) : partKey(ingest, number);
  await conditionally(() =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(key),
        UpdateExpression: 'SET f = :f',
        ConditionExpression: 'attribute_exists(pk) AND s <> :done',
        ExpressionAttributeValues: { ':f': { S: JSON.stringify(fault) }, ':done': { S: 'done' } },
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += 1;
}

/** The record of an upload, summed, with a page of its article ids. One Query; two for an upload that was cut. */
export async function getIngest(table: Table, id: string, after?: string): Promise<IngestPage | undefined> {
  const { pk, sk } = ingestKey(id);
  const items = await queryItems(table, { pk, from: PART_PREFIX, to: sk, consistent: true, limit: ALL });
  const own = items.pop();
  if (!own || keyOfItem(own).sk !== sk) return undefined;
  const record = sumOfParts(ingestRecord(own), items.map(storedPart));
  if (!record.parts) return { record };
  const pages = await queryItems(table, {
    pk,
    from: PART_ARTICLES_PREFIX,
    to: `${PART_ARTICLES_PREFIX}~`,
    limit: PARTS_A_PAGE + 1,
    ...(after !== undefined && { after }),
  });
  const shown = pages.slice(0, PARTS_A_PAGE);
  const last = shown.at(-1);
  return {
    record: { ...record, articles: shown.flatMap(partArticles) },
    ...(last && pages.length > PARTS_A_PAGE && { next: keyOfItem(last).sk }),
  };
}
