import { expect, it } from 'vitest';
import { articlesOf } from '../articles-of.ts';
import { SERVICES } from './services.ts';

it.each(SERVICES)('$name', async ({ payload, expected }) => {
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
