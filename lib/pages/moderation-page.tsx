import type { Comment } from '../article/comment.ts';
import { AccessForm } from './access-form.tsx';
import { CommentText } from './comment-text.tsx';
import { sentenceOf } from './comment-words.ts';
import { Layout, type Site } from './layout.tsx';
import { Time } from './time.tsx';

const WORDS: Readonly<Record<string, string>> = {
  welcome: 'You are in for eight hours.',
  left: 'You are out.',
  wrongToken: 'No moderator has this token.',
  tooManyRequests: 'Too many wrong tokens. Try again in an hour.',
  unauthorized: 'Your time is over. Give your token again.',
  approved: 'Published.',
  rejected: 'Rejected. It can be restored from the rejected ones.',
  changed: 'The comment was changed meanwhile. Read it again.',
  conflict: 'Another moderator was faster.',
  noSuchTransition: 'That was decided already.',
  notFound: 'This comment is not there any more.',
  commentGone: 'The comment was taken back or erased meanwhile.',
  invalid: 'The form was too old. Try again.',
  expired: 'The form was too old. Try again.',
};

export interface QueueView {
  readonly moderator: string;
  readonly state: 'pending' | 'rejected';
  readonly comments: readonly Comment[];
  readonly nextPath: string | undefined;
  /** Of the forms of this page. */
  readonly token: string;
  readonly word: string | null;
}

/** The form for whoever has no session as a moderator. */
export function ModerationDoor({ word, site }: { word: string | null; site: Site }) {
  return (
    <Layout site={site} head={HEAD}>
      <h1>Moderation</h1>
      <div class="narrow">
        <Notice word={word} />
        <AccessForm action="/v1/moderation/session" label="Your moderator’s token" />
      </div>
    </Layout>
  );
}

/** The queue: what waits, oldest first, or what was rejected; each with its decision. */
export function ModerationQueue({ view, site }: { view: QueueView; site: Site }) {
  const { moderator, state, comments, nextPath, token, word } = view;
  return (
    <Layout site={site} head={HEAD}>
      <h1>Moderation</h1>
      <Notice word={word} />
      <nav class="tabs" aria-label="Queues">
        <a href="/moderation" aria-current={state === 'pending' ? 'page' : undefined}>
          Waiting
        </a>
        <a href="/moderation?state=rejected" aria-current={state === 'rejected' ? 'page' : undefined}>
          Rejected
        </a>
      </nav>
      {comments.length === 0 ? (
        <p class="notice">{state === 'pending' ? 'Nothing waits.' : 'Nothing was rejected.'}</p>
      ) : (
        <ol class="list narrow">
          {comments.map((comment) => (
            <li>
              <Case comment={comment} token={token} isRejected={state === 'rejected'} />
            </li>
          ))}
        </ol>
      )}
      {nextPath && (
        <p class="pager">
          <a rel="next" href={nextPath}>
            Further ones
          </a>
        </p>
      )}
      <form method="post" action="/v1/moderation/session">
        <input type="hidden" name="leave" value="yes" />
        <p class="row">
          <span class="note">You decide as {moderator}.</span>
          <button type="submit">Leave</button>
        </p>
      </form>
    </Layout>
  );
}

const HEAD = { title: 'Moderation', path: '/moderation', unlisted: true };

function Notice({ word }: { word: string | null }) {
  const sentence = sentenceOf(WORDS, word);
  if (sentence === undefined) return null;
  return (
    <p class="notice" role="status">
      {sentence}
    </p>
  );
}

function Case({ comment, token, isRejected }: { comment: Comment; token: string; isRejected: boolean }) {
  const { id, articleId, author, text, dateCreated, reporters, parent } = comment;
  const name = `${author.name}, ${text.slice(0, 40)}`;
  return (
    <article>
      <p class="meta">
        <span>
          <b>
            <bdi>{author.name}</bdi>
          </b>{' '}
          {author.identity.slice(0, 8)}
        </span>
        <span>
          <Time at={dateCreated} />
        </span>
        {reporters.length > 0 && <span>{reporters.length} reports</span>}
        <span>
          <a href={`/articles/${articleId}#comments`}>{parent ? 'a reply, to the article' : 'the article'}</a>
        </span>
      </p>
      <CommentText text={text} />
      <div class="row">
        <Decision id={id} comment={comment} token={token} type="approve" name={name}>
          {isRejected ? 'Restore' : 'Approve'}
        </Decision>
        {!isRejected && (
          <Decision id={id} comment={comment} token={token} type="reject" name={name}>
            Reject
          </Decision>
        )}
      </div>
    </article>
  );
}

function Decision({
  id,
  comment,
  token,
  type,
  name,
  children,
}: {
  id: string;
  comment: Comment;
  token: string;
  type: 'approve' | 'reject';
  /** Whose comment it is, for those who hear the page. */
  name: string;
  children: string;
}) {
  return (
    <form method="post" action={`/v1/moderation/comments/${id}/${type}`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="revision" value={String(comment.revision)} />
      <button
        type="submit"
        class={type === 'approve' ? 'primary' : undefined}
        aria-label={`${children}: ${name}`}
      >
        {children}
      </button>
    </form>
  );
}
