import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Comment } from '../../lib/article/comment.ts';
import { authorName, commentText } from '../../lib/article/comment-text.ts';
import {
  type CommentList,
  commentAtom,
  commentJsonFeed,
  commentRss,
} from '../../lib/http/comments/comment-feed.ts';
import { at } from '../support/articles.ts';
import { describeWithData } from '../support/data.ts';

const ELEMENT =
  /<\/?(?:feed|entry|id|title|updated|published|link|generator|author|name|content|thr:in-reply-to|rss|channel|item|description|lastBuildDate|atom:link|guid|pubDate|dc:creator)(?: [\w:-]+="[^"<]*")*\/?>|^<\?xml version="1.0" encoding="utf-8"\?>/g;

describeWithData('attack payloads as a comment and as its author', (folder) => {
  const payloads = JSON.parse(readFileSync(join(folder, 'safety/xss-payloads.json'), 'utf8')) as {
    payload: string;
  }[];

  const listOf = (payload: string): CommentList | undefined => {
    const cleaned = commentText(payload);
    if (typeof cleaned === 'string') return undefined;
    const comment: Comment = {
      id: `${'a'.repeat(26)}-0001`,
      articleId: 'a'.repeat(26),
      depth: 0,
      author: { identity: 'ida', name: authorName(payload) },
      text: cleaned.text,
      dateCreated: at('2026-11-20T08:00:00Z'),
      state: 'approved',
      reporters: [],
      revision: 1,
    };
    const site = 'https://news.example';
    const url = `${site}/v1/articles/${comment.articleId}/comments`;
    return { title: 'Comments', site, homePageUrl: site, feedUrl: url, firstUrl: url, comments: [comment] };
  };

  it('stay text in every feed format', () => {
    const lists = payloads.flatMap(({ payload }) => listOf(payload) ?? []);
    expect(lists.length).toBeGreaterThan(200);
    for (const list of lists) {
      for (const xml of [commentAtom(list, at('2026-11-20T09:00:00Z')), commentRss(list)])
        expect(xml.replace(ELEMENT, '')).not.toMatch(/[<>]/);
      // In RSS a description is read as HTML: what is text is escaped twice.
      const [, description = ''] = /<item>.*<description>(.*?)<\/description>/s.exec(commentRss(list)) ?? [];
      expect(description).not.toBe('');
      expect(description.replace(/&amp;(?:amp|lt|gt|quot);/g, '')).not.toMatch(/&(?!amp;|quot;)|[<>]/);
      const { items } = JSON.parse(commentJsonFeed(list)) as { items: { content_text: string }[] };
      expect(items[0]?.content_text).toBe(list.comments[0]?.text);
      expect(items[0]).not.toHaveProperty('content_html');
    }
  });
});
