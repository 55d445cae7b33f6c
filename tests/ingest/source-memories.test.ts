import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sourceMemories } from '../../lib/ingest/source-memories.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { at } from '../support/articles.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

const NOW = at('2026-11-20T09:00:00Z');
const LATER = at('2026-11-20T09:10:00Z');
const told = (key: string, name: string) =>
  ({ key, name, rank: 'given', ending: '', headline: `${name} opens`, day: '2026-11-20' }) as const;

it('shares names between instances, however they come together', async () => {
  const [one, other] = [sourceMemories(dynamoWriteStore(table)), sourceMemories(dynamoWriteStore(table))];
  await one.learn([told('ria.example', 'РИА')], NOW);
  await other.learn([told('svesti.example', 'Вести')], NOW);
  await Promise.all([one.flush(NOW), other.flush(NOW)]);
  await Promise.all([one.flush(NOW), other.flush(NOW)]);
  const fresh = await sourceMemories(dynamoWriteStore(table)).learn([], NOW);
  expect(fresh.keyOfName('риа')).toBe('ria.example');
  expect(fresh.keyOfName('вести')).toBe('svesti.example');
  expect((await one.learn([], LATER)).keyOfName('вести')).toBe('svesti.example');
});

it('writes nothing for what is known', async () => {
  const memories = sourceMemories(dynamoWriteStore(table));
  await memories.learn([told('ria.example', 'РИА')], NOW);
  const before = table.meter.writes;
  await memories.flush(NOW);
  expect(table.meter.writes).toBe(before);
});

it.each([
  ['no JSON', 'ria.example', 'no JSON'],
  ['a source without names', '[["ria.example",{"name":"РИА","rank":"given"}]]', '/0/1/names'],
  ['an unknown rank', '[["ria.example",{"name":"РИА","rank":"heard"}]]', '/0/1/rank'],
])('is a fault with a path for a memory that holds %s', async (_, text, path) => {
  const getSnapshot = async () => ({ bytes: deflateSync(text), revision: 1 });
  const memories = sourceMemories({ getSnapshot, putSnapshot: async () => true });
  await expect(memories.learn([], NOW)).rejects.toThrow(path);
});
