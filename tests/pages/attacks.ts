import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LOCAL_ACCOUNT } from '../../infra/local/table.ts';
import type { Article } from '../../lib/article/article.ts';
import { cardOf } from '../../lib/article/card.ts';
import type { Comment } from '../../lib/article/comment.ts';
import { newStory } from '../../lib/article/story.ts';
import { dynamoCommentStore } from '../../lib/store/dynamo-comment-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { newMeter } from '../../lib/store/table-requests.ts';
import { idOf } from '../support/api.ts';
import { articleOf, at, recordOf } from '../support/articles.ts';
import { dataFolder } from '../support/data.ts';
import type { TestHost } from '../support/host.ts';

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

/** Payloads of one article: each field has them in another order, so that each stands first somewhere. */
const PER_ARTICLE = 4;
const RELATED = 6;

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
  for (const { record } of attacks) {
    await store.putArticle(record, undefined);
    await store.markIndexed(record.article.id, record.revision, 1);
  }
  const entries = attacks.flatMap(({ card }) =>
    ['latest', 'hashtag/attack', 'source/attack.example', `story/${story}`].map((feed) => ({
      feed,
      listedAt: card.datePublished,
      card,
    })),
  );
  const edges = attacks.flatMap(({ record }, number) =>
    Array.from({ length: RELATED }, (_, step) => {
      const other = attacks[(number + step + 1) % attacks.length] ?? attacks[0];
      if (!other) throw new Error('no attacks');
      const why = [
        { type: 'term', term: other.texts(step), weight: 0.5 },
        { type: 'hashtag', hashtag: other.texts(step + 1) },
      ] as const;
      const score = 0.9 - step / 20;
      const relation = (['sameStory', 'copy', 'background'] as const)[step % 3] ?? 'background';
      const shown = { relation, why, score, reverseScore: score, vector: new Uint8Array(4) };
      const edge = { ...shown, card: other.card, method: other.texts(2), listedAt: other.card.datePublished };
      return { holder: record.article.id, edge };
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
    const comment: Comment = {
      id: idOfComment(number),
      articleId,
      ...(isReply && { parent: idOfComment(number - 1) }),
      depth: isReply ? 1 : 0,
      author: { identity: 'somebody', name: text },
      text,
      dateCreated: at('2026-11-20T13:00:00Z'),
      state,
      reporters: [],
      revision: 1,
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

function attackOf(number: number, payloads: readonly string[], story: string) {
  const texts = (turn: number, separator = ' ') => {
    const at = turn % payloads.length;
    return [...payloads.slice(at), ...payloads.slice(0, at)].join(separator);
  };
  const article: Article = articleOf({
    id: idOf(80_000 + number),
    url: texts(0),
    headline: texts(1),
    alternativeHeadline: texts(2),
    description: texts(3),
    articleBody: texts(0, '\n\n'),
    author: payloads.map((name) => ({ type: 'Person', name, url: name })),
    publisher: { name: texts(1), domain: texts(2), key: 'attack.example' },
    // A newer date than any sample's, so that the attacks come first in every list.
    datePublished: at(`2026-11-20T12:${String(number % 60).padStart(2, '0')}:00Z`),
    dateModified: at('2026-11-20T14:00:00Z'),
    version: texts(3),
    inLanguage: number % 2 === 0 ? 'en' : texts(0),
    articleSection: [...payloads],
    keywords: [...payloads],
    about: payloads.map((name) => ({ name, code: name })),
    image: [
      { url: texts(0), caption: texts(1) },
      { url: `https://attack.example/${texts(1)}`, caption: texts(2) },
    ],
    citation: [{ headline: texts(2), url: texts(3), publisher: texts(0) }],
    isBasedOn: [texts(1)],
    identifier: [`url:${texts(0)}`],
  });
  const hashtags = payloads.map((display) => ({
    key: display,
    display,
    source: 'publisher' as const,
    score: 1,
  }));
  const keyPoints = payloads.map((text) => ({ text, span: { start: 0, end: payloads[0]?.length ?? 0 } }));
  const enrichment = {
    hashtags,
    entities: payloads.map((name) => ({ name, spans: [] })),
    summary: { text: texts(2), keyPoints, method: `model:${texts(3)}` },
  };
  const record = recordOf({ article, enrichment, story });
  const card = cardOf(article, { hashtags, story, revision: record.revision });
  return { record, card, texts };
}
