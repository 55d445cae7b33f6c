/** JSON of an input to DynamoDB: bytes are written in Base64, whole sets of them too. */
export function wireText(input: object): string {
  return JSON.stringify(toWire(input));
}

/** What DynamoDB answered, with its bytes as the SDK gives them. */
export function fromWireText(text: string): Record<string, unknown> {
  const answer = JSON.parse(text) as Record<string, unknown>;
  for (const name of ['Item', 'Attributes', 'LastEvaluatedKey'])
    if (answer[name] !== undefined) readItem(answer[name] as WireItem);
  for (const item of (answer['Items'] ?? []) as WireItem[]) readItem(item);
  for (const items of tables<WireItem[]>(answer['Responses'])) for (const item of items) readItem(item);
  for (const { Keys } of tables<{ Keys: WireItem[] }>(answer['UnprocessedKeys']))
    for (const key of Keys) readItem(key);
  for (const requests of tables<WireWrite[]>(answer['UnprocessedItems'])) {
    for (const { PutRequest, DeleteRequest } of requests) {
      if (PutRequest) readItem(PutRequest.Item);
      if (DeleteRequest) readItem(DeleteRequest.Key);
    }
  }
  return answer;
}

interface WireValue {
  B?: string | Uint8Array;
  BS?: (string | Uint8Array)[];
  L?: WireValue[];
  M?: WireItem;
}
type WireItem = Record<string, WireValue>;
interface WireWrite {
  readonly PutRequest?: { readonly Item: WireItem };
  readonly DeleteRequest?: { readonly Key: WireItem };
}

/** What stands under the name of each table. */
function tables<T>(byTable: unknown): T[] {
  return Object.values((byTable ?? {}) as Record<string, T>);
}

function toWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return base64(value);
  if (Array.isArray(value)) return value.map(toWire);
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = toWire((value as Record<string, unknown>)[name]);
  return copy;
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function readItem(item: WireItem): void {
  for (const name in item) readValue(item[name] as WireValue);
}

function readValue(value: WireValue): void {
  if (value.B !== undefined) value.B = bytesOf(value.B);
  else if (value.BS !== undefined) value.BS = value.BS.map(bytesOf);
  else if (value.L !== undefined) for (const each of value.L) readValue(each);
  else if (value.M !== undefined) readItem(value.M);
}

/** A plain Uint8Array, as of the SDK. */
function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? new Uint8Array(Buffer.from(text, 'base64')) : text;
}
