import { slicesOf } from '../article/slices.ts';
import type {
  IngestFault,
  IngestRecord,
  ItemOutcomes,
  Outcomes,
  PartRecord,
  UploadPart,
} from '../article/upload.ts';
import { withPointer } from './article-upgrade.ts';
import { textOf } from './card-item.ts';
import type { Item } from './item-bytes.ts';
import { layoutOf, readItem } from './layout.ts';
import { attributesOf, ingestKey, partArticlesKey, partKey, refusedKey } from './table.ts';

/** Refusals, and merged items, that one item holds. */
const REFUSALS = 100;

/** The record of an upload, its first hundred refusals in it. The state stands beside it, for conditions. */
export function ingestItem(record: IngestRecord): Item {
  const refused = record.refused.slice(0, REFUSALS);
  return {
    ...attributesOf(ingestKey(record.id)),
    ...layoutOf('ingestRecord'),
    s: { S: record.state },
    j: { S: JSON.stringify({ ...record, refused, mergedWith: record.mergedWith.slice(0, REFUSALS) }) },
  };
}

/** The refusals past the first hundred, a hundred an item. */
export function refusedItems(record: IngestRecord): Item[] {
  return slicesOf(record.refused.slice(REFUSALS), REFUSALS).map((refused, index) => ({
    ...attributesOf(refusedKey(record.id, index + 1)),
    ...layoutOf('refused'),
    j: { S: JSON.stringify(refused) },
  }));
}

/** The record as it was put, failed if a fault was noted since. */
export function ingestRecord(item: Item): IngestRecord {
  return readItem('ingestRecord', item, (_, version) => {
    const record = outcomesOf<IngestRecord>(item, version);
    const fault = faultOfItem(item);
    return fault ? { ...record, state: 'failed', fault } : record;
  });
}

/** Layout 1 called the pointers of its refusals and merged items `at`. */
function outcomesOf<T extends ItemOutcomes>(item: Item, version: number): T {
  const outcomes = { ...NO_OUTCOMES, ...(JSON.parse(textOf(item['j'], 'j')) as T) };
  if (version > 1) return outcomes;
  const { refused, mergedWith } = outcomes as unknown as FirstOutcomes;
  return { ...outcomes, refused: refused.map(withPointer), mergedWith: mergedWith.map(withPointer) };
}

interface FirstOutcomes {
  readonly refused: readonly { readonly at: unknown }[];
  readonly mergedWith: readonly { readonly at: unknown }[];
}

/** Records of earlier versions do not have all of these. */
export const NO_OUTCOMES: ItemOutcomes = {
  stored: 0,
  updated: 0,
  unchanged: 0,
  superseded: 0,
  merged: 0,
  mergedWith: [],
  refused: [],
};

/** A part's own item holds no article ids, so that all parts of an upload are read at once. */
export function partItem(
  { ingest, number }: UploadPart,
  { state, articles: _, ...counts }: PartRecord,
): Item {
  return {
    ...attributesOf(partKey(ingest, number)),
    ...layoutOf('part'),
    s: { S: state },
    j: { S: JSON.stringify(counts satisfies ItemOutcomes) },
  };
}

export function partArticlesItem({ ingest, number }: UploadPart, articles: readonly string[]): Item {
  return { ...attributesOf(partArticlesKey(ingest, number)), j: { S: JSON.stringify(articles) } };
}

export function partArticles(item: Item): string[] {
  return JSON.parse(textOf(item['j'], 'j')) as string[];
}

/** What the item of a part says. */
export interface StoredPart extends ItemOutcomes {
  readonly state: PartRecord['state'];
  readonly fault?: IngestFault;
}

export function storedPart(item: Item): StoredPart {
  return readItem('part', item, (_, version) => {
    const fault = faultOfItem(item);
    const counts = outcomesOf<ItemOutcomes>(item, version);
    return { ...counts, state: item['s']?.S === 'done' ? 'done' : 'running', ...(fault && { fault }) };
  });
}

/** The record of an upload that was cut, as the sum of its parts. */
export function sumOfParts(record: IngestRecord, parts: readonly StoredPart[]): IngestRecord {
  if (!record.parts) return record;
  const sum = (name: keyof Outcomes) => parts.reduce((total, part) => total + part[name], record[name]);
  const done = parts.filter(({ state }) => state === 'done').length;
  const faults = [record.fault, ...parts.map(({ fault }) => fault)].filter((fault) => fault !== undefined);
  const [fault] = faults.sort((a, b) => (a.at < b.at ? 1 : -1));
  return {
    ...record,
    state: done === record.parts.of ? 'done' : fault ? 'failed' : 'running',
    stored: sum('stored'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    superseded: sum('superseded'),
    merged: sum('merged'),
    mergedWith: [record, ...parts].flatMap(({ mergedWith }) => mergedWith).slice(0, REFUSALS),
    refused: [record, ...parts].flatMap(({ refused }) => refused).slice(0, REFUSALS),
    refusedCount: parts.reduce((total, { refused }) => total + refused.length, record.refusedCount),
    parts: { done, of: record.parts.of },
    ...(fault && { fault }),
  };
}

function faultOfItem(item: Item): IngestFault | undefined {
  const text = item['f']?.S;
  return text === undefined ? undefined : (JSON.parse(text) as IngestFault);
}
