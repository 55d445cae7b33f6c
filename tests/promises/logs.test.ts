import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestHost } from '../support/host.ts';

let host: TestHost;
const data = mkdtempSync(join(tmpdir(), 'newsloom-logs-'));
beforeAll(async () => {
  host = await startTestHost(undefined, data);
});
afterAll(async () => {
  await host.close();
  rmSync(data, { recursive: true, force: true });
});

it('logs hold no secret, no address of a person and no text of a payload', async () => {
  const { articles } = await host.ingest(
    'private.json',
    JSON.stringify({
      title: 'Headline-that-nobody-logs',
      content: 'Text-that-nobody-logs was written here.',
      url: 'https://h.example/private',
      author: 'person-one@mail.example',
    }),
  );
  const headers = {
    'content-type': 'application/json',
    authorization: 'Bearer token-that-nobody-logs',
    cookie: 'newsloom_session=cookie-that-nobody-logs',
    'x-forwarded-for': '203.0.113.77',
    'user-agent': 'agent-that-nobody-logs',
  };
  const json = (method: string, path: string, body: unknown) =>
    fetch(host.url + path, { method, headers, body: JSON.stringify(body) });
  const comment = { text: 'Comment-that-nobody-logs', name: 'person-two@mail.example' };
  const posted = await json('POST', `/v1/articles/${articles[0]}/comments`, comment);
  expect(posted.status).toBe(201);
  await json('POST', `/v1/articles/${articles[0]}/comments`, '{"broken');
  await json('POST', '/v1/uploads', { contentType: 'a', sizeBytes: 1 });
  await fetch(`${host.url}/v1/moderation/comments`, {
    headers: { authorization: `Bearer ${host.moderatorToken}` },
  });
  await fetch(`${host.url}/v1/feeds/latest`, { headers });
  host.queue.send('{"foreign":"message-that-nobody-logs"}');
  host.queue.send('message-that-nobody-logs is no JSON');
  await host.drained();

  const log = readFileSync(join(data, 'log.ndjson'), 'utf8');
  expect(log.split('\n').length).toBeGreaterThan(6);
  const secrets = [
    'that-nobody-logs',
    '203.0.113.77',
    '127.0.0.1',
    'mail.example',
    host.moderatorToken,
    (posted.headers.get('set-cookie') ?? 'no cookie').split(/[=;]/)[1] ?? 'no cookie',
  ];
  for (const secret of secrets) expect(log).not.toContain(secret);
}, 60_000);
