import { type Instant, instantMs } from './instant.ts';

/**
 * `pending` waits for a moderator, `approved` is public, `rejected` was refused by one; `deleted` was taken
 * back by its author, `erased` lost its text and author for good when the author's data was erased.
 */
export type CommentState = 'pending' | 'approved' | 'rejected' | 'deleted' | 'erased';

/** When a comment becomes public: after a moderator saw it, after its author's first one was approved, at once. */
export type ModerationMode = 'premoderation' | 'first' | 'off';

/** A comment on an article. Its text is plain; '' once it is deleted or erased. */
export interface Comment {
  /** `<article id>-<suffix>`; the suffix sorts by creation. */
  readonly id: string;
  readonly articleId: string;
  /** The comment that it answers. */
  readonly parent?: string;
  /** 0 for a comment on the article, 1 and 2 for replies. */
  readonly depth: number;
  readonly author: CommentAuthor;
  readonly text: string;
  readonly dateCreated: Instant;
  readonly dateModified?: Instant;
  readonly state: CommentState;
  /** Taken back or erased when there were replies already: its place is kept for them. */
  readonly answered?: boolean;
  /** Who reported it since a moderator last decided: hashes that differ from comment to comment. */
  readonly reporters: readonly string[];
  /** Grows with every change; optimistic writes compare it. */
  readonly revision: number;
}

export interface CommentAuthor {
  /** A pseudonym: a hash of session or subject, never the thing itself. */
  readonly identity: string;
  readonly name: string;
}

/** What somebody does to a comment. */
export type CommentAction =
  | { readonly type: 'approve' | 'reject'; readonly moderator: string }
  | { readonly type: 'edit'; readonly identity: string; readonly text: string }
  | { readonly type: 'delete'; readonly identity: string; readonly answered: boolean }
  | { readonly type: 'report'; readonly reporter: string }
  | { readonly type: 'erase'; readonly identity: string; readonly answered: boolean };

/** Why an action is refused. */
export type ChangeRefusal = 'notYours' | 'tooLateToEdit' | 'noSuchTransition' | 'alreadyReported';

/** One line of the audit of a comment. */
export interface CommentAudit {
  readonly commentId: string;
  readonly at: Instant;
  readonly action: CommentAction['type'] | 'post';
  readonly from?: CommentState;
  readonly to: CommentState;
  /** The moderator's name or the author's pseudonym. */
  readonly actor: string;
}

export const EDIT_WINDOW_MS = 10 * 60_000;
/** So many different readers send an approved comment back to the moderators. */
export const REPORTS_TO_HIDE = 3;

/** The state in which a comment begins. `trusted`: an earlier comment of its author was approved. */
export function firstState(mode: ModerationMode, trusted: boolean): CommentState {
  if (mode === 'off') return 'approved';
  return mode === 'first' && trusted ? 'approved' : 'pending';
}

/**
 * `comment` after `action`, its revision one higher; or why not. An edit of an approved comment waits for a
 * moderator again unless the mode is `off`, so that nobody changes what was approved.
 */
export function changedComment(
  comment: Comment,
  action: CommentAction,
  now: Instant,
  mode: ModerationMode,
): Comment | ChangeRefusal {
  const next = { ...comment, revision: comment.revision + 1 };
  if (comment.state === 'erased') return 'noSuchTransition';
  switch (action.type) {
    case 'approve':
      if (comment.state === 'deleted' || (comment.state === 'approved' && comment.reporters.length === 0))
        return 'noSuchTransition';
      return { ...next, state: 'approved', reporters: [] };
    case 'reject':
      if (comment.state === 'deleted' || comment.state === 'rejected') return 'noSuchTransition';
      return { ...next, state: 'rejected', reporters: [] };
    case 'edit':
      return edited(next, action, now, mode);
    case 'delete':
      if (action.identity !== comment.author.identity) return 'notYours';
      if (comment.state === 'deleted') return 'noSuchTransition';
      return { ...next, state: 'deleted', text: '', reporters: [], answered: action.answered };
    case 'report':
      return reported(next, action.reporter);
    case 'erase':
      if (action.identity !== comment.author.identity) return 'notYours';
      return {
        ...next,
        state: 'erased',
        text: '',
        author: { identity: '', name: '' },
        reporters: [],
        answered: action.answered,
      };
  }
}

function edited(
  next: Comment,
  { identity, text }: Extract<CommentAction, { type: 'edit' }>,
  now: Instant,
  mode: ModerationMode,
): Comment | ChangeRefusal {
  if (identity !== next.author.identity) return 'notYours';
  if (next.state !== 'pending' && next.state !== 'approved') return 'noSuchTransition';
  if (instantMs(now) - instantMs(next.dateCreated) > EDIT_WINDOW_MS) return 'tooLateToEdit';
  return { ...next, text, dateModified: now, state: mode === 'off' ? next.state : 'pending' };
}

function reported(next: Comment, reporter: string): Comment | ChangeRefusal {
  if (next.state !== 'approved') return 'noSuchTransition';
  if (next.reporters.includes(reporter)) return 'alreadyReported';
  const reporters = [...next.reporters, reporter];
  return { ...next, reporters, state: reporters.length >= REPORTS_TO_HIDE ? 'pending' : 'approved' };
}
