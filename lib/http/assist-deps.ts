import type { Model } from '../assist/model.ts';
import type { AssistStore } from '../store/assist-store.ts';
import type { CommentStore } from '../store/comment-store.ts';
import type { AppDeps } from './app.ts';

/** What the assist function is given beside what all have. */
export interface AssistDeps extends AppDeps {
  /** Absent without a model: everything embedded works, translation is answered by 501. */
  readonly model?: Model;
  readonly assist: AssistStore;
  readonly limits: Pick<CommentStore, 'countUse'>;
  /** Tokens that may be spent on a day. */
  readonly dailyTokens: number;
  /** Hash the networks that limits count. */
  readonly sessionSecrets: readonly string[];
}
