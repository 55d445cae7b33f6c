import type { Comment } from '../article/comment.ts';
import { CommentText } from './comment-text.tsx';
import type { CommentWord } from './comment-words.ts';
import { commentSentence } from './comment-words.ts';
import { fill, say } from './fill.ts';
import { Time } from './time.tsx';
import { useLocale } from './use-locale.ts';

/** The comments of an article as its page shows them. */
export interface CommentsView {
  readonly articleId: string;
  /** Approved ones. */
  readonly count: number;
  /** Public ones, oldest first, with the places of those that were taken back. */
  readonly comments: readonly Comment[];
  readonly nextPath: string | undefined;
  /** What became of a form that was sent. */
  readonly word: CommentWord | undefined;
}

/** Replies go so deep; what is deepest cannot be answered. */
const MAX_DEPTH = 2;

/** Comments in threads, and the way to write one. */
export function Comments({ view }: { view: CommentsView }) {
  const { articleId, count, comments, nextPath, word } = view;
  const { words: catalog, number } = useLocale();
  const words = catalog.comments;
  const notice = commentSentence(catalog, word);
  const ids = new Set(comments.map(({ id }) => id));
  // What answers a comment of an earlier page begins a thread on this one.
  const roots = comments.filter(({ parent }) => parent === undefined || !ids.has(parent));
  return (
    <section id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{count > 0 ? say(words.counted, { n: number(count) }) : words.title}</h2>
      {notice && (
        <p class="notice" role="status">
          {notice}
        </p>
      )}
      {roots.length === 0 ? <p class="note">{words.none}</p> : <Thread comments={roots} all={comments} />}
      {nextPath && (
        <p class="pager">
          <a rel="next" href={nextPath}>
            {words.more}
          </a>
        </p>
      )}
      <p class="row">
        <a class="button" href={`/comments/write?article=${articleId}`}>
          {words.write}
        </a>
        {count > 0 && (
          <span class="note">
            {fill(words.asFeed, { atom: <a href={`/v1/articles/${articleId}/comments.atom`}>Atom</a> })}
          </span>
        )}
      </p>
    </section>
  );
}

function Thread({ comments, all }: { comments: readonly Comment[]; all: readonly Comment[] }) {
  return (
    <ol class="comments">
      {comments.map((comment) => {
        const replies = all.filter(({ parent }) => parent === comment.id);
        return (
          <li id={`comment-${comment.id}`}>
            <One comment={comment} />
            {replies.length > 0 && <Thread comments={replies} all={all} />}
          </li>
        );
      })}
    </ol>
  );
}

function One({ comment }: { comment: Comment }) {
  const { id, articleId, author, text, dateCreated, dateModified, depth, state } = comment;
  const words = useLocale().words.comments;
  if (state !== 'approved') return <p class="note gone">{words.gone}</p>;
  return (
    <article>
      <p class="meta">
        <span>
          <b>
            <bdi>{author.name}</bdi>
          </b>
        </span>
        <span>
          <Time at={dateCreated} />
        </span>
        {dateModified && <span>{words.edited}</span>}
      </p>
      <CommentText text={text} />
      <p class="note actions">
        {depth < MAX_DEPTH && <a href={`/comments/write?article=${articleId}&parent=${id}`}>{words.reply}</a>}
        <a href={`/comments/report?comment=${id}`}>{words.report}</a>
      </p>
    </article>
  );
}
