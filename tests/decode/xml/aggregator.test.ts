import { expect, it } from 'vitest';
import { articlesOf } from '../articles-of.ts';

const rss = (link: string, items: readonly string[]) =>
  Buffer.from(
    `<rss version="2.0"><channel><title>What others say</title><link>${link}</link>${items
      .map((url, at) => `<item><title>Quay opens ${at}</title><link>${url}</link></item>`)
      .join('')}</channel></rss>`,
  );

it.each<[name: string, feed: Buffer, expected: readonly string[], told?: 'name']>([
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
    'an alert of a service that has no name of its own for the address',
    Buffer.from(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Google Alert - quay</title><id>tag:google.example,2013:feed:1</id><entry><title>Quay opens</title><link href="https://www.google.com/url?url=https://harborpost.example/quay"/></entry></feed>',
    ),
    ['harborpost.example'],
    'name',
  ],
  [
    'an alert whose links lead straight to two sites',
    Buffer.from(
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Talkwalker Alerts - quay</title><entry><title>Quay opens</title><link href="https://one.example/a"/></entry><entry><title>Quay closes</title><link href="https://two.example/a"/></entry></feed>',
    ),
    ['one.example', 'two.example'],
    'name',
  ],
  [
    'a collection without an address',
    rss('', ['https://one.example/a', 'https://two.example/b', 'https://three.example/c']),
    ['one.example', 'two.example', 'three.example'],
    'name',
  ],
  [
    'a feed of one site without an address',
    rss('', ['https://one.example/a', 'https://one.example/b']),
    ['What others say', 'What others say'],
    'name',
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
    'name',
  ],
])('%s', async (_name, bytes, expected, told) => {
  const articles = await articlesOf(bytes);
  const isNamed = told === 'name';
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
