import { MODEL_TIMEOUT_MS, type Model, type ModelAnswer, type ModelRequest } from '../assist/model.ts';

/** More than any answer of ours has. */
const MAX_ANSWER_CHARACTERS = 500_000;

/**
 * A model behind an API as OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat), which
 * many servers speak, also on one's own machine. `baseUrl` ends before `/chat/completions`.
 */
export function openAiModel(
  id: string,
  { baseUrl, key, timeoutMs = MODEL_TIMEOUT_MS }: { baseUrl: string; key: string; timeoutMs?: number },
): Model {
  return {
    id,
    async ask(request) {
      try {
        const answer = await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(key !== '' && { authorization: `Bearer ${key}` }),
          },
          body: JSON.stringify(bodyOf(id, request)),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await answer.text();
        if (answer.status === 429 || answer.status === 503) return { state: 'throttled', tokens: 0 };
        if (!answer.ok || text.length > MAX_ANSWER_CHARACTERS) return { state: 'failed', tokens: 0 };
        return answerOf(JSON.parse(text), request);
      } catch (error) {
        return { state: (error as Error).name === 'TimeoutError' ? 'timeout' : 'failed', tokens: 0 };
      }
    },
  };
}

function bodyOf(model: string, { system, user, tool, maxOutputTokens }: ModelRequest) {
  const { name, description, schema } = tool;
  return {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    tools: [{ type: 'function', function: { name, description, parameters: schema } }],
    tool_choice: { type: 'function', function: { name } },
    max_tokens: maxOutputTokens,
    temperature: 0,
  };
}

interface Completion {
  readonly choices?: readonly {
    readonly message?: {
      readonly tool_calls?: readonly {
        readonly function?: { readonly name?: string; readonly arguments?: string };
      }[];
    };
  }[];
  readonly usage?: { readonly total_tokens?: number };
}

function answerOf(completion: Completion | null, { tool }: ModelRequest): ModelAnswer {
  const tokens = Number(completion?.usage?.total_tokens) || 0;
  const calls = completion?.choices?.[0]?.message?.tool_calls ?? [];
  const call = calls.find((each) => each.function?.name === tool.name)?.function?.arguments;
  if (typeof call !== 'string') return { state: 'badOutput', tokens };
  try {
    return { state: 'answered', output: JSON.parse(call), tokens };
  } catch {
    return { state: 'badOutput', tokens };
  }
}
