import type { Comment } from '../article/comment.ts';
import { AccessForm } from './access-form.tsx';
import { CommentText } from './comment-text.tsx';
import { sentenceOf } from './comment-words.ts';
import { say } from './fill.ts';
import { Layout, type PageHead, type Site } from './layout.tsx';
import { Time } from './time.tsx';
import { useLocale } from './use-locale.ts';

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
    <Layout site={site} head={headOf(site)}>
      <h1>{site.locale.words.desk.moderation}</h1>
      <div class="narrow">
        <Notice word={word} />
        <AccessForm action="/v1/moderation/session" label={site.locale.words.desk.moderatorToken} />
      </div>
    </Layout>
  );
}

/** The queue: what waits, oldest first, or what was rejected; each with its decision. */
export function ModerationQueue({ view, site }: { view: QueueView; site: Site }) {
  const { moderator, state, comments, nextPath, token, word } = view;
  const { desk } = site.locale.words;
  return (
    <Layout site={site} head={headOf(site)}>
      <h1>{site.locale.words.desk.moderation}</h1>
      <Notice word={word} />
      <nav class="tabs" aria-label={desk.queues}>
        <a href="/moderation" aria-current={state === 'pending' ? 'page' : undefined}>
          {desk.waiting}
        </a>
        <a href="/moderation?state=rejected" aria-current={state === 'rejected' ? 'page' : undefined}>
          {desk.rejectedOnes}
        </a>
      </nav>
      {comments.length === 0 ? (
        <p class="notice">{state === 'pending' ? desk.nothingWaits : desk.nothingRejected}</p>
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
            {desk.further}
          </a>
        </p>
      )}
      <form method="post" action="/v1/moderation/session">
        <input type="hidden" name="leave" value="yes" />
        <p class="row">
          <span class="note">{say(desk.decidesAs, { name: moderator })}</span>
          <button type="submit">{desk.leave}</button>
        </p>
      </form>
    </Layout>
  );
}

function headOf({ locale }: Site): PageHead {
  return { title: locale.words.desk.moderation, path: '/moderation', unlisted: true };
}

function Notice({ word }: { word: string | null }) {
  const sentence = sentenceOf(useLocale().words.deskNotice, word);
  if (sentence === undefined) return null;
  return (
    <p class="notice" role="status">
      {sentence}
    </p>
  );
}

function Case({ comment, token, isRejected }: { comment: Comment; token: string; isRejected: boolean }) {
  const { id, articleId, author, text, dateCreated, reporters, parent } = comment;
  const { words, count } = useLocale();
  const { desk } = words;
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
        {reporters.length > 0 && <span>{count(desk.reports, reporters.length)}</span>}
        <span>
          <a href={`/articles/${articleId}#comments`}>{parent ? desk.replyTo : words.ownComments.article}</a>
        </span>
      </p>
      <CommentText text={text} />
      <div class="row">
        <Decision id={id} comment={comment} token={token} type="approve" name={name}>
          {isRejected ? desk.restore : desk.approve}
        </Decision>
        {!isRejected && (
          <Decision id={id} comment={comment} token={token} type="reject" name={name}>
            {desk.reject}
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
