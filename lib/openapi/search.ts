import * as v from 'valibot';
import type { SEARCH_ROUTES } from '../http/search-routes.ts';
import { JSON_FEED } from './feed-item.ts';
import { model } from './model.ts';
import { type DocsOf, FORMATS } from './route-docs.ts';
import { count } from './values.ts';

const SUGGESTIONS = model(
  'Suggestions',
  v.object({
    q: v.string(),
    suggestions: v.array(v.object({ text: v.string(), articles: count })),
    didYouMean: v.optional(v.string()),
  }),
  {
    q: 'night fer',
    suggestions: [
      { text: 'night ferry', articles: 12 },
      { text: 'night ferries', articles: 3 },
    ],
  },
);

export const SEARCH_DOCS = {
  'GET /v1/search': {
    id: 'search',
    tag: 'Lists',
    summary: 'Search',
    description: `Articles of the last weeks that have all words, wherever they stand in them. Where little is found, _newsloom.search.didYouMean is what may have been meant; it is never searched for by itself. ${FORMATS}`,
    parameters: {
      q: {
        description:
          'Words, all of which have to stand; "quoted phrases"; -word; OR; prefix*; author:, source:, in:title; #hashtags.',
        schema: { type: 'string', minLength: 1, maxLength: 400 },
        example: '"night ferry" islands',
        required: true,
      },
      order: {
        description: 'Best first, or newest first as Atom and RSS are unless told.',
        schema: { type: 'string', enum: ['relevance', 'newest'], default: 'relevance' },
        example: 'newest',
      },
      group: {
        description: 'One article of each story, the others named with it.',
        schema: { type: 'string', enum: ['story'] },
        example: 'story',
      },
    },
    answer: JSON_FEED,
    problems: [400, 406],
  },
  'GET /v1/search/suggest': {
    id: 'suggest',
    tag: 'Lists',
    summary: 'What may be meant while it is typed',
    description:
      'The last word completed by words that articles have, the commonest first; where nothing begins so, what may have been meant.',
    answer: SUGGESTIONS,
    problems: [400],
    parameters: {
      q: {
        description: 'What was typed so far.',
        schema: { type: 'string', minLength: 1, maxLength: 400 },
        example: 'night fer',
        required: true,
      },
    },
  },
} as const satisfies DocsOf<typeof SEARCH_ROUTES>;
