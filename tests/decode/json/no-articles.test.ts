import { describe, expect, it } from 'vitest';
import { decode } from '../../../lib/decode/decode.ts';
import { CONFIGURATIONS } from './no-articles/configurations.ts';
import { MAPS } from './no-articles/maps.ts';
import { MEASUREMENTS } from './no-articles/measurements.ts';
import { SERVICE_ANSWERS } from './no-articles/service-answers.ts';
import { THINGS } from './no-articles/things.ts';

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe.each([
  ['configuration', CONFIGURATIONS],
  ['a measurement', MEASUREMENTS],
  ['a map', MAPS],
  ['an answer of a service', SERVICE_ANSWERS],
  ['a thing that is offered, shown, planned or watched', THINGS],
])('refuses %s', (_kind, cases) => {
  it.each(cases)('$name', async ({ payload }) => {
    for (const each of [payload, [payload, payload]]) {
      const { articles, refusals } = await decode(bytes(each), {});
      expect(articles.map(({ pointer, headline }) => [pointer, headline?.value])).toEqual([]);
      expect(refusals.length).toBeGreaterThan(0);
    }
  });
});

const ARTICLE = {
  title: 'Quay opens after repairs',
  url: 'https://quay.example/news/opens',
  published: '2026-11-20T10:00:00Z',
  text: 'The quay opened on Friday.',
};

it.each([
  ['an empty list of errors', { status: 200, errors: [], articles: [ARTICLE] }],
  ['an error of another part', { errors: [{ message: 'No ads.' }], data: { posts: [ARTICLE] } }],
  [
    'a configuration',
    { config: { title: 'Quay News', url: 'https://quay.example/' }, page: { story: ARTICLE } },
  ],
  [
    'a price, a rating and a place',
    { ...ARTICLE, price: 0, rating: 4, location: 'Quay', byline: 'Ida Brandt' },
  ],
  ['a schema that it names', { $schema: 'https://quay.example/feed.json', items: [ARTICLE] }],
  ['the client whose system keeps it', { type: 'story', clientId: 'quay', sessionId: 'evening', ...ARTICLE }],
  [
    'a place',
    { articles: [{ ...ARTICLE, geo: { type: 'Feature', geometry: null, properties: { title: 'Quay' } } }] },
  ],
])('reads an article beside %s', async (_beside, payload) => {
  const { articles } = await decode(bytes(payload), {});
  const read = articles.map(({ headline, url, articleBody }) => [headline?.value, url, articleBody?.value]);
  expect(read).toEqual([[ARTICLE.title, ARTICLE.url, ARTICLE.text]]);
});

it('reads an alert on a map by its headline and its text', async () => {
  const description =
    'Gusts of up to a hundred kilometres an hour are expected on the quay until Saturday noon.';
  const properties = {
    headline: 'Storm warning for the quay',
    description,
    published: '2026-11-20T10:00:00Z',
  };
  const alert = { type: 'Feature', geometry: null, properties };
  const { articles } = await decode(bytes({ type: 'FeatureCollection', features: [alert] }), {});
  expect(articles.map(({ headline }) => headline?.value)).toEqual(['Storm warning for the quay']);
});

it('says in which document of many, and where in it, it mended a comma', async () => {
  const lines = [JSON.stringify(ARTICLE), JSON.stringify(ARTICLE).replace('"url"', '"tags":["a",],"url"')];
  const { articles, warnings } = await decode(Buffer.from(lines.join('\n')), {});
  expect(articles).toHaveLength(2);
  expect(warnings).toContainEqual({
    code: 'syntaxMended',
    pointer: '',
    detail: expect.stringMatching(/ at line 2(?:\/|$)/),
  });
});

it('reads an article with more objects inside of it than are looked at', async () => {
  const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`k${at}`, {}]));
  const { articles, refusals } = await decode(bytes([{ ...ARTICLE, text: undefined, extra: { many } }]), {});
  expect({ headlines: articles.map(({ headline }) => headline?.value), refusals }).toEqual({
    headlines: [ARTICLE.title],
    refusals: [],
  });
});
