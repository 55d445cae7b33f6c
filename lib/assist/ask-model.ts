import { createHash } from 'node:crypto';
import { type Check, checked } from '../article/check.ts';
import { addMs, type Instant } from '../article/instant.ts';
import type { AssistStore } from '../store/assist-store.ts';
import { type Model, type ModelFailure, type ModelRequest, mostTokens } from './model.ts';

const KEPT_MS = 90 * 86_400_000;
/** So long nobody else asks the same, nor asks again what failed. */
const CLAIM_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** What asking a model needs. */
export interface ModelDeps {
  /** Absent without a model: everything embedded works. */
  readonly model?: Model;
  readonly assist: AssistStore;
  /** Tokens that may be spent on a day. */
  readonly dailyTokens: number;
  readonly now: () => Instant;
  readonly log: (fields: Readonly<Record<string, unknown>>) => void;
}

/** Why the embedded result is told instead: no model, the model's failure, no tokens left, or somebody is asking just now. */
export type Fallback = 'noModel' | ModelFailure | 'overBudget' | 'busy';

export type Asked<T> =
  | { readonly state: 'answered'; readonly value: T }
  | { readonly state: 'fallback'; readonly reason: Fallback };

/** What to ask a model, and what of its answer stands. */
export interface ModelTask<T> {
  /** Changes with the words of the request and with the checks. */
  readonly version: string;
  readonly request: ModelRequest;
  /** The form of what is kept of an answer. */
  readonly form: Check<T>;
  /** The part of an answer that stands; undefined when none does. */
  readonly check: (output: unknown) => Promise<T | undefined>;
  /** False: only what is kept is told, nothing is asked. */
  readonly mayAsk: () => Promise<boolean>;
}

/**
 * Asks the model once for what it was not asked before: what it said is kept for ninety days under a hash of model,
 * version and request. Tokens are taken out of the day's budget before, at most as many as the request can take,
 * and given back after. Never throws for what a model does; throws Malformed when what was kept has another form. One GetItem; for a question that is new four writes
 * more.
 */
export async function askModel<T>(deps: ModelDeps, task: ModelTask<T>): Promise<Asked<T>> {
  const { model, assist } = deps;
  if (!model) return fallback('noModel');
  const now = deps.now();
  const key = createHash('sha256')
    .update(JSON.stringify([model.id, task.version, task.request]))
    .digest('hex')
    .slice(0, 40);
  const kept = await assist.getAnswer(key, now);
  if (kept !== undefined) return { state: 'answered', value: checked(task.form, kept) };
  if (!(await task.mayAsk())) return fallback('busy');
  if (!(await assist.claim(key, now, addMs(now, CLAIM_MS)))) return fallback('busy');
  const [day, most] = [now.slice(0, 10), mostTokens(task.request)];
  const forgotten = addMs(now, 2 * DAY_MS);
  if (!(await assist.reserveTokens(day, most, deps.dailyTokens, forgotten)))
    return failed(deps, task, 'overBudget', 0);
  const answer = await model.ask(task.request);
  const spent = spentTokens(answer, most);
  if (spent !== most) await assist.returnTokens(day, most - spent, forgotten);
  if (answer.state !== 'answered') return failed(deps, task, answer.state, spent);
  const value = await task.check(answer.output);
  if (value === undefined) return failed(deps, task, 'badOutput', spent);
  await assist.putAnswer(key, value, addMs(now, KEPT_MS));
  deps.log({ event: 'model', model: model.id, version: task.version, state: 'answered', tokens: spent });
  return { state: 'answered', value };
}

/** What was spent, by the model's own count; one that broke off may have spent all. */
function spentTokens({ state, tokens }: { state: string; tokens: number }, most: number): number {
  if (state === 'throttled') return 0;
  return tokens > 0 ? tokens : most;
}

function failed<T>(
  { log, model }: ModelDeps,
  { version }: ModelTask<T>,
  reason: Fallback,
  tokens: number,
): Asked<T> {
  log({ event: 'model', model: model?.id, version, state: reason, tokens });
  return fallback(reason);
}

function fallback(reason: Fallback): { readonly state: 'fallback'; readonly reason: Fallback } {
  return { state: 'fallback', reason };
}
