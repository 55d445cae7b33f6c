import { expect, it } from 'vitest';
import { decode } from '../../../lib/decode/decode.ts';
import { articlesOf } from '../articles-of.ts';
import { SERVICES } from './services.ts';
import { UNSEEN_SERVICES } from './unseen-services.ts';

it.each([...SERVICES, ...UNSEEN_SERVICES])('$name', async ({ payload, expected }) => {
  const articles = await articlesOf(Buffer.from(JSON.stringify(payload)));
  const [first] = articles;
  const { bodyHolds, ...fields } = expected;
  expect({
    articles: articles.length,
    headline: first?.headline,
    body: first?.articleBody,
    datePublished: first?.datePublished,
    lastDate: articles.at(-1)?.datePublished,
    url: first?.url,
    author: first?.author.map(({ name }) => name).join(', '),
    publisherName: first?.publisher.name,
    inLanguage: first?.inLanguage,
    articleSection: first?.articleSection,
    keywords: first?.keywords,
    image: first?.image[0]?.url,
  }).toMatchObject(fields);
  if (bodyHolds !== undefined) expect(first?.articleBody).toContain(bodyHolds);
});

it.each([
  [
    'a draft',
    { title: 'Quay opens', url: 'https://q.example/a/b', text: 'It is open.', status: 'draft' },
    '“draft”',
  ],
  [
    'a comment',
    { type: 'comment', title: 'Re: Quay', text: 'I agree.', url: 'https://q.example/a/c' },
    'comment',
  ],
])('refuses %s among articles by name', async (_name, item, named) => {
  const whole = {
    title: 'Ferry returns',
    url: 'https://q.example/a/d',
    text: 'It is back.',
    status: 'published',
  };
  const { articles, refusals } = await decode(Buffer.from(JSON.stringify([item, whole])), {});
  expect(articles.map(({ pointer }) => pointer)).toEqual(['/1']);
  expect(refusals.map(({ pointer, code }) => [pointer, code])).toEqual([['/0', 'notAnArticle']]);
  expect(refusals[0]?.detail).toContain(named);
});

it('warns of a field that stands inside another object, with its pointer', async () => {
  const item = {
    id: 1,
    properties: { headline: 'Quay opens', text: 'It is open.' },
    route: { url: 'https://q.example/a/b' },
  };
  const { articles } = await decode(Buffer.from(JSON.stringify({ items: [item] })), {});
  expect(articles[0]?.warnings).toContainEqual({
    code: 'fieldGuessed',
    pointer: 'url',
    detail: 'read from /route/url',
  });
});
