import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMs } from '../../lib/article/instant.ts';
import { newStory } from '../../lib/article/story.ts';
import { COMMENT_ROUTES } from '../../lib/http/comments/comment-routes.ts';
import { createApp } from '../../lib/web/app.ts';
import { mountRoutes } from '../../lib/web/route.ts';
import { idOf, NOW, requester, SITE, startApi, type TestApi } from '../support/api.ts';
import { articleOf, at, cardWith, recordOf } from '../support/articles.ts';
import { newReader, startComments, type TestComments } from '../support/comments.ts';

const ARTICLE = idOf(1);
const STORY = idOf(900);
const OTHERS = [2, 3, 4, 5].map((number) =>
  cardWith({ id: idOf(number), story: STORY, datePublished: at(`2026-11-2${number > 3 ? 0 : 1}T00:00:00Z`) }),
);
const DAY_MS = 86_400_000;

/** Every list that is paged, with more than one item. */
const LISTS = [
  '/v1/feeds/latest',
  '/v1/feeds/latest.atom',
  '/v1/feeds/latest?language=en',
  '/v1/feeds/sources/harbor-post.example',
  '/v1/feeds/hashtags/ferry',
  '/v1/feeds/sections/travel',
  '/v1/feeds/languages/en',
  `/v1/feeds/stories/${STORY}`,
  '/v1/stories',
  `/v1/stories/${STORY}`,
  `/v1/articles/${ARTICLE}/related`,
  '/v1/sources',
];

let api: TestApi;
let comments: TestComments;
/** The cursor of the second page of each list. */
const cursors = new Map<string, string>();
beforeAll(async () => {
  api = await startApi();
  const article = articleOf({ id: ARTICLE });
  await api.write.putArticle(recordOf({ article }), undefined);
  const shown = { relation: 'sameStory', method: 'test', reasons: [], vector: new Uint8Array([1]) } as const;
  const edges = OTHERS.map((card, index) => {
    const score = 0.9 - index / 10;
    const edge = {
      ...shown,
      card,
      score,
      reverseScore: score,
      probability: score,
      listedAt: card.datePublished,
    };
    return { target: ARTICLE, edge };
  });
  await api.write.writeCopies({ entries: [], postings: [], edges, removals: [] });
  const feeds = ['latest', 'hashtag/ferry', 'section/travel', 'language/en', `story/${STORY}`];
  await api.place(OTHERS, ({ source }) => [...feeds, `source/${source.key}`]);
  for (const [index, card] of OTHERS.entries()) {
    const story = { ...newStory(card, index === 0 ? STORY : idOf(900 + index)), articleCount: 4 - index };
    await api.write.putStory(story, 0);
    await api.write.listLiveStory(undefined, story);
    const key = `s${index}.example`;
    await api.write.noteSource({ key, name: key, lastPublished: card.datePublished });
  }
  comments = await startComments();
  for (const text of ['One', 'Two', 'Three']) await comments.published(newReader(), text);
  for (const path of LISTS) cursors.set(path, await cursorOf(await api.get(withCursor(path))));
});
afterAll(async () => {
  await Promise.all([api.close(), comments.close()]);
});

