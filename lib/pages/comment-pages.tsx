import type { Card } from '../article/card.ts';
import type { Comment, ModerationMode } from '../article/comment.ts';
import { MAX_COMMENT_LENGTH, MAX_COMMENT_LINKS } from '../article/comment-text.ts';
import { CommentText } from './comment-text.tsx';
import { languageAttributes } from './direction.ts';
import { fill, say } from './fill.ts';
import { Layout, type Site } from './layout.tsx';
import { Time } from './time.tsx';

/** Names of people; those that no form of ours has are dropped by the browser's own limit. */
const MAX_NAME = 50;

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
  const { words, number } = site.locale;
  const form = words.commentForm;
  const title = parent ? form.reply : words.comments.write;
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
          <label for="name">{fill(form.name, { optional: <small>{form.optional}</small> })}</label>
          <input id="name" name="name" maxlength={MAX_NAME} autocomplete="nickname" />
          <label for="text">{form.comment}</label>
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
            {say(form.rules, { characters: number(MAX_COMMENT_LENGTH), links: number(MAX_COMMENT_LINKS) })}{' '}
            {form[moderation]} {fill(form.cookie, { mine: <a href="/comments/mine">{form.mine}</a> })}
          </p>
          <p class="trap" aria-hidden="true">
            <label for="website">{form.trap}</label>
            <input id="website" name="website" tabindex={-1} autocomplete="off" />
          </p>
          <p class="row">
            <button type="submit" class="primary">
              {form.send}
            </button>
            <a href={`${path}#comments`}>{form.back}</a>
          </p>
        </form>
      </div>
    </Layout>
  );
}

/** The form that reports a comment to the moderators. */
export function ReportPage({ comment, token, site }: { comment: Comment; token: string; site: Site }) {
  const path = `/articles/${comment.articleId}`;
  const { reportForm, commentForm } = site.locale.words;
  return (
    <Layout site={site} head={{ title: reportForm.title, path: '/comments/report', unlisted: true }}>
      <h1>{reportForm.title}</h1>
      <div class="narrow">
        <Quoted comment={comment} />
        <p>{reportForm.question}</p>
        <form method="post" action={`/v1/comments/${comment.id}/reports`}>
          <input type="hidden" name="token" value={token} />
          <p class="row">
            <button type="submit" class="primary">
              {reportForm.report}
            </button>
            <a href={`${path}#comments`}>{commentForm.back}</a>
          </p>
        </form>
      </div>
    </Layout>
  );
}

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
  const words = site.locale.words.ownComments;
  return (
    <Layout site={site} head={{ title: words.title, path: '/comments/mine', unlisted: true }}>
      <h1>{words.title}</h1>
      <div class="narrow">
        {comments.length === 0 ? (
          <p class="notice">{words.none}</p>
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
                      <b>{words[state]}</b>
                    </span>
                    <span>
                      <a href={`/articles/${articleId}#comments`}>{words.article}</a>
                    </span>
                  </p>
                  <CommentText text={text} />
                </li>
              ))}
            </ol>
            {hasMore && <p class="note">{words.rest}</p>}
            <p class="note">{fill(words.take, { json: <a href="/v1/me/comments?limit=100">JSON</a> })}</p>
            <form method="post" action="/v1/me/comments/erasure">
              <input type="hidden" name="token" value={token} />
              <p class="row">
                <button type="submit">{words.erase}</button>
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
