/** What the word in `?comment=` or `?report=` means, which a form's answer brings back to the article's page. */
const COMMENT_WORDS: Readonly<Record<string, string>> = {
  posted: 'Your comment is published.',
  waiting: 'Thank you. A moderator reads your comment before it appears here.',
  empty: 'A comment has to say something. Go back to write it.',
  tooLong: 'The comment is too long: at most 2 000 characters. Go back to shorten it.',
  tooManyLinks: 'A comment may have two links. Go back to take one out.',
  unknown: 'The comment that you answered is not there.',
  notPublic: 'The comment that you answered cannot be read any more.',
  tooDeep: 'Replies go three levels deep. Answer the comment above.',
  commentsClosed: 'This article takes no more comments.',
  tooManyRequests: 'That were many comments in a short time. Try again in a while.',
  bodyTooLarge: 'The comment is too long: at most 2 000 characters. Go back to shorten it.',
  invalid: 'The form was not one of ours, or its cookie is missing. Open it again.',
  expired: 'The form was open for too long. Open it again.',
  tooFast: 'That was faster than anybody writes. Go back and send it again.',
  idempotencyKeyReused: 'This form has brought another comment already. Open a new one.',
};

const REPORT_WORDS: Readonly<Record<string, string>> = {
  reported: 'Thank you. Moderators look at comments that several readers report.',
  alreadyReported: 'You reported this comment before.',
  noSuchTransition: 'This comment is not public any more.',
  notFound: 'This comment is not there.',
  tooManyRequests: 'That were many reports in a short time. Try again in a while.',
  invalid: 'The form was not one of ours, or its cookie is missing. Open it again.',
  expired: 'The form was open for too long. Open it again.',
};

/** The sentence for the words of an article's address; undefined for none, and for words that are not ours. */
export function commentNotice(parameters: URLSearchParams): string | undefined {
  return (
    sentenceOf(COMMENT_WORDS, parameters.get('comment')) ?? sentenceOf(REPORT_WORDS, parameters.get('report'))
  );
}

/** The sentence for the word in `?erased=`, with which the form that erases comes back to the front page. */
export function erasureNotice(word: string | null): string | undefined {
  if (word === null) return undefined;
  if (word === 'remaining') return 'A part was erased for good. Send the form again for the rest.';
  if (/^\d{1,4}$/.test(word)) return `Comments erased for good: ${word}.`;
  return sentenceOf(COMMENT_WORDS, word);
}

/** The sentence for a word, own properties alone. */
export function sentenceOf(words: Readonly<Record<string, string>>, word: string | null): string | undefined {
  return word !== null && Object.hasOwn(words, word) ? words[word] : undefined;
}
