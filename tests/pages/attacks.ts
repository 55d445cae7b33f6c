import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import type { Article } from '../../lib/article/article.ts';
import { cardOf } from '../../lib/article/card.ts';
import type { Comment } from '../../lib/article/comment.ts';
import type { Enrichment } from '../../lib/article/enrichment.ts';
import { newStory } from '../../lib/article/story.ts';
import { indexedArticle } from '../../lib/ingest/index-article.ts';
import { encodeTail } from '../../lib/search/tail.ts';
import { dynamoCommentStore } from '../../lib/store/dynamo-comment-store.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { idOf } from '../support/api.ts';
import { articleOf, at, recordOf } from '../support/articles.ts';
import { dataFolder } from '../support/data.ts';
import type { TestHost } from '../support/host.ts';
import { poisoned, type Whole } from '../support/poison.ts';

const OWN = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</title></textarea></script><script>alert(1)</script>',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  ']]><script>alert(1)</script><![CDATA[',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'javascript:alert(1)',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '\u2028<!--<script>alert(1)//-->',
];

/** The public collection of payloads where there is one, and a handful of our own. */
export function attackPayloads(): string[] {
  if (dataFolder === undefined) return OWN;
  const file = readFileSync(join(dataFolder, 'safety/xss-payloads.json'), 'utf8');
  return [...(JSON.parse(file) as { payload: string }[]).map(({ payload }) => payload), ...OWN];
}

const ATTACKED_FEEDS = ['latest', 'hashtag/attack', 'source/attack.example', 'section/attack', 'language/ga'];

/** Payloads of one article: each field has them in another order, so that each stands first somewhere. */
const PER_ARTICLE = 4;
const RELATED = 6;
/** Articles of one item of the search index, so that a search reads few of them. */
const PER_TAIL = 100;

/**
 * Writes articles to the table with payloads in every text, past everything that ingestion would have taken away:
 * pages have to stand on their own. Returns the ids of articles and story.
 */
export async function storeAttacks(
  host: TestHost,
  payloads: readonly string[],
): Promise<{ articles: string[]; story: string }> {
  const table = tableOf(host);
  const store = dynamoWriteStore(table);
  const story = idOf(90_000);
  // So many that each has others to be related to, with some payloads once more where there are few.
  const length = Math.max(Math.ceil(payloads.length / PER_ARTICLE), RELATED + 1);
  const attacks = Array.from({ length }, (_, number) => {
    const own = Array.from({ length: PER_ARTICLE }, (__, at) => number * PER_ARTICLE + at);
    const texts = own.flatMap((at) => payloads[at % payloads.length] ?? []);
    return attackOf(number, texts, story);
  });
  const index = dynamoSearchStore(table);
  for (const { record } of attacks) {
    await store.putArticle(record, undefined);
    await store.putIndexedMarker(record.article.id, record.revision, 1);
  }
  for (let at = 0; at < attacks.length; at += PER_TAIL) {
    const some = attacks.slice(at, at + PER_TAIL);
    const indexed = await Promise.all(some.map(({ record }) => indexedArticle(record)));
    const place = `${some[0]?.record.placement.listedAt}#${at}`;
    await index.putTail({ place, bytes: encodeTail(indexed) }, 4e9);
  }
  const entries = attacks.flatMap(({ card }) =>
    [...ATTACKED_FEEDS, `story/${story}`].map((feed) => ({
      feed,
      listedAt: card.datePublished,
      card,
    })),
  );
  const edges = attacks.flatMap(({ record }, number) =>
    Array.from({ length: RELATED }, (_, step) => {
      const other = attacks[(number + step + 1) % attacks.length] ?? attacks[0];
      if (!other) throw new Error('no attacks');
      const reasons = [
        { type: 'term', term: other.texts(step), weight: 0.5 },
        { type: 'hashtag', hashtag: other.texts(step + 1) },
      ] as const;
      const score = 0.9 - step / 20;
      const relation = (['sameStory', 'copy', 'background'] as const)[step % 3] ?? 'background';
      const shown = {
        relation,
        reasons,
        score,
        reverseScore: score,
        probability: score,
        vector: new Uint8Array(4),
      };
      const edge = { ...shown, card: other.card, method: other.texts(2), listedAt: other.card.datePublished };
      return { target: record.article.id, edge };
    }),
  );
  await store.writeCopies({ entries, edges, postings: [], removals: [] });
  const first = attacks[0];
  if (!first) throw new Error('no attacks');
  await store.putStory(newStory(first.card, story), 0);
  const name = payloads.slice(0, 3).join(' ');
  await store.noteSource({ key: 'attack.example', name, lastPublished: first.card.datePublished });
  table.client.destroy();
  return { articles: attacks.map(({ record }) => record.article.id), story };
}

/** Writes comments to the table, with their texts as names too, each second one an answer to the one before. */
export async function storeComments(
  host: TestHost,
  articleId: string,
  texts: readonly string[],
  state: 'approved' | 'pending',
): Promise<void> {
  const table = tableOf(host);
  const store = dynamoCommentStore(table);
  const idOfComment = (number: number) =>
    `${articleId}-${state === 'pending' ? 'p' : '0'}${String(number).padStart(11, '0')}`;
  for (const [number, text] of texts.entries()) {
    const isReply = number % 2 === 1;
    const { parent: _, ...whole }: Comment = poisoned(WHOLE_COMMENT, KEPT, () => text);
    const comment: Comment = {
      ...whole,
      id: idOfComment(number),
      articleId,
      ...(isReply && { parent: idOfComment(number - 1) }),
      depth: isReply ? 1 : 0,
      state,
      reporters: [],
    };
    const audit = {
      commentId: comment.id,
      at: comment.dateCreated,
      action: 'post',
      to: state,
      actor: 'a',
    } as const;
    await store.putComment(comment, undefined, audit);
  }
  table.client.destroy();
}

function tableOf(host: TestHost) {
  const client = new DynamoDBClient({ endpoint: host.tableEndpoint, ...LOCAL_ACCOUNT });
  return { client, name: host.tableName, meter: newMeter() };
}

/** What holds no text of others: ids, instants, words of closed lists, and the keys of the lists that are looked at. */
const KEPT = new Set(
  [
    'id datePublished datePublishedPrecision datePublishedSource dateModified embargoedUntil expires author.type',
    'publisher.key creativeWorkStatus ingest.format ingest.receivedAt ingest.warnings.code hashtags.source entities.type',
    'articleId parent dateCreated state',
  ].flatMap((names) => names.split(' ')),
);

/** Every field of an article: one that it gets anew has to be added here, or this does not compile. */
const WHOLE_ARTICLE: Whole<Article> = {
  ...articleOf({ isAccessibleForFree: true }),
  url: 'https://attack.example/',
  sameAs: [''],
  alternativeHeadline: '',
  description: '',
  contentHtml: '',
  isAccessibleForFree: true,
  // A newer date than any sample's, so that the attacks come first in every list.
  datePublished: at('2026-11-20T12:00:00Z'),
  dateModified: at('2026-11-20T14:00:00Z'),
  embargoedUntil: at('2026-11-20T11:00:00Z'),
  expires: at('2999-01-01T00:00:00Z'),
  author: [
    { type: 'Person', name: '', url: '' },
    { type: 'Organization', name: '', url: 'https://attack.example/' },
  ],
  publisher: { name: '', domain: '', key: 'attack.example' },
  articleSection: ['', '', ''],
  keywords: ['', ''],
  about: [{ name: '', code: '' }],
  genre: [''],
  contentLocation: [''],
  image: [
    { url: '', caption: '', creditText: '', width: 640, height: 480 },
    { url: 'https://attack.example/', caption: '', creditText: '', width: 640, height: 480 },
  ],
  audio: [
    {
      contentUrl: 'https://quay.example/1.mp3',
      encodingFormat: 'audio/mpeg',
      contentSize: 99,
      duration: 'PT12S',
    },
  ],
  video: [
    {
      contentUrl: 'https://quay.example/1.mp4',
      encodingFormat: 'video/mp4',
      contentSize: 99,
      duration: 'PT12S',
    },
  ],
  citation: [
    { headline: '', url: '', publisher: '' },
    { headline: '', url: 'https://attack.example/', publisher: '' },
  ],
  isBasedOn: [''],
  version: '',
  ingest: {
    format: 'schemaOrg',
    encoding: '',
    upload: '',
    receivedAt: at('2026-11-20T09:00:00Z'),
    position: 1,
    warnings: [{ code: 'bodyGuessed', pointer: '', detail: '' }],
  },
};

const WHOLE_ENRICHMENT: Whole<Enrichment> = {
  hashtags: [1, 0.9, 0.8].map((score) => ({ key: '', display: '', source: 'publisher', score })),
  entities: [{ name: '', type: 'Person', spans: [{ start: 0, end: 4 }] }],
  summary: {
    text: '',
    keyPoints: [
      { text: '', span: { start: 0, end: 4 } },
      { text: '', span: { start: 0, end: 9 } },
    ],
    method: 'model:',
  },
};

const WHOLE_COMMENT: Whole<Comment> = {
  id: '',
  articleId: '',
  parent: '',
  depth: 0,
  author: { identity: '', name: '' },
  text: '',
  dateCreated: at('2026-11-20T13:00:00Z'),
  dateModified: at('2026-11-20T13:05:00Z'),
  state: 'approved',
  answered: false,
  reporters: [''],
  revision: 1,
};

function attackOf(number: number, payloads: readonly string[], story: string) {
  const texts = (turn: number, separator = ' ') => {
    const at = turn % payloads.length;
    return [...payloads.slice(at), ...payloads.slice(0, at)].join(separator);
  };
  const text = (path: string, turn: number, was: string) => {
    if (path === 'articleBody') return texts(turn, '\n\n');
    // An article in no language that is known has no hyphenation, direction and stemmer: half of them.
    if (path === 'inLanguage' && number % 2 === 0) return 'en';
    return `${was}${texts(turn)}`;
  };
  // Most addresses of an article are the web's and bad behind their host; of each fourth article they are of a bad kind.
  const whole = number % 4 === 0 ? { ...WHOLE_ARTICLE, url: '' } : WHOLE_ARTICLE;
  const article: Article = {
    ...poisoned<Article>(whole, KEPT, text),
    id: idOf(80_000 + number),
    datePublished: at(`2026-11-20T12:${String(number % 60).padStart(2, '0')}:00Z`),
  };
  const enrichment: Enrichment = poisoned(WHOLE_ENRICHMENT, KEPT, text);
  const record = recordOf({ article, enrichment, story });
  const card = cardOf(article, { hashtags: enrichment.hashtags, story, revision: record.revision });
  return { record, card, texts };
}
