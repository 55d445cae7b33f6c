import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../../infra/routes.ts';
import type { Card } from '../../lib/article/card.ts';
import type { Relation } from '../../lib/article/related.ts';
import { newStory, type Story, withMember } from '../../lib/article/story.ts';
import { indexedArticle } from '../../lib/ingest/index-article.ts';
import { encodeTail } from '../../lib/search/tail.ts';
import type { ArticleRecord } from '../../lib/store/article-item.ts';
import { dynamoSearchStore } from '../../lib/store/dynamo-search-store.ts';
import { dynamoWriteStore } from '../../lib/store/dynamo-write-store.ts';
import { idOf, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';
import {
  MODERATOR_TOKEN,
  newReader,
  type Reader,
  startComments,
  type TestComments,
} from '../support/comments.ts';
import { type List, readWhileWritten, scenarios } from '../support/read-while-written.ts';

let api: TestApi;
let comments: TestComments;
beforeAll(async () => {
  [api, comments] = await Promise.all([startApi(), startComments()]);
});
afterAll(() => Promise.all([api.close(), comments.close()]));

let scopes = 0;
/** A number of its own for each run, of which the names of its lists are made. */
const newScope = () => {
  scopes += 1;
  return scopes;
};

const instantOf = (place: number) => at(new Date(Date.UTC(2026, 10, 20, 0, place)).toISOString());
const cardOf = (number: number, place: number, fields: Partial<Card> = {}) =>
  cardWith({ id: idIn(number), headline: titleOf(number), datePublished: instantOf(place), ...fields });

/** The run of the property: ids and titles have its number, because others' stand in the same lists. */
let run = 0;
const titleOf = (number: number) => `Ferry ${number} of run ${run}`;
const idIn = (number: number) => idOf(10_000 * run + number);
const numbersOf = (items: readonly { title: string }[]) =>
  items.flatMap(({ title }) => {
    const [, number, of] = /^Ferry (\d+) of run (\d+)\b/.exec(title) ?? [];
    return Number(of) === run ? [Number(number)] : [];
  });

async function readFeedPage(path: string) {
  // A list whose last entry went is one that nobody knows: a problem without items.
  const { items = [], next_url } = await api.json<{ items?: { title: string }[]; next_url?: string }>(path);
  return { numbers: numbersOf(items), next: next_url };
}

/** A list whose entries lie in feeds. */
function feedList(
  path: string,
  feedsOf: (number: number) => readonly string[],
  fields: (number: number) => Partial<Card> = () => ({}),
): List {
  const place = (number: number, minute: number, change: Partial<Card> = {}) =>
    api.place([cardOf(number, minute, { ...fields(number), ...change })], () => feedsOf(number));
  return {
    path,
    read: readFeedPage,
    put: place,
    change: (number, minute) => place(number, minute, { excerpt: 'Changed.', revision: 'r2' }),
    async remove(number, minute) {
      for (const feed of feedsOf(number)) await api.withdraw(cardOf(number, minute), feed);
    },
  };
}

/** The set of an article: those that it chose, and those that chose it. */
async function relatedList(name: 'related' | 'background' | 'copies'): Promise<List> {
  const target = idOf(50_000 + newScope());
  await api.write.putArticle(recordOf({ article: articleOf({ id: target }) }), undefined);
  const relation: Relation = { related: 'sameStory', background: 'background', copies: 'copy' }[
    name
  ] as Relation;
  const edgeOf = (number: number, place: number, fields: Partial<Card> = {}) => {
    const score = (place + 1) / 10;
    const shown = {
      relation,
      reasons: [],
      score,
      reverseScore: score,
      // Less would be shown to nobody, and more is no background.
      probability: name === 'background' ? 0.2 : Math.max(score, 0.2),
      vector: new Uint8Array(4),
      method: 'm',
    };
    const card = cardOf(number, 0, fields);
    return { ...shown, card, listedAt: card.datePublished };
  };
  const write = (number: number, place: number, fields: Partial<Card> = {}) =>
    api.write.writeCopies({
      entries: [],
      postings: [],
      removals: [],
      edges: [{ target, edge: edgeOf(number, place, fields) }],
    });
  // Coverage of the event: without any, the best background would stand in its place.
  const chosen = [900, 901, 902].map((number, place) => ({
    ...edgeOf(number, 2 * place),
    ...(name === 'background' && { relation: 'sameStory' as const }),
  }));
  await api.write.writeCopies({
    entries: [],
    postings: [],
    removals: [],
    edges: [],
    relatedSet: { id: target, edges: chosen },
  });
  return {
    path: `/v1/articles/${target}/${name}`,
    read: readFeedPage,
    put: write,
    change: (number, place) => write(number, place, { excerpt: 'Changed.', revision: 'r2' }),
    remove: (number, place) =>
      api.write.writeCopies({
        entries: [],
        postings: [],
        edges: [],
        removals: [{ type: 'edge', target: target, score: (place + 1) / 10, other: idIn(number) }],
      }),
  };
}

/** The list of live stories: a story's place follows from its size and its last article. */
function storyList(): List {
  const scope = newScope();
  const storyOf = (number: number, place: number, excerpt: string): Story => {
    const source = (key: string) => ({ key, name: key });
    const [first, second] = ['a.example', 'b.example'].map((key, index) =>
      cardOf(number, place, {
        id: idOf(100_000 + scope * 4000 + number * 2 + index),
        source: source(key),
        excerpt,
      }),
    );
    if (!first || !second) throw new Error('a story has two');
    return withMember(newStory(first, idOf(300_000 + scope * 4000 + number)), second);
  };
  const show = (before: Story | undefined, after: Story | undefined) =>
    api.write.listLiveStory(before, after);
  return {
    path: '/v1/stories',
    read: readFeedPage,
    put: (number, place) => show(undefined, storyOf(number, place, 'As it was.')),
    change: (number, place) => show(storyOf(number, place, 'As it was.'), storyOf(number, place, 'Changed.')),
    remove: (number, place) => show(storyOf(number, place, 'As it was.'), undefined),
  };
}

async function timelineList(): Promise<List> {
  const id = idOf(40_000 + newScope());
  await api.write.putStory(newStory(cardOf(0, 0), id), 0);
  return {
    ...feedList(`/v1/stories/${id}`, () => [`story/${id}`]),
    async read(path) {
      const page = await api.json<{ timeline: { title: string }[]; next_url?: string }>(path);
      return { numbers: numbersOf(page.timeline), next: page.next_url };
    },
  };
}

/** What a search finds: articles of their own, each with what the index is told of it. */
async function searchList(query: (word: string) => string): Promise<List> {
  const word = `wort${String.fromCharCode(...[...String(newScope())].map((digit) => 97 + Number(digit)))}`;
  const index = dynamoSearchStore(api.table);
  const generations = new Map<number, number>();
  const write = async (number: number, place: number, change: Partial<ArticleRecord> = {}) => {
    const before = generations.get(number);
    const generation = (before ?? 0) + 1;
    generations.set(number, generation);
    const listedAt = instantOf(place);
    const headline = `${titleOf(number)} ${word}`;
    const article = articleOf({ id: idIn(number), headline, articleBody: word, datePublished: listedAt });
    const placement = { listedAt, feeds: ['latest'], terms: [], edges: [] };
    const record = recordOf({ article, placement, revision: `r${generation}`, generation, ...change });
    const previous = before === undefined ? undefined : { revision: `r${before}`, generation: before };
    await api.write.putArticle(record, previous);
    if (record.state === 'withdrawn') return;
    const tail = encodeTail([await indexedArticle(record)]);
    await index.putTail({ place: `${listedAt}#${article.id}#${generation}`, bytes: tail }, 4e9);
  };
  return {
    path: `/v1/search?order=newest&q=${encodeURIComponent(query(word))}`,
    read: readFeedPage,
    put: (number, place) => write(number, place),
    change: (number, place) => write(number, place),
    remove: (number, place) => write(number, place, { state: 'withdrawn' }),
  };
}

function sourceList(): List {
  // Sources are never removed: those of earlier runs stand in the list too.
  const scope = newScope();
  const note = (number: number, place: number, name = 'Source') =>
    api.write.noteSource({
      key: `s${place}-${number}-${scope}.example`,
      name,
      lastPublished: instantOf(place),
    });
  return {
    path: '/v1/sources',
    async read(path) {
      const page = await api.json<{ sources: { key: string }[]; next_url?: string }>(path);
      const own = page.sources.flatMap(({ key }) => {
        const [, number, of] = /^s\d+-(\d+)-(\d+)\.example$/.exec(key) ?? [];
        return Number(of) === scope ? [Number(number)] : [];
      });
      return { numbers: own, next: page.next_url };
    },
    put: note,
    change: (number, place) => note(number, place, 'Another name'),
    remove: async () => undefined,
  };
}

/** Comments of an article of its own. The order is that of their creation, whatever place is asked for. */
async function commentList(kind: 'oldest' | 'newest' | 'queue' | 'mine'): Promise<List> {
  const article = idOf(60_000 + newScope());
  await dynamoWriteStore(comments.table).putArticle(
    recordOf({ article: articleOf({ id: article }) }),
    undefined,
  );
  const me = newReader();
  const known = new Map<number, { id: string; revision: number; reader: Reader }>();
  const headers = { authorization: `Bearer ${MODERATOR_TOKEN}` };
  const text = (number: number, word: string) => `Comment ${number} of ${article} ${word}`;
  const paths = {
    oldest: `/v1/articles/${article}/comments?order=oldest`,
    newest: `/v1/articles/${article}/comments?order=newest`,
    queue: '/v1/moderation/comments?state=pending',
    mine: '/v1/me/comments',
  };
  const decide = async (number: number, decision: 'approve' | 'reject') => {
    const { id = '', revision = 0 } = known.get(number) ?? {};
    await comments.moderate(id, decision, revision);
  };
  return {
    path: paths[kind],
    async read(path) {
      const answer = await comments.send('GET', path.replace('https://news.example', ''), me, { headers });
      const page = (await answer.json()) as {
        items?: { content_text: string }[];
        comments?: { text: string }[];
        next_url?: string;
      };
      const texts =
        page.items?.map(({ content_text }) => content_text) ?? page.comments?.map((each) => each.text) ?? [];
      const own = texts.filter((each) => each.includes(article));
      return { numbers: own.map((each) => Number(/\d+/.exec(each)?.[0])), next: page.next_url };
    },
    async put(number) {
      // Nobody may write so many in so short a time: each is of a reader of its own, or of another hour.
      const reader = kind === 'mine' ? me : newReader();
      comments.wait(kind === 'mine' ? 36 * 60_000 : 1000);
      const answer = await comments.send('POST', `/v1/articles/${article}/comments`, reader, {
        json: { text: text(number, 'as it was'), name: 'Ida' },
      });
      const { id, revision } = (await answer.json()) as { id: string; revision: number };
      known.set(number, { id, revision, reader });
      if (kind === 'oldest' || kind === 'newest') await decide(number, 'approve');
    },
    async change(number) {
      const { id = '', reader } = known.get(number) ?? {};
      // A report changes a comment and leaves it where it is; what waits is changed by nobody but its author.
      if (kind === 'oldest' || kind === 'newest')
        await comments.send('POST', `/v1/comments/${id}/reports`, newReader(), { json: {} });
      else if (kind === 'mine' && reader)
        await comments.send('PATCH', `/v1/comments/${id}`, reader, {
          json: { text: text(number, 'changed') },
        });
    },
    async remove(number) {
      if (kind === 'queue') return decide(number, 'approve');
      const { id = '', reader = me } = known.get(number) ?? {};
      if (kind !== 'mine') await comments.send('DELETE', `/v1/comments/${id}`, reader);
    },
  };
}

const LISTS: Readonly<Record<string, () => List | Promise<List>>> = {
  'feeds/latest': () => feedList('/v1/feeds/latest', () => ['latest']),
  'feeds/sources': () => {
    const key = `s${newScope()}.example`;
    return feedList(`/v1/feeds/sources/${key}`, () => [`source/${key}`]);
  },
  'feeds/hashtags': () => {
    const tag = `lists${newScope()}`;
    return feedList(`/v1/feeds/hashtags/${tag}`, () => [`hashtag/${tag}`]);
  },
  'feeds/sections': () => {
    const section = `lists${newScope()}`;
    return feedList(`/v1/feeds/sections/${section}`, () => [`section/${section}`]);
  },
  'feeds/languages': () => feedList('/v1/feeds/languages/fy', () => ['language/fy']),
  'feeds/stories': () => {
    const id = idOf(70_000 + newScope());
    return feedList(`/v1/feeds/stories/${id}`, () => [`story/${id}`]);
  },
  'feeds of two sources': () => {
    const keys = [newScope(), newScope()].map((scope) => `s${scope}.example`);
    const keyOf = (number: number) => keys[number % 2] ?? '';
    return feedList(
      `/v1/feeds/latest?source=${keys.join('&source=')}`,
      (number) => [`source/${keyOf(number)}`],
      (number) => ({ source: { key: keyOf(number), name: 'Source' } }),
    );
  },
  'feeds that are filtered': () => {
    const tag = `lists${newScope()}`;
    return feedList(
      `/v1/feeds/hashtags/${tag}?language=en&section=travel`,
      (number) => [`hashtag/${tag}`, `section/${tag}`, ...(number % 2 === 0 ? ['language/en'] : [])],
      () => ({ hashtags: [tag], sections: ['Travel'] }),
    );
  },
  'articles/related': () => relatedList('related'),
  'articles/background': () => relatedList('background'),
  'articles/copies': () => relatedList('copies'),
  stories: storyList,
  'stories/timeline': timelineList,
  'search of a word': () => searchList((word) => word),
  'search of two words': () => searchList((word) => `ferry ${word}`),
  'search of a phrase': () => searchList((word) => `"${run} ${word}"`),
  sources: sourceList,
  'articles/comments, oldest first': () => commentList('oldest'),
  'articles/comments, newest first': () => commentList('newest'),
  'moderation/comments': () => commentList('queue'),
  'me/comments': () => commentList('mine'),
};

describe('lists neither skip nor repeat what stays in its place, whatever comes, changes and goes meanwhile', () => {
  it.each(Object.keys(LISTS))(
    '%s',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(scenarios({ things: 12, limit: 5, changes: 12 }), async (what) => {
          run += 1;
          const list = await LISTS[name]?.();
          if (!list) throw new Error('no such list');
          const { seen, there } = await readWhileWritten(list, what);
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen).toEqual(expect.arrayContaining(there));
        }),
        { numRuns: 10 },
      );
    },
    240_000,
  );
});

it('every list of the API that is read by pages is among them', () => {
  // Trends, suggestions and what is more on a topic are one page, and so are the lists of feeds and of subscriptions.
  // What the operator collects is in the order of its ids: tests/store/subscription-store.test.ts.
  const onePage = /^\/v1\/feeds$|trending|suggest|opml|\/topic/;
  const single =
    /\{id\}$|^\/v1\/articles$|\/assist\/|^\/(healthz|docs|images|openapi|moderation|comments|subscriptions|v1\/(subscriptions|websub))/;
  const lists = ROUTES.filter(({ method, path }) => method === 'GET' && !onePage.test(path))
    .map(({ path }) => path.replace(/\.(json|atom|rss)$/, ''))
    .filter((path) => /^\/v1\/(feeds|stories)\//.test(path) || !single.test(path))
    .map((path) =>
      path.replace('/v1/stories/{id}', '/v1/stories/timeline').replace(/^\/v1\/|\/\{\w+\}/g, ''),
    );
  const names = Object.keys(LISTS).map((name) => name.replace(/,.*| of .*| that .*/, ''));
  expect([...new Set(lists)].filter((list) => !names.includes(list))).toEqual([]);
});
