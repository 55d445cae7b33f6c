/** One question to a language model: what we say, what others say, and the form of the answer. */
export interface ModelRequest {
  /** Ours alone: no text of an article or a reader ever stands here. */
  readonly system: string;
  /** The task with the untrusted texts, each between marks that it cannot contain. */
  readonly user: string;
  readonly tool: {
    readonly name: string;
    readonly description: string;
    /** JSON Schema of the only answer that is taken. */
    readonly schema: Readonly<Record<string, unknown>>;
  };
  readonly maxOutputTokens: number;
}

/** Why a model gave no answer; `badOutput` is not its own word but ours about it. */
export type ModelFailure = 'throttled' | 'timeout' | 'failed' | 'badOutput';

export type ModelAnswer =
  | { readonly state: 'answered'; readonly output: unknown; readonly tokens: number }
  | { readonly state: ModelFailure; readonly tokens: number };

/** A language model behind some API. `ask` resolves to a failure instead of rejecting, within `MODEL_TIMEOUT_MS`. */
export interface Model {
  /** As the operator names it. */
  readonly id: string;
  ask(request: ModelRequest): Promise<ModelAnswer>;
}

/** The gateway gives up after 30 s; the embedded result still has to be told. */
export const MODEL_TIMEOUT_MS = 20_000;

/** Tokens that a request may take at most, by a cautious estimate: most scripts need fewer than one for two bytes. */
export function mostTokens({ system, user, tool, maxOutputTokens }: ModelRequest): number {
  const bytes = Buffer.byteLength(`${system}${user}${JSON.stringify(tool)}`);
  return Math.ceil(bytes / 2) + maxOutputTokens;
}
