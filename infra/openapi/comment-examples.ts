const article = 'https://news.example/v1/articles/sm5ohzmd4ldvwi4yxkkv2llmyb';
const id = 'sm5ohzmd4ldvwi4yxkkv2llmyb-0mi7h5s00c7a2b20d3bef';
const url = `https://news.example/v1/comments/${id}`;
const text = 'My grandmother took the first one.';
const dateCreated = '2026-11-20T09:30:00.000Z';

const comment = { id, url, article, depth: 0, author: { name: 'Ida' }, text, dateCreated };

const moderated = {
  ...comment,
  author: { name: 'Ida', pseudonym: 'k3Vb9_xQ' },
  state: 'pending',
  revision: 1,
  reports: 0,
};

const keyPoints = [{ text: 'The ferry left at ten.', span: { start: 0, end: 22 } }];

/** Examples of what the routes of comments and AI features take and answer. */
export const COMMENT_EXAMPLES = {
  Comment: { ...comment, state: 'pending', revision: 1, editableUntil: '2026-11-20T09:40:00.000Z' },
  CommentFeed: {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Comments',
    home_page_url: 'https://news.example/articles/sm5ohzmd4ldvwi4yxkkv2llmyb',
    feed_url: `${article}/comments`,
    items: [
      {
        id: `urn:newsloom:comment:${id}`,
        url: `https://news.example/articles/sm5ohzmd4ldvwi4yxkkv2llmyb#comment-${id}`,
        content_text: text,
        date_published: dateCreated,
        authors: [{ name: 'Ida' }],
        _newsloom: { id, article, comment: { url, depth: 0, state: 'approved' } },
      },
    ],
  },
  CommentRequest: { text, name: 'Ida' },
  CommentForm: {
    text,
    name: 'Ida',
    parent: '',
    website: '',
    token: 'tp0k3c.0123456789abcdef.k3Vb9xQ0t3nPz8sLr2mXc9',
  },
  CommentEdit: { text: 'My grandmother took the very first one.' },
  OwnComments: { comments: [{ ...comment, state: 'approved', revision: 2 }] },
  Erased: { erased: 1, remaining: false },
  ModeratedComment: moderated,
  ModerationQueue: { comments: [moderated] },
  CommentHistory: {
    ...moderated,
    audit: [{ at: dateCreated, action: 'post', to: 'pending', actor: 'k3Vb9_xQ' }],
  },
  ModerationRequest: { revision: 1 },
  AccessForm: { access: 'the-token-of-a-moderator' },
  TokenForm: { token: 'tp0k3c.0123456789abcdef.k3Vb9xQ0t3nPz8sLr2mXc9' },
  Question: { question: 'When did the ferry leave?' },
  AnswersFound: {
    article,
    question: 'When did the ferry leave?',
    answered: true,
    answers: [
      {
        article,
        headline: 'Night ferry returns to the Skerry islands',
        source: { key: 'harbor-post.example', name: 'Harbor Post' },
        field: 'articleBody',
        text: 'The ferry left at ten.',
        span: { start: 0, end: 22 },
        score: 0.91,
      },
    ],
    method: 'extractive-1',
  },
  ArticleSummary: {
    article,
    language: 'en',
    summary: 'The ferry left at ten.',
    keyPoints,
    method: 'extractive-1',
  },
  TranslationRequest: { language: 'de' },
  Translation: {
    article,
    language: 'de',
    headline: 'Nachtfähre kehrt zu den Schäreninseln zurück',
    articleBody: 'Die Fähre legte um zehn ab.\n\nNiemand winkte.',
    summary: 'Die Fähre legte um zehn ab.',
    keyPoints: [{ text: 'Die Fähre legte um zehn ab.', span: { start: 0, end: 22 } }],
    method: 'model:eu.example.model-1',
  },
} as const;
