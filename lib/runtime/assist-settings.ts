import type { Model } from '../assist/model.ts';
import { bedrockModel } from './bedrock-model.ts';
import { edgeSecretOf } from './edge-secret.ts';
import { openAiModel } from './openai-model.ts';

export interface AssistEnvironment {
  /** Absent without NEWSLOOM_MODEL. */
  readonly model?: Model;
  /** Tokens that may be spent on a day. */
  readonly dailyTokens: number;
  readonly sessionSecrets: readonly string[];
  /** What a cache in front shows itself by; absent without one. */
  readonly edgeSecret?: string;
}

/**
 * Reads which model helps, if any: `NEWSLOOM_MODEL` its id; `NEWSLOOM_MODEL_URL` the base address of an API as
 * OpenAI's, else Amazon Bedrock; `NEWSLOOM_MODEL_KEY` the key of that API; `NEWSLOOM_DAILY_TOKENS`. Throws an error
 * that names what is missing or wrong.
 */
export function readAssistSettings(environment: NodeJS.ProcessEnv = process.env): AssistEnvironment {
  const secret = environment['NEWSLOOM_SESSION_SECRET'];
  if (!secret) throw new Error('environment lacks NEWSLOOM_SESSION_SECRET');
  const dailyTokens = Number(environment['NEWSLOOM_DAILY_TOKENS'] || 200_000);
  if (!(dailyTokens >= 0)) throw new Error('NEWSLOOM_DAILY_TOKENS is a number of tokens');
  const model = modelOf(environment);
  return {
    dailyTokens,
    sessionSecrets: secret.split(','),
    ...(model && { model }),
    ...edgeSecretOf(environment),
  };
}

function modelOf(environment: NodeJS.ProcessEnv): Model | undefined {
  const id = environment['NEWSLOOM_MODEL'];
  const baseUrl = environment['NEWSLOOM_MODEL_URL'];
  if (!id) return undefined;
  return baseUrl
    ? openAiModel(id, { baseUrl, key: environment['NEWSLOOM_MODEL_KEY'] ?? '' })
    : bedrockModel(id);
}
