import type { Card } from '../article/card.ts';
import type { Comment, CommentState, ModerationMode } from '../article/comment.ts';
import { MAX_COMMENT_LENGTH, MAX_COMMENT_LINKS } from '../article/comment-text.ts';
import { CommentText } from './comment-text.tsx';
import { languageAttributes } from './direction.ts';
import { Layout, type Site } from './layout.tsx';
import { Time } from './time.tsx';

/** Names of people; those that no form of ours has are dropped by the browser's own limit. */
const MAX_NAME = 50;

const SEEN: Readonly<Record<ModerationMode, string>> = {
  premoderation: 'A moderator reads every comment before it appears.',
  first: 'A moderator reads your first comment before it appears.',
  off: 'It appears at once.',
};

/** The form for a comment or a reply. It is one visitor's own: its token is of their session. */
export function CommentFormPage({
  card,
  parent,
  token,
  moderation,
  site,
}: {
  card: Card;
  parent: Comment | undefined;
  token: string;
  moderation: ModerationMode;
  site: Site;
}) {
  const path = `/articles/${card.id}`;
  const title = parent ? 'Reply to a comment' : 'Write a comment';
  return (
    <Layout site={site} head={{ title, path: '/comments/write', unlisted: true }}>
      <p class="kicker">
        <a href={path} {...languageAttributes(card.inLanguage)}>
          {card.headline}
        </a>
      </p>
      <h1>{title}</h1>
      <div class="narrow">
        {parent && <Quoted comment={parent} />}
        <form method="post" action={`/v1/articles/${card.id}/comments`}>
          <input type="hidden" name="token" value={token} />
          {parent && <input type="hidden" name="parent" value={parent.id} />}
          <label for="name">
            Name <small>(optional)</small>
          </label>
          <input id="name" name="name" maxlength={MAX_NAME} autocomplete="nickname" />
          <label for="text">Comment</label>
          <textarea
            id="text"
            name="text"
            required
            maxlength={MAX_COMMENT_LENGTH}
            rows={8}
            dir="auto"
            aria-describedby="rules"
          />
          <p class="note" id="rules">
            Plain text, at most {MAX_COMMENT_LENGTH} characters and {MAX_COMMENT_LINKS} links.{' '}
            {SEEN[moderation]} A cookie tells that a comment is yours:{' '}
            <a href="/comments/mine">see what you wrote</a> or erase it.
          </p>
          <p class="trap" aria-hidden="true">
            <label for="website">Leave this empty</label>
            <input id="website" name="website" tabindex={-1} autocomplete="off" />
          </p>
          <p class="row">
            <button type="submit" class="primary">
              Send
            </button>
            <a href={`${path}#comments`}>Back to the article</a>
          </p>
        </form>
      </div>
    </Layout>
  );
}

/** The form that reports a comment to the moderators. */
export function ReportPage({ comment, token, site }: { comment: Comment; token: string; site: Site }) {
  const path = `/articles/${comment.articleId}`;
  return (
    <Layout site={site} head={{ title: 'Report a comment', path: '/comments/report', unlisted: true }}>
      <h1>Report a comment</h1>
      <div class="narrow">
        <Quoted comment={comment} />
        <p>Does it insult, threaten, advertise, or tell what is private? Moderators will look at it.</p>
        <form method="post" action={`/v1/comments/${comment.id}/reports`}>
          <input type="hidden" name="token" value={token} />
          <p class="row">
            <button type="submit" class="primary">
              Report it
            </button>
            <a href={`${path}#comments`}>Back to the article</a>
          </p>
        </form>
      </div>
    </Layout>
  );
}

const STATES: Readonly<Record<CommentState, string>> = {
  pending: 'waits for a moderator',
  approved: 'published',
  rejected: 'not published',
  deleted: 'taken back',
  erased: 'erased',
};

/** All that one visitor wrote, to take along and to erase. */
export function OwnCommentsPage({
  comments,
  hasMore,
  token,
  site,
}: {
  comments: readonly Comment[];
  hasMore: boolean;
  token: string;
  site: Site;
}) {
  return (
    <Layout site={site} head={{ title: 'What you wrote', path: '/comments/mine', unlisted: true }}>
      <h1>What you wrote</h1>
      <div class="narrow">
        {comments.length === 0 ? (
          <p class="notice">Nothing was written with this browser’s cookie.</p>
        ) : (
          <>
            <ol class="comments">
              {comments.map(({ articleId, text, dateCreated, state }) => (
                <li>
                  <p class="meta">
                    <span>
                      <Time at={dateCreated} />
                    </span>
                    <span>
                      <b>{STATES[state]}</b>
                    </span>
                    <span>
                      <a href={`/articles/${articleId}#comments`}>the article</a>
                    </span>
                  </p>
                  <CommentText text={text} />
                </li>
              ))}
            </ol>
            {hasMore && <p class="note">The rest is in the export.</p>}
            <p class="note">
              Take it along as <a href="/v1/me/comments?limit=100">JSON</a>.
            </p>
            <form method="post" action="/v1/me/comments/erasure">
              <input type="hidden" name="token" value={token} />
              <p class="row">
                <button type="submit">Erase all of it for good</button>
              </p>
            </form>
          </>
        )}
      </div>
    </Layout>
  );
}

function Quoted({ comment }: { comment: Comment }) {
  return (
    <blockquote class="quoted">
      <p class="meta">
        <b>
          <bdi>{comment.author.name}</bdi>
        </b>
      </p>
      <CommentText text={comment.text} />
    </blockquote>
  );
}
