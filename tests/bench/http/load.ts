import { toInstant } from '../../../lib/article/instant.ts';
import { newStory, type Story, withMember } from '../../../lib/article/story.ts';
import { encodeVector, termHash } from '../../../lib/relate/vector.ts';
import { dynamoWriteStore } from '../../../lib/store/dynamo-write-store.ts';
import type { Table } from '../../../lib/store/table-requests.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import { idOf } from '../../support/api.ts';
import { articleOf, at, cardWith, recordOf } from '../../support/articles.ts';

const NEWEST = Date.now() - 3_600_000;
/** Articles that are written together: some dozen requests. */
const AT_ONCE = 40;
const SOURCES = 40;
const TAGS = 200;
const BODY =
  'The council of the islands met in the evening and spoke about the ferry for a long time. '.repeat(30);
const EXCERPT = BODY.slice(0, 380);

/** Card number `number` of the collection: the higher the older, two a minute. */
function cardAt(number: number) {
  const source = `source-${number % SOURCES}.example`;
  return cardWith({
    id: idOf(number),
    url: `https://${source}/${number}`,
    headline: `Council number ${number} debates the price of the night ferry to the islands`,
    excerpt: EXCERPT,
    source: { key: source, name: `Source ${number % SOURCES}` },
    datePublished: toInstant(NEWEST - number * 30_000),
    hashtags: [`Tag${number % TAGS}`, 'Ferry'],
    story: idOf(900_000 + Math.floor(number / 20)),
  });
}

/** Stores articles `from` to `to` as ingestion leaves them, without ingesting: the bench is of reading. */
export async function loadArticles(table: Table, from: number, to: number): Promise<void> {
  const store = dynamoWriteStore(table);
  const { stem } = await loadLanguage('en');
  const [ferry, council] = [stem('ferry'), stem('council')];
  for (let start = from; start < to; start += AT_ONCE) {
    const cards = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, index) => cardAt(start + index));
    const entries = cards.flatMap((card) =>
      [
        'latest',
        `source/${card.source.key}`,
        'language/en',
        'section/travel',
        `story/${card.story}`,
        ...card.hashtags.map((tag) => `hashtag/${tag.toLowerCase()}`),
      ].map((feed) => ({ feed, listedAt: card.datePublished, card })),
    );
    const postings = cards.flatMap(({ id, datePublished }) => {
      const vector = encodeVector({
        self: 10,
        lengthFactor: 1,
        terms: new Map([
          [termHash(ferry), 3],
          [termHash(council), 2],
        ]),
        headline: new Set([termHash(ferry), termHash(council)]),
      });
      return [ferry, council].map((term) => ({
        term: `en#${term}`,
        posting: { id, datePublished, vector },
        expiresAt: at('2099-01-01'),
      }));
    });
    await store.writeCopies({ entries, postings, edges: [], removals: [] });
  }
}

/** Articles that one chose itself: the slots of a related set; others chose it. */
const CHOSEN = 10;
const LIVE_STORIES = 30;

/** One article with a full related set, more live stories than a page, the sources, and what names them. */
export async function loadExample(table: Table) {
  const store = dynamoWriteStore(table);
  const [card, ...others] = Array.from({ length: 40 }, (_, number) => cardAt(number));
  if (!card) throw new Error('no card');
  const article = articleOf({ id: card.id, articleBody: BODY, headline: card.headline });
  await store.putArticle(recordOf({ article, vector: new Uint8Array(190) }), undefined);
  await store.putIndexedMarker(card.id, 'r1', 1);
  const reasons = ['ferry', 'council', 'islands'].map(
    (term) => ({ type: 'term', term, weight: 0.3 }) as const,
  );
  const shown = { relation: 'sameStory', method: 'bench', reasons, vector: new Uint8Array(190) } as const;
  const edges = others.map((other, index) => {
    const score = 0.9 - index / 100;
    return {
      ...shown,
      card: other,
      score,
      reverseScore: score,
      probability: score,
      listedAt: other.datePublished,
    };
  });
  await store.writeCopies({
    entries: [],
    postings: [],
    relatedSet: { id: card.id, edges: edges.slice(0, CHOSEN) },
    edges: edges.slice(CHOSEN).map((edge) => ({ target: card.id, edge })),
    removals: [],
  });
  const story = others
    .slice(0, 19)
    .reduce<Story>((story, card) => withMember(story, card), newStory(card, card.story ?? ''));
  await store.putStory(story, 0);
  for (let number = 0; number < LIVE_STORIES; number += 1)
    await store.listLiveStory(undefined, { ...story, id: number === 0 ? story.id : idOf(800_000 + number) });
  for (let number = 0; number < SOURCES; number += 1) {
    const { source, datePublished } = cardAt(number);
    await store.noteSource({ ...source, domain: source.key, lastPublished: datePublished });
  }
  return { article: card.id, story: story.id };
}
