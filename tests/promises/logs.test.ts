import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteTableCommand, DynamoDBClient, waitUntilTableNotExists } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectCreatedEvent } from '../../infra/local/s3-event.ts';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { startTestHost, type TestHost } from '../support/host.ts';
import { type ModelServer, openAiToolCall, startOpenAiServer } from '../support/model-servers.ts';

let host: TestHost;
let model: ModelServer;
const MODEL = ['NEWSLOOM_MODEL', 'NEWSLOOM_MODEL_URL', 'NEWSLOOM_MODEL_KEY'] as const;
const data = mkdtempSync(join(tmpdir(), 'newsloom-logs-'));
beforeAll(async () => {
  model = await startOpenAiServer();
  const values = ['model-of-tests', model.url, 'key-that-nobody-logs'];
  for (const [index, name] of MODEL.entries()) process.env[name] = values[index];
  host = await startTestHost(undefined, data);
});
afterAll(async () => {
  for (const name of MODEL) delete process.env[name];
  await Promise.all([host.close(), model.close()]);
  rmSync(data, { recursive: true, force: true });
});

const headers = {
  'content-type': 'application/json',
  cookie: 'newsloom_session=cookie-that-nobody-logs',
  'x-forwarded-for': '203.0.113.77',
  'user-agent': 'agent-that-nobody-logs',
  referer: 'https://h.example/referer-that-nobody-logs',
};
const WRONG_TOKEN = { authorization: 'Bearer token-that-nobody-logs' };
/** A wrong token goes with all but new comments, which it would keep from being written. */
const json = (method: string, path: string, body?: unknown) =>
  fetch(host.url + path, {
    method,
    headers: { ...headers, ...(!path.endsWith('/comments') && WRONG_TOKEN) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const tokens: string[] = [];
let lines = 0;
/** Reads what was logged since, so many lines at the least, and looks for what may not be there. */
async function readLog(atLeast: number): Promise<string> {
  const read = () => readFileSync(join(data, 'log.ndjson'), 'utf8');
  // Lines are written behind the answer.
  await expect
    .poll(() => read().split('\n').length - lines, { timeout: 10_000 })
    .toBeGreaterThanOrEqual(atLeast);
  const log = read();
  lines = log.split('\n').length;
  const secrets = ['that-nobody-logs', '203.0.113.77', '127.0.0.1', 'mail.example', host.moderatorToken];
  for (const secret of [...secrets, ...tokens]) expect(log).not.toContain(secret);
  return log;
}

describe('logs hold no secret, no address of a person and no text of a payload', () => {
  let article: string;
  it('of what is uploaded, written and read', async () => {
    const { articles } = await host.ingest(
      'private.json',
      JSON.stringify({
        title: 'Headline-that-nobody-logs',
        content: 'Text-that-nobody-logs was written here.',
        url: 'https://h.example/private',
        author: 'person-one@mail.example',
      }),
    );
    article = articles[0] ?? '';
    const comment = { text: 'Comment-that-nobody-logs', name: 'person-two@mail.example' };
    const posted = await json('POST', `/v1/articles/${article}/comments`, comment);
    expect(posted.status).toBe(201);
    tokens.push((posted.headers.get('set-cookie') ?? 'no cookie').split(/[=;]/)[1] ?? 'no cookie');
    await json('POST', `/v1/articles/${article}/comments`, '{"broken');
    await json('POST', '/v1/uploads', { contentType: 'a', sizeBytes: 1 });
    await fetch(`${host.url}/v1/moderation/comments`, {
      headers: { authorization: `Bearer ${host.moderatorToken}` },
    });
    await fetch(`${host.url}/v1/feeds/latest`, { headers: { ...headers, ...WRONG_TOKEN } });
    await host.drained();
    await readLog(6);
  });

  it.each([
    ['an item that is none', '[{"title":"Text-that-nobody-logs"}, 7, "that-nobody-logs"]'],
    ['JSON that breaks off', '{"title":"Text-that-nobody-logs'],
    ['XML that is none', '<rss><channel><item><title>Text-that-nobody-logs</rss>'],
    ['no format at all', 'Text-that-nobody-logs'],
    ['bytes of no charset', Uint8Array.from([0xff, 0xfe, 0, ...Buffer.from('that-nobody-logs')])],
  ])('of an upload that is refused: %s', async (_, body) => {
    await host.ingest('refused.bin', body);
    await readLog(1);
  });

  it('of messages of the queue that are none of ours', async () => {
    host.queue.send('{"foreign":"message-that-nobody-logs"}');
    host.queue.send('message-that-nobody-logs is no JSON');
    await host.drained();
    await readLog(2);
  });

  it('of wrong tokens and addresses', async () => {
    const asked = encodeURIComponent('person-three@mail.example that-nobody-logs');
    for (const [method, path, body] of [
      ['GET', '/v1/moderation/comments?state=pending'],
      ['POST', `/v1/moderation/comments/${article}-0/approve`, { revision: 1 }],
      ['POST', `/v1/ingests/${asked}/replay`],
      ['GET', `/v1/feeds/hashtags/${asked}`],
      ['GET', `/v1/feeds/latest?cursor=${asked}&since=${asked}`],
      ['GET', `/v1/search?q=${asked}`],
      ['GET', `/search?q=${asked}`],
      ['GET', `/${asked}`],
      ['GET', `/articles/${article}?ask=${asked}`],
      ['GET', `/v1/articles/${asked}`],
      ['DELETE', `/v1/comments/${asked}`],
      ['PATCH', `/v1/comments/${article}-0`, { text: 'Text-that-nobody-logs' }],
      ['GET', '/v1/feeds/hashtags/%25E0%25A4%25A-that-nobody-logs'],
    ] as const)
      await (await json(method, path, body)).text();
    await readLog(13);
  });

  it.each<[how: string, word: string, answer: ModelServer['answer']]>([
    ['breaks off', 'when', { breaks: true }],
    [
      'answers an error that tells what it was asked',
      'where',
      { status: 500, body: 'Text-that-nobody-logs' },
    ],
    ['answers no JSON', 'why', { body: 'Text-that-nobody-logs {' }],
    [
      'answers what it was not asked',
      'how',
      openAiToolCall('digest', { summary: 'Text-that-nobody-logs', more: 1 }),
    ],
    ['has no time', 'who', { status: 429, body: { error: 'key-that-nobody-logs' } }],
  ])('of a model that %s', async (_, word, answer) => {
    model.answer = answer;
    model.requests.length = 0;
    const question = `Text-that-nobody-logs was written here, ${word}?`;
    const told = await json('POST', `/v1/articles/${article}/assist/ask`, { question });
    expect([told.status, model.requests.length > 0]).toEqual([200, true]);
    await told.text();
    await readLog(2);
  });

  it('of faults, wherever the table is asked', async () => {
    const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
    await client.send(new DeleteTableCommand({ TableName: host.tableName }));
    await waitUntilTableNotExists(
      { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 },
      { TableName: host.tableName },
    );
    client.destroy();
    const asked = encodeURIComponent('person-four@mail.example-that-nobody-logs');
    for (const [method, path, body] of [
      ['GET', `/v1/feeds/hashtags/${asked}`],
      ['GET', `/v1/search?q=${asked}`],
      ['GET', `/search?q=${asked}`],
      ['GET', `/hashtags/${asked}`],
      ['GET', `/v1/articles/${article}?include=comments`],
      ['GET', `/v1/comments/${article}-0`],
      ['POST', `/v1/articles/${article}/comments`, { text: 'Text-that-nobody-logs', name: 'A' }],
      ['POST', `/v1/articles/${article}/assist/ask`, { question: 'Text-that-nobody-logs, who wrote it?' }],
    ] as const) {
      const answer = await json(method, path, body);
      expect([path, answer.status]).toEqual([path, 500]);
      expect(await answer.text()).not.toContain('ResourceNotFound');
    }
    host.queue.send(
      JSON.stringify(
        objectCreatedEvent(
          'newsloom-local',
          await host.bucket.put('uploads/late.json', Buffer.from('{"title":"Text-that-nobody-logs"}')),
        ),
      ),
    );
    await host.drained();
    const faults = (await readLog(9))
      .split('\n')
      .filter((line) => /"event":"fault".*ResourceNotFound/.test(line));
    expect(faults.length).toBeGreaterThanOrEqual(5);
    for (const line of faults) {
      const { requestId, stack } = JSON.parse(line);
      expect(requestId).toEqual(expect.any(String));
      // By the places of the sources, although the code that runs is a bundle.
      expect(stack.join('\n')).toMatch(/\(?lib\/store\/[\w-]+\.ts:\d+:\d+/);
    }
  });
});
