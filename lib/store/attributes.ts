import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { anyInstant, type Check, checked, checkedJson, Malformed } from '../article/check.ts';
import type { Instant } from '../article/instant.ts';

/** The text of an attribute; throws Malformed when it has none. */
export function attributeText(value: AttributeValue | undefined, name: string): string {
  if (value?.S === undefined) throw new Malformed(`no text in attribute ${name}`);
  return value.S;
}

/** The bytes of an attribute; throws Malformed when it has none. */
export function attributeBytes(value: AttributeValue | undefined, name: string): Uint8Array {
  if (value?.B === undefined) throw new Malformed(`no bytes in attribute ${name}`);
  return value.B;
}

/** The number of an attribute; throws Malformed when it has none. */
export function attributeNumber(value: AttributeValue | undefined, name: string): number {
  const number = value?.N ? Number(value.N) : Number.NaN;
  if (!Number.isFinite(number)) throw new Malformed(`no number in attribute ${name}`);
  return number;
}

/** What the JSON of an attribute says. Throws Malformed. */
export function attributeJson<T>(check: Check<T>, value: AttributeValue | undefined, name: string): T {
  return checkedJson(check, attributeText(value, name));
}

/** The instant of an attribute; throws Malformed when it has none. */
export function attributeInstant(value: AttributeValue | undefined, name: string): Instant {
  return checked(anyInstant, attributeText(value, name));
}
