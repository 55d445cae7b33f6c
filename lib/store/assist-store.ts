import type { Instant } from '../article/instant.ts';

/** What the assist function keeps in the table beside what all read. */
export interface AssistStore {
  /** What a model was found to say under this key; undefined when nothing is kept at `now`. One GetItem. */
  getAnswer(key: string, now: Instant): Promise<unknown>;
  /**
   * Claims the right to ask the model for this key until `until`: false while somebody else has it or something is
   * kept. A question that fails is so not asked again before its claim ends. One PutItem, conditional.
   */
  claim(key: string, now: Instant, until: Instant): Promise<boolean>;
  /** Keeps what a model said. One PutItem. */
  putAnswer(key: string, value: unknown, expiresAt: Instant): Promise<void>;
  /**
   * Takes tokens out of the budget of a day (`2026-11-20`); false when fewer are left. One UpdateItem, atomic: of
   * those who ask at the same time no more pass than the budget allows.
   */
  reserveTokens(day: string, tokens: number, budget: number, expiresAt: Instant): Promise<boolean>;
  /** Gives tokens back that were reserved and not used; takes more when `tokens` is below 0. One UpdateItem. */
  returnTokens(day: string, tokens: number, expiresAt: Instant): Promise<void>;
}
