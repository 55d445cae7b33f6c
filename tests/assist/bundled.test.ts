import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHost, type TestHost } from '../support/host.ts';
import { bedrockToolUse, type ModelServer, startBedrockServer } from '../support/model-servers.ts';

/** As Lambda runs it: the built function, its chunks, and the SDK that it loads with the first question. */
let host: TestHost;
let bedrock: ModelServer;
const before = { ...process.env };
beforeAll(async () => {
  bedrock = await startBedrockServer();
  Object.assign(process.env, {
    NEWSLOOM_MODEL: 'eu.example.model-1',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
  });
  host = await startTestHost();
});
afterAll(async () => {
  await host.close();
  await bedrock.close();
  process.env = before;
});

it('the built function asks Bedrock over HTTP/2, and once', async () => {
  const { articles } = await host.ingest(
    'ferry.json',
    JSON.stringify({
      title: 'Night ferry returns to the Skerry islands',
      url: 'https://harbor-post.example/ferry',
      content: 'The night ferry left Port Aldren at ten in the evening. A ticket costs 14 crowns.',
      publishedAt: '2026-11-20T08:00:00Z',
      language: 'en',
      source: { name: 'Harbor Post' },
    }),
  );
  bedrock.answer = bedrockToolUse('digest', {
    summary: 'The night ferry left Port Aldren in the evening.',
    keyPoints: [{ text: 'A ticket costs 14 crowns.', quote: 'A ticket costs 14 crowns.' }],
  });
  const path = `/v1/articles/${articles[0]}/assist/summary`;
  const [first, second] = [await host.json(path), await host.json(path)];
  expect(first).toMatchObject({
    summary: 'The night ferry left Port Aldren in the evening.',
    method: 'model:eu.example.model-1',
  });
  expect(second).toEqual(first);
  expect(bedrock.requests.map(({ protocol }) => protocol)).toEqual(['h2']);
});
