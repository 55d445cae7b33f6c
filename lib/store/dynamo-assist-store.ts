import { type Instant, instantMs } from '../article/instant.ts';
import type { AssistStore } from './assist-store.ts';
import { attributeText } from './attributes.ts';
import { layoutOf, readItem } from './layout.ts';
import { assistKey, attributesOf, TTL_ATTRIBUTE, tokenBudgetKey } from './table.ts';
import { addWithin } from './table-additions.ts';
import { getItem, putItem, type Table } from './table-requests.ts';

/** The AssistStore on a DynamoDB table. */
export function dynamoAssistStore(table: Table): AssistStore {
  return {
    getAnswer: async (key, now) => {
      const item = await getItem(table, assistKey(key));
      const isKept = Number(item?.[TTL_ATTRIBUTE]?.N ?? 0) > epochSeconds(now);
      if (!isKept || !item?.['j']) return undefined;
      return readItem('modelAnswer', item, ({ j }): unknown => JSON.parse(attributeText(j, 'j')));
    },
    claim: (key, now, until) =>
      putItem(
        table,
        {
          ...attributesOf(assistKey(key)),
          ...layoutOf('modelAnswer'),
          [TTL_ATTRIBUTE]: { N: String(epochSeconds(until)) },
        },
        {
          expression: `attribute_not_exists(pk) OR ${TTL_ATTRIBUTE} <= :now`,
          values: { ':now': { N: String(epochSeconds(now)) } },
        },
      ),
    putAnswer: async (key, value, expiresAt) => {
      await putItem(table, {
        ...attributesOf(assistKey(key)),
        ...layoutOf('modelAnswer'),
        j: { S: JSON.stringify(value) },
        [TTL_ATTRIBUTE]: { N: String(epochSeconds(expiresAt)) },
      });
    },
    reserveTokens: (day, tokens, budget, expiresAt) => addTokens(table, day, tokens, budget, expiresAt),
    returnTokens: async (day, tokens, expiresAt) => {
      await addTokens(table, day, -tokens, Number.MAX_SAFE_INTEGER / 2, expiresAt);
    },
  };
}

function addTokens(
  table: Table,
  day: string,
  amount: number,
  limit: number,
  expiresAt: Instant,
): Promise<boolean> {
  return addWithin(table, tokenBudgetKey(day), { attribute: 'k', amount, limit }, epochSeconds(expiresAt));
}

function epochSeconds(instant: Instant): number {
  return Math.floor(instantMs(instant) / 1000);
}
