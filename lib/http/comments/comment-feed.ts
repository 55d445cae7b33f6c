import type { Comment } from '../../article/comment.ts';
import type { Instant } from '../../article/instant.ts';
import { articleUrn, commentUrn } from '../item-ids.ts';
import { element, escapeXml } from '../xml.ts';
import { commentView } from './comment-view.ts';

/** Comments of one article before they are JSON Feed, Atom or RSS. Addresses are absolute. */
export interface CommentList {
  readonly title: string;
  readonly site: string;
  /** The article's page, and the list itself. */
  readonly homePageUrl: string;
  readonly feedUrl: string;
  readonly firstUrl: string;
  readonly nextUrl?: string;
  /** Public ones; what was taken back stands in JSON alone, for the threads. */
  readonly comments: readonly Comment[];
}

/** The last change of a list; undefined for an empty one. */
export function lastCommentChange(comments: readonly Comment[]): Instant | undefined {
  const dates = comments.map(({ dateCreated, dateModified = dateCreated }) => dateModified);
  return dates.sort().at(-1);
}

/** JSON Feed 1.1; `_newsloom.comment` tells the thread. A comment that is only a place has an empty text. */
export function commentJsonFeed(list: CommentList): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: list.title,
    home_page_url: list.homePageUrl,
    feed_url: list.feedUrl,
    ...(list.nextUrl !== undefined && { next_url: list.nextUrl }),
    items: list.comments.map((comment) => {
      const { id, url, article, parent, depth, author, text, dateCreated, dateModified, state } = commentView(
        comment,
        list.site,
      );
      return {
        id: commentUrn(id),
        url: pageOf(list, comment),
        content_text: text,
        date_published: dateCreated,
        ...(dateModified !== undefined && { date_modified: dateModified }),
        ...(author.name !== '' && { authors: [author] }),
        _newsloom: { id, article, comment: { url, ...(parent !== undefined && { parent }), depth, state } },
      };
    }),
  });
}

/** Atom (RFC 4287) with the paging links of RFC 5005, replies by Atom Threading (RFC 4685). */
export function commentAtom(list: CommentList, now: Instant): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">',
    element('id', list.firstUrl),
    element('title', list.title),
    element('updated', lastCommentChange(list.comments) ?? now),
    element('link', undefined, { rel: 'self', type: 'application/atom+xml', href: list.feedUrl }),
    element('link', undefined, { rel: 'alternate', type: 'text/html', href: list.homePageUrl }),
    element('link', undefined, { rel: 'first', href: list.firstUrl }),
    ...(list.nextUrl === undefined ? [] : [element('link', undefined, { rel: 'next', href: list.nextUrl })]),
    element('generator', 'newsloom'),
    ...readable(list).map((comment) => entry(list, comment)),
    '</feed>',
  ].join('\n');
}

function entry(list: CommentList, comment: Comment): string {
  const { id, articleId, parent, author, text, dateCreated, dateModified } = comment;
  const answered = parent === undefined ? articleUrn(articleId) : commentUrn(parent);
  return [
    '<entry>',
    element('id', commentUrn(id)),
    element('title', titleOf(comment)),
    element('link', undefined, { rel: 'alternate', type: 'text/html', href: pageOf(list, comment) }),
    element('published', dateCreated),
    element('updated', dateModified ?? dateCreated),
    `<author>${element('name', author.name)}</author>`,
    element('thr:in-reply-to', undefined, { ref: answered }),
    element('content', text, { type: 'text' }),
    '</entry>',
  ].join('\n');
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function commentRss(list: CommentList): string {
  const changed = lastCommentChange(list.comments);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', list.title),
    element('link', list.homePageUrl),
    element('description', list.title),
    ...(changed === undefined ? [] : [element('lastBuildDate', new Date(changed).toUTCString())]),
    element('generator', 'newsloom'),
    element('atom:link', undefined, { rel: 'self', type: 'application/rss+xml', href: list.feedUrl }),
    ...(list.nextUrl === undefined
      ? []
      : [element('atom:link', undefined, { rel: 'next', href: list.nextUrl })]),
    ...readable(list).map((comment) =>
      [
        '<item>',
        element('title', titleOf(comment)),
        element('link', pageOf(list, comment)),
        element('guid', commentUrn(comment.id), { isPermaLink: 'false' }),
        element('pubDate', new Date(comment.dateCreated).toUTCString()),
        element('dc:creator', comment.author.name),
        // Readers take a description for HTML, so what is text has to be escaped once for HTML and once for XML.
        element('description', escapeXml(comment.text)),
        '</item>',
      ].join('\n'),
    ),
    '</channel>',
    '</rss>',
  ].join('\n');
}

function readable({ comments }: CommentList): Comment[] {
  return comments.filter(({ state }) => state === 'approved');
}

function pageOf({ homePageUrl }: CommentList, { id }: Comment): string {
  return `${homePageUrl}#comment-${id}`;
}

/** Its author and its first words: a comment has no title of its own. */
function titleOf({ author, text }: Comment): string {
  const words = [...text.replace(/\s+/g, ' ')];
  return `${author.name}: ${words.length > 60 ? `${words.slice(0, 60).join('')}…` : words.join('')}`;
}
