import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import { digestRequest } from '../../lib/assist/digest.ts';
import type { Model } from '../../lib/assist/model.ts';
import { bedrockModel } from '../../lib/runtime/bedrock-model.ts';
import { openAiModel } from '../../lib/runtime/openai-model.ts';
import { articleOf } from '../support/articles.ts';
import {
  bedrockToolUse,
  type ModelServer,
  openAiToolCall,
  type ServerAnswer,
  startBedrockServer,
  startOpenAiServer,
} from '../support/model-servers.ts';

const request = digestRequest(articleOf(), 'en');
const output = { summary: 'The ferry left at ten.', keyPoints: [] };
const MODEL_ID = 'eu.anthropic.claude-test-1:0';

let bedrock: ModelServer;
let openAi: ModelServer;
let models: Record<'bedrock' | 'openAi', Model>;
const before = { ...process.env };
beforeAll(async () => {
  [bedrock, openAi] = [await startBedrockServer(), await startOpenAiServer()];
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
    AWS_REGION: LOCAL_ACCOUNT.region,
    AWS_ACCESS_KEY_ID: LOCAL_ACCOUNT.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_ACCOUNT.credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  });
  models = {
    bedrock: bedrockModel(MODEL_ID, 2000),
    openAi: openAiModel('local-model', { baseUrl: `${openAi.url}/v1/`, key: 'k1', timeoutMs: 600 }),
  };
});
afterAll(async () => {
  process.env = before;
  await Promise.all([bedrock.close(), openAi.close()]);
});
beforeEach(() => {
  bedrock.requests.length = 0;
  openAi.requests.length = 0;
});

describe('Amazon Bedrock, by the real SDK over HTTP/2', () => {
  it('is asked by Converse with a forced tool, the article in the user’s words alone', async () => {
    bedrock.answer = bedrockToolUse('digest', output);
    expect(await models.bedrock.ask(request)).toEqual({ state: 'answered', output, tokens: 300 });
    const [{ path, protocol, body }] = bedrock.requests as [ModelServer['requests'][number]];
    expect([path, protocol]).toEqual([`/model/${MODEL_ID}/converse`, 'h2']);
    expect(body).toEqual({
      system: [{ text: request.system }],
      messages: [{ role: 'user', content: [{ text: request.user }] }],
      inferenceConfig: { maxTokens: request.maxOutputTokens, temperature: 0 },
      toolConfig: {
        tools: [
          {
            toolSpec: {
              name: 'digest',
              description: request.tool.description,
              inputSchema: { json: request.tool.schema },
            },
          },
        ],
        toolChoice: { tool: { name: 'digest' } },
      },
    });
  });

  const error = (name: string, status: number): ServerAnswer => ({
    status,
    body: { message: 'no' },
    headers: { 'x-amzn-errortype': name },
  });
  const words = { role: 'assistant', content: [{ text: 'I would rather talk.' }] };
  it.each<[string, ServerAnswer, string]>([
    ['throttles', error('ThrottlingException', 429), 'throttled'],
    ['is not there', error('ServiceUnavailableException', 503), 'throttled'],
    ['denies access', error('AccessDeniedException', 403), 'failed'],
    ['knows no such model', error('ValidationException', 400), 'failed'],
    ['is too slow', { ...bedrockToolUse('digest', output), afterMs: 4000 }, 'timeout'],
    ['breaks off', { breaks: true }, 'failed'],
    ['answers no JSON', { body: '<html>' }, 'failed'],
    ['talks instead', { body: { output: { message: words }, stopReason: 'end_turn' } }, 'badOutput'],
    ['uses another tool', bedrockToolUse('shell', { command: 'rm' }), 'badOutput'],
  ])('that %s (%#) is a failure and no fault', async (_, answer, state) => {
    bedrock.answer = answer;
    expect((await models.bedrock.ask(request)).state).toBe(state);
  });
});

describe('an API as that of OpenAI', () => {
  it('is asked with a forced function, the article in the user’s words alone', async () => {
    openAi.answer = openAiToolCall('digest', output);
    expect(await models.openAi.ask(request)).toEqual({ state: 'answered', output, tokens: 300 });
    const [{ path, body }] = openAi.requests as [ModelServer['requests'][number]];
    expect(path).toBe('/v1/chat/completions');
    expect(body).toMatchObject({
      model: 'local-model',
      authorization: 'Bearer k1',
      messages: [
        { role: 'system', content: request.system },
        { role: 'user', content: request.user },
      ],
      tool_choice: { type: 'function', function: { name: 'digest' } },
      max_tokens: request.maxOutputTokens,
    });
  });

  const called = (text: string) => ({
    choices: [{ message: { tool_calls: [{ function: { name: 'digest', arguments: text } }] } }],
  });
  it.each<[string, ServerAnswer, string]>([
    ['throttles', { status: 429, body: {} }, 'throttled'],
    ['fails', { status: 500, body: {} }, 'failed'],
    ['sends elsewhere', { status: 307, headers: { location: 'http://127.0.0.1:9/' }, body: {} }, 'failed'],
    ['is too slow', { ...openAiToolCall('digest', output), afterMs: 2000 }, 'timeout'],
    ['breaks off', { breaks: true }, 'failed'],
    ['answers no JSON', { body: '<html>' }, 'failed'],
    ['answers null', { body: null }, 'badOutput'],
    ['talks instead', { body: { choices: [{ message: { content: 'Hello' } }] } }, 'badOutput'],
    ['calls with half an object', { body: called('{"summary": "The fer') }, 'badOutput'],
    ['uses another function', openAiToolCall('shell', {}), 'badOutput'],
    ['never ends', { body: JSON.stringify({ choices: 'x'.repeat(600_000) }) }, 'failed'],
  ])('that %s is a failure and no fault', async (_, answer, state) => {
    openAi.answer = answer;
    expect((await models.openAi.ask(request)).state).toBe(state);
  });
});
