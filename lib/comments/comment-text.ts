import {
  commentText,
  holdsBlockedWord,
  MAX_COMMENT_LENGTH,
  MAX_COMMENT_LINKS,
  type TextRefusal,
} from '../article/comment-text.ts';
import { badField } from '../article/request-refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import type { CommentRefusal, CommentSettings } from './comment-deps.ts';

/** The cleaned text of a comment, or why it is refused. */
export function cleanedText(given: string): Result<string, CommentRefusal> {
  const cleaned = commentText(given);
  return typeof cleaned === 'string' ? refused(badText(cleaned)) : ok(cleaned.text);
}

/** The text of an edit, or why it is refused. An edited comment with a blocked word is refused, it would not show. */
export function editedText(
  { blockedWords }: Pick<CommentSettings, 'blockedWords'>,
  given: string,
): Result<string, CommentRefusal> {
  const cleaned = cleanedText(given);
  if (cleaned.ok && holdsBlockedWord(cleaned.value, blockedWords))
    return refused(badField('/text', 'blocked', 'The text holds a word that is not taken here.'));
  return cleaned;
}

function badText(refusal: TextRefusal): CommentRefusal {
  const details = {
    empty: 'A comment says something.',
    tooLong: `A comment has at most ${MAX_COMMENT_LENGTH} characters.`,
    tooManyLinks: `A comment has at most ${MAX_COMMENT_LINKS} links.`,
  };
  return badField('/text', refusal, details[refusal]);
}
