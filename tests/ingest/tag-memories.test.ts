import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tagMemories } from '../../lib/ingest/tag-memories.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.close());

function lesson(id: number, display: string) {
  const tags = [{ display, score: 1 }];
  return {
    article: {
      id,
      publisher: 1,
      terms: [
        [7, 1],
        [id, 2],
      ] as const,
      tags,
    },
    standing: [],
  };
}

const asked = { id: 1_000_000, publisher: 1, terms: new Map([[7, 1]]) };

describe('tagMemories', () => {
  it('shares after two hundred articles what several instances learned', async () => {
    const [one, other] = [tagMemories(dynamoWriteStore(table)), tagMemories(dynamoWriteStore(table))];
    for (let id = 100; id < 300; id += 1) await one.learn('en-GB', lesson(id, 'Ferries'));
    for (let id = 300; id < 500; id += 1) await other.learn('en', lesson(id, 'Harbors'));
    await one.flush();
    await other.flush();
    const archive = await tagMemories(dynamoWriteStore(table)).archiveOf('en-US');
    expect(archive.contents().articles).toHaveLength(400);
    const { vocabulary } = archive.memoryFor(asked, []);
    expect([vocabulary.get('ferri')?.articles, vocabulary.get('harbor')?.articles]).toEqual([200, 200]);
  });

  it('keeps fewer to itself, and languages apart', async () => {
    const memories = tagMemories(dynamoWriteStore(table));
    await memories.learn('de', lesson(1, 'Fähre'));
    await memories.flush();
    expect((await memories.archiveOf('de')).contents().articles).toHaveLength(1);
    const fresh = tagMemories(dynamoWriteStore(table));
    expect((await fresh.archiveOf('de')).contents().articles).toHaveLength(0);
  });
});
