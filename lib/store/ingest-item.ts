import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  anyInstant,
  anyNumber,
  anyText,
  checked,
  fields,
  listOf,
  oneOf,
  optional,
} from '../article/check.ts';
import { FORMATS } from '../article/format.ts';
import { REFUSAL_CODES, type Refusal } from '../article/refusal.ts';
import { slicesOf } from '../article/slices.ts';
import type {
  IngestFault,
  IngestRecord,
  ItemOutcomes,
  MergedItem,
  Outcomes,
  PartRecord,
  UploadPart,
} from '../article/upload.ts';
import { withPointer } from './article-upgrade.ts';
import { attributeJson, attributeText } from './attributes.ts';
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
    j: { S: JSON.stringify(refused) },
  }));
}

/** The record as it was put, failed if a fault was noted since. */
export function ingestRecord(item: Item): IngestRecord {
  return readItem('ingestRecord', item, ({ j }, version) => {
    const record = checked(RECORD, outcomesOf(j, version));
    const fault = faultOfItem(item);
    return fault ? { ...record, state: 'failed', fault } : record;
  });
}

/** Items of before have not all counts. Layout 1 called the pointers of refusals and merged items `at`. */
function outcomesOf(attribute: AttributeValue | undefined, version: number): unknown {
  const outcomes = { ...NO_OUTCOMES, ...JSON.parse(attributeText(attribute, 'j')) };
  if (version > 1) return outcomes;
  const { refused, mergedWith } = checked(FIRST_OUTCOMES, outcomes);
  return { ...outcomes, refused: refused.map(withPointer), mergedWith: mergedWith.map(withPointer) };
}

const pointed = listOf(fields<{ at: string }>({ at: anyText }));
const FIRST_OUTCOMES = fields<{ refused: readonly { at: string }[]; mergedWith: readonly { at: string }[] }>({
  refused: pointed,
  mergedWith: pointed,
});

const OUTCOME_CHECKS = {
  stored: anyNumber,
  updated: anyNumber,
  unchanged: anyNumber,
  superseded: anyNumber,
  merged: anyNumber,
  mergedWith: listOf(fields<MergedItem>({ pointer: anyText, article: anyText })),
  refused: listOf(fields<Refusal>({ code: oneOf(...REFUSAL_CODES), pointer: anyText, detail: anyText })),
};
const OUTCOMES = fields<ItemOutcomes>(OUTCOME_CHECKS);
const FAULT = fields<IngestFault>({ fault: anyText, requestId: optional(anyText), at: anyInstant });
const RECORD = fields<IngestRecord>({
  ...OUTCOME_CHECKS,
  id: anyText,
  upload: anyText,
  receivedAt: anyInstant,
  state: oneOf('received', 'running', 'done', 'failed'),
  sizeBytes: anyNumber,
  format: optional(oneOf(...FORMATS)),
  encoding: optional(anyText),
  refusedCount: anyNumber,
  articles: listOf(anyText),
  parts: optional(fields<{ done: number; of: number }>({ done: anyNumber, of: anyNumber })),
  fault: optional(FAULT),
});

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
  return {
    ...attributesOf(partArticlesKey(ingest, number)),
    ...layoutOf('partArticles'),
    j: { S: JSON.stringify(articles) },
  };
}

/** Throws UnreadableItem. */
export function partArticles(item: Item): readonly string[] {
  return readItem('partArticles', item, ({ j }) => attributeJson(listOf(anyText), j, 'j'));
}

/** What the item of a part says. */
export interface StoredPart extends ItemOutcomes {
  readonly state: PartRecord['state'];
  readonly fault?: IngestFault;
}

export function storedPart(item: Item): StoredPart {
  return readItem('part', item, (_, version) => {
    const fault = faultOfItem(item);
    const counts = checked(OUTCOMES, outcomesOf(item['j'], version));
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
  return item['f'] && attributeJson(FAULT, item['f'], 'f');
}
