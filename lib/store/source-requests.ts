import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../article/instant.ts';
import type { Item } from './item-bytes.ts';
import { LAYOUT, LAYOUTS } from './layout.ts';
import type { ListedSource, ListOptions, Page } from './read-store.ts';
import { REFUSED_UPLOADS, type RefusalCounter, refusalsOf } from './refused-item.ts';
import { movedTo, storedSource } from './source-item.ts';
import { attributesOf, isRefusedLately, refusedLatelyKey, sourceKey, TTL_ATTRIBUTE } from './table.ts';
import { conditionally, getItem, queryItems, type Table } from './table-requests.ts';

/**
 * Sources by key, each with what was refused of it lately, which stands behind it. One Query: a page may begin with the
 * refusals of the source before it, and hold some of sources that have not published, or that moved.
 */
export async function listSources(
  table: Table,
  { limit, after, now }: ListOptions & { readonly now: Instant },
): Promise<Page<ListedSource>> {
  const asked = 2 * limit + 2;
  const behind = after === undefined ? {} : { after };
  const read = await queryItems(table, { pk: sourceKey('').pk, ...behind, limit: asked });
  const isCut = read.length === asked;
  // What stands behind the last item of a page that was cut is not known.
  const items = isCut && !isRefusedLately(positionOf(read.at(-1))) ? read.slice(0, -1) : read;
  const sources = items.filter((item) => !isRefusedLately(positionOf(item)) && movedTo(item) === undefined);
  const shown = sources.slice(0, limit);
  const refusals = new Map(items.map((item) => [positionOf(item), item]));
  const last = sources.length > limit ? shown.at(-1) : isCut ? items.at(-1) : undefined;
  return {
    items: shown.map((item) => {
      const source = storedSource(item);
      const refused = refusals.get(refusedLatelyKey(source.key).sk);
      return { ...source, refusedLastDay: refused ? refusalsOf(refused, now) : 0 };
    }),
    ...(last && { next: positionOf(last) }),
  };
}

function positionOf(item: Item | undefined): string {
  return item?.['sk']?.S ?? '';
}

/** Notes that the articles of a source are under another key now; who publishes under the old one again takes it back. One UpdateItem. */
export async function moveSource(table: Table, from: string, to: string): Promise<void> {
  await conditionally(() =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(sourceKey(from)),
        UpdateExpression: 'SET m = :to',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':to': { S: to } },
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += 1;
}

/** Where the articles of a source are now, if they moved. One GetItem. */
export async function getMovedSource(table: Table, key: string): Promise<string | undefined> {
  const item = await getItem(table, sourceKey(key));
  return item && movedTo(item);
}

/** Adds a digest to its hour, unless that has as many as it may; a later hour takes the place of one a day before. Up to two UpdateItems. */
export async function noteRefusals(table: Table, counter: RefusalCounter): Promise<void> {
  const isAdded = await update(table, counter, {
    change: 'ADD #u :digests SET #h = :h, #t = :t, #l = :l',
    condition: 'attribute_not_exists(#h) OR (#h = :h AND size(#u) < :most)',
    values: { ':most': { N: String(REFUSED_UPLOADS) } },
  });
  if (isAdded) return;
  await update(table, counter, {
    change: 'SET #u = :digests, #h = :h, #t = :t, #l = :l',
    condition: '#h < :h',
    values: {},
  });
}

async function update(
  table: Table,
  { key, set, setHour, hour, digest, expiresAtSeconds }: RefusalCounter,
  { change, condition, values }: { change: string; condition: string; values: Item },
): Promise<boolean> {
  const done = await conditionally(() =>
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: attributesOf(key),
        UpdateExpression: change,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#u': set, '#h': setHour, '#t': TTL_ATTRIBUTE, '#l': LAYOUT },
        ExpressionAttributeValues: {
          ':digests': { SS: [digest] },
          ':h': { N: String(hour) },
          ':t': { N: String(expiresAtSeconds) },
          ':l': { N: String(LAYOUTS.refusalCounter) },
          ...values,
        },
      }),
    ),
  );
  table.meter.writes += 1;
  table.meter.writeUnits += 1;
  return done;
}
