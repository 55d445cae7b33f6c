import type { ContentBlock, ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { MODEL_TIMEOUT_MS, type Model, type ModelAnswer, type ModelRequest } from '../assist/model.ts';

/**
 * A model of Amazon Bedrock by its Converse API. The SDK is loaded with the first question: half a megabyte that
 * nobody waits for who does not ask. Region, credentials and endpoint come from the SDK's own environment
 * variables.
 */
export function bedrockModel(id: string, timeoutMs: number = MODEL_TIMEOUT_MS): Model {
  const loaded = lazily(async () => {
    const sdk = await import('@aws-sdk/client-bedrock-runtime');
    return { sdk, client: new sdk.BedrockRuntimeClient({ maxAttempts: 2 }) };
  });
  return {
    id,
    async ask(request) {
      const abortSignal = AbortSignal.timeout(timeoutMs);
      try {
        const { sdk, client } = await loaded();
        const command = new sdk.ConverseCommand(inputOf(id, request));
        const answer = await client.send(command, { abortSignal });
        const tokens = answer.usage?.totalTokens ?? 0;
        return answerOf(answer.output?.message?.content ?? [], request, tokens);
      } catch (error) {
        return { state: abortSignal.aborted ? 'timeout' : failureOf(error as Error), tokens: 0 };
      }
    },
  };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function inputOf(
  modelId: string,
  { system, user, tool, maxOutputTokens }: ModelRequest,
): ConverseCommandInput {
  const { name, description, schema } = tool;
  return {
    modelId,
    system: [{ text: system }],
    messages: [{ role: 'user', content: [{ text: user }] }],
    inferenceConfig: { maxTokens: maxOutputTokens, temperature: 0 },
    toolConfig: {
      // The schema is plain JSON, which the SDK's own type of it says in other words.
      tools: [{ toolSpec: { name, description, inputSchema: { json: structuredClone(schema) as never } } }],
      toolChoice: { tool: { name } },
    },
  };
}

function answerOf(content: readonly ContentBlock[], { tool }: ModelRequest, tokens: number): ModelAnswer {
  const use = content.find((block) => block.toolUse?.name === tool.name)?.toolUse;
  return use?.input === undefined
    ? { state: 'badOutput', tokens }
    : { state: 'answered', output: use.input, tokens };
}

function failureOf({ name }: Error): 'throttled' | 'failed' {
  return /Throttling|TooManyRequests|ServiceUnavailable|ModelNotReady/.test(name) ? 'throttled' : 'failed';
}
