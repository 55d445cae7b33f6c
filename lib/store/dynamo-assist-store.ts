import { type Instant, instantMs } from '../article/instant.ts';
import type { AssistStore } from './assist-store.ts';
import { assistKey, attributesOf, TTL_ATTRIBUTE, tokenBudgetKey } from './table.ts';
import { addWithin } from './table-additions.ts';
import { getItem, putItem, type Table } from './table-requests.ts';

/** The AssistStore on a DynamoDB table. */
export function dynamoAssistStore(table: Table): AssistStore {
  return {
    getAnswer: async (key, now) => {
      const item = await getItem(table, assistKey(key));
      const isKept = Number(item?.[TTL_ATTRIBUTE]?.N ?? 0) > epochSeconds(now);
      return isKept && item?.['j']?.S !== undefined ? (JSON.parse(item['j'].S) as unknown) : undefined;
    },
    claim: (key, now, until) =>
      putItem(
        table,
        { ...attributesOf(assistKey(key)), [TTL_ATTRIBUTE]: { N: String(epochSeconds(until)) } },
        {
          expression: `attribute_not_exists(pk) OR ${TTL_ATTRIBUTE} <= :now`,
          values: { ':now': { N: String(epochSeconds(now)) } },
        },
      ),
    putAnswer: async (key, value, expiresAt) => {
      await putItem(table, {
        ...attributesOf(assistKey(key)),
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