/** Of one item, behind a cursor. */
function withCursor(path: string, cursor?: string): string {
  const rest = `limit=1${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
  return `${path}${path.includes('?') ? '&' : '?'}${rest}`;
}

async function cursorOf(answer: Response): Promise<string> {
  const [, cursor] = /[?&]cursor=([\w-]+)[^>]*>; rel="next"/.exec(answer.headers.get('link') ?? '') ?? [];
  if (cursor === undefined) throw new Error(`no second page: ${answer.status} ${await answer.text()}`);
  return cursor;
}

async function expectBadCursor(answer: Response, what: string) {
  const body = (await answer.json()) as unknown;
  expect([answer.status, body], what).toMatchObject([
    400,
    { code: 'badCursor', errors: [{ pointer: 'query/cursor', code: 'invalid' }] },
  ]);
}

describe('the Link header', () => {
  /** The address of a relation, and its path as an app is asked for it. */
  const linked = (answer: Response, rel: string) =>
    new RegExp(`<([^>]*)>; rel="${rel}"; type="application/(?:\\w+\\+)?(?:json|xml)"`).exec(
      answer.headers.get('link') ?? '',
    )?.[1];

  async function expectLinks(path: string, get: (path: string) => Promise<Response>) {
    const first = await get(withCursor(path));
    const text = await first.clone().text();
    const next = linked(first, 'next') ?? '';
    if (text.startsWith('{')) expect((JSON.parse(text) as { next_url?: string }).next_url).toBe(next);
    else expect(text).toContain(`href="${next.replaceAll('&', '&amp;')}"`);
    const firstUrl = linked(first, 'first') ?? '';
    const body = async (url: string) => (await get(url.replace(SITE, ''))).text();
    expect(await body(firstUrl)).toBe(text);
    let last = first;
    let pages = 1;
    for (let url = next; url !== ''; url = linked(last, 'next') ?? '') {
      last = await get(url.replace(SITE, ''));
      expect([last.status, linked(last, 'first')], path).toEqual([200, firstUrl]);
      pages += 1;
    }
    expect(pages, path).toBeGreaterThan(1);
  }

  it.each(LISTS)('of %s leads on to its end, and from everywhere to its beginning', (path) =>
    expectLinks(path, api.get),
  );

  it.each(['oldest', 'newest'])('of comments, %s first, does too', async (order) => {
    const path = `/v1/articles/${comments.article}/comments`;
    for (const suffix of ['', '.atom', '.rss'])
      await expectLinks(`${path}${suffix}?order=${order}`, (each) => comments.send('GET', each, newReader()));
  });
});

/** The list that a path names: formats of one list share their cursors. */
const listOf = (path: string) => path.replace('.atom', '');

describe('a cursor', () => {
  const list = fc.constantFrom(...LISTS);
  const cursor = (path: string) => cursors.get(path) ?? '';

  it('of its list is taken, on any later day and under a newer secret', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 0, max: 3650 }), fc.boolean(), async (path, days, isNew) => {
        const get = requester({
          ...api.deps,
          now: () => addMs(NOW, days * DAY_MS),
          cursorSecrets: isNew ? ['newer secret', ...api.deps.cursorSecrets] : api.deps.cursorSecrets,
        });
        const answer = await get(withCursor(path, cursor(path)));
        expect(answer.status, `${path} ${await answer.text()}`).toBe(200);
      }),
      { numRuns: 100 },
    );
  });

  it('of another secret is refused', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.array(fc.string(), { minLength: 1, maxLength: 3 }), async (path, secrets) => {
        fc.pre(!secrets.some((secret) => api.deps.cursorSecrets.includes(secret)));
        const get = requester({ ...api.deps, cursorSecrets: secrets });
        await expectBadCursor(await get(withCursor(path, cursor(path))), path);
      }),
      { numRuns: 80 },
    );
  });

  it('of another list or another query is refused', async () => {
    const filters = fc.constantFrom('', 'since=2026-11-01', 'hashtag=ferry', 'source=s1.example');
    await fc.assert(
      fc.asyncProperty(list, list, filters, async (from, to, filter) => {
        fc.pre(listOf(from) !== listOf(to));
        const isFiltered = filter !== '' && /latest|feeds\//.test(to);
        const path = isFiltered ? `${to}${to.includes('?') ? '&' : '?'}${filter}` : to;
        await expectBadCursor(await api.get(withCursor(path, cursor(from))), `${from} on ${path}`);
        if (isFiltered) await expectBadCursor(await api.get(withCursor(path, cursor(to))), path);
      }),
      { numRuns: 150 },
    );
  });

  it('that was changed, cut or made up is refused', async () => {
    const changes = fc.oneof(
      fc.record({ at: fc.nat(), letter: fc.constantFrom(...'abcXYZ019-_') }),
      fc.record({ keep: fc.nat({ max: 30 }) }),
      fc.record({ text: fc.string({ unit: 'binary', maxLength: 500 }) }),
    );
    await fc.assert(
      fc.asyncProperty(list, changes, async (path, change) => {
        const whole = cursor(path);
        const changed =
          'text' in change
            ? Buffer.from(change.text).toString()
            : 'keep' in change
              ? whole.slice(0, change.keep)
              : `${whole.slice(0, change.at % whole.length)}${change.letter}${whole.slice((change.at % whole.length) + 1)}`;
        // The last letter of base64 has bits that say nothing.
        fc.pre(Buffer.from(changed, 'base64url').compare(Buffer.from(whole, 'base64url')) !== 0);
        await expectBadCursor(await api.get(withCursor(path, changed)), path);
      }),
      { numRuns: 150 },
    );
  });

  it('of comments goes with their article and our secret alone', async () => {
    const path = `/v1/articles/${comments.article}/comments`;
    const first = await comments.send('GET', withCursor(path), newReader());
    const { next_url } = (await first.json()) as { next_url: string };
    const own = new URL(next_url).searchParams.get('cursor') ?? '';
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...LISTS), fc.string({ minLength: 1 }), async (other, secret) => {
        fc.pre(!comments.deps.cursorSecrets.includes(secret));
        const deps = { ...comments.deps, cursorSecrets: [secret] };
        const app = createApp(deps, (each) => mountRoutes(each, deps, COMMENT_ROUTES));
        await expectBadCursor(await app.request(`${SITE}${withCursor(path, own)}`), secret);
        const answer = await comments.send('GET', withCursor(path, cursor(other)), newReader());
        await expectBadCursor(answer, other);
        await expectBadCursor(await api.get(withCursor(other, own)), other);
      }),
      { numRuns: 30 },
    );
    const answer = await comments.send('GET', withCursor(path, own), newReader());
    expect(answer.status).toBe(200);
  });
});
