import type { Refusal } from '../article/refusal.ts';
import type { IngestRecord } from '../article/upload.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { attributesOf, ingestKey, refusedKey } from './table.ts';

/** Refusals that one item holds. */
const PART = 100;

/** The record of an upload, its first hundred refusals in it. */
export function ingestItem(record: IngestRecord): Item {
  const refused = record.refused.slice(0, PART);
  return {
    ...attributesOf(ingestKey(record.id)),
    j: { S: JSON.stringify({ ...record, articles: record.articles.slice(0, 1000), refused }) },
  };
}

/** The refusals past the first hundred, a hundred an item. */
export function refusedItems(record: IngestRecord): Item[] {
  const rest = record.refused.slice(PART);
  return Array.from({ length: Math.ceil(rest.length / PART) }, (_, index) => ({
    ...attributesOf(refusedKey(record.id, index + 1)),
    j: { S: JSON.stringify(rest.slice(index * PART, (index + 1) * PART) satisfies Refusal[]) },
  }));
}

export function ingestRecord(item: Item): IngestRecord {
  return JSON.parse(textOf(item['j'], 'j')) as IngestRecord;
}
