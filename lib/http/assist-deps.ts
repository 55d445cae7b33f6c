import type { ModelDeps } from '../assist/ask-model.ts';
import type { CommentStore } from '../store/comment-store.ts';
import type { AppDeps } from '../web/app.ts';

/** What the assist function is given beside what all have. Without a model, translation is answered by 501. */
export interface AssistDeps extends AppDeps, ModelDeps {
  readonly limits: Pick<CommentStore, 'countUse'>;
  /** Hash the networks that limits count. */
  readonly sessionSecrets: readonly string[];
}
