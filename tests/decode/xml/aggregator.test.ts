import { expect, it } from 'vitest';
import { articlesOf } from '../articles-of.ts';

const rss = (link: string, items: readonly string[]) =>
  Buffer.from(
    `<rss version="2.0"><channel><title>What others say</title><link>${link}</link>${items
      .map((url, at) => `<item><title>Quay opens ${at}</title><link>${url}</link></item>`)
      .join('')}</channel></rss>`,
  );

it.each([
  [
    'a search whose links lead through its own host',
    rss('https://www.finder.example/news?q=quay', [
      'https://www.finder.example/news/click.aspx?ref=a&url=https%3A%2F%2Fharborpost.example%2Fquay',
    ]),
    ['harborpost.example'],
  ],
  [
    'an alert that says no address of its own',
    Buffer.from(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Alert - quay</title><entry><title>Quay opens</title><link href="https://finder.example/url?url=https://harborpost.example/quay"/></entry></feed>',
    ),
    ['harborpost.example'],
  ],
  [
    'a collection of other sites',
    rss('https://planet.example/', [
      'https://one.example/a',
      'https://two.example/b',
      'https://three.example/c',
    ]),
    ['one.example', 'two.example', 'three.example'],
  ],
  [
    'a site with an item of its own: one that lies elsewhere is of that outlet',
    rss('https://paper.example/', ['https://one.example/a', 'https://paper.example/b']),
    ['one.example', 'What others say'],
  ],
])('%s', async (_name, bytes, expected) => {
  const articles = await articlesOf(bytes);
  const isNamed = expected.includes('What others say');
  expect(articles.map(({ publisher }) => (isNamed ? publisher.name : publisher.key))).toEqual(expected);
});

it.each([
  ['<author><name>Howard Pike</name><email>h@p.example</email></author>', ['Howard Pike']],
  ['<author><name>Howard</name><surname>Pike</surname></author>', ['Howard Pike']],
  ['<author><first>Howard</first><last>Pike</last></author>', ['Howard Pike']],
  ['<author>/u/midmole</author>', ['midmole']],
  ['<author>@olga@social.example</author>', ['olga']],
  ['<dc:creator>&lt;![CDATA[Ida Brandt]]&gt;</dc:creator>', ['Ida Brandt']],
])('%s', async (author, expected) => {
  const item = `<item><title>Quay opens</title><link>https://p.example/q</link>${author}</item>`;
  const [article] = await articlesOf(
    Buffer.from(`<rss version="2.0"><channel><title>P</title>${item}</channel></rss>`),
  );
  expect(article?.author.map(({ name }) => name)).toEqual(expected);
});
