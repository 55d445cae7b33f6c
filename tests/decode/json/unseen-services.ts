import type { ServicePayload } from './services.ts';

const H = 'Quay opens after a month of repairs';
const T = 'The quay opened again on Monday after a month of repairs to its old wall.';
const T2 = 'Fishermen said that the wider turning circle would cost them a berth each in winter.';
const P = `<p>${T}</p><p>${T2}</p>`;
const BODY = `${T}\n\n${T2}`;
const D = '2026-11-20T08:00:00.000Z';
const UNIX = 1795161600;
const X = 'https://quay.example/news/quay-opens';
const I = 'https://quay.example/img/q.jpg';
const LATER = '2026-11-22T08:00:00.000Z';

/** A paragraph as ProseMirror and its kin have it. */
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Fields in objects inside of the item, under other names, in maps, columns and other vocabularies. */
export const UNSEEN_SERVICES: readonly ServicePayload[] = [
  {
    name: 'Storyblok, whose text lies in its content and whose date beside it',
    payload: {
      stories: [
        {
          name: 'Quay',
          first_published_at: D,
          published_at: LATER,
          content: {
            component: 'article',
            headline: H,
            author: 'Ida Brandt',
            long_text: { type: 'doc', content: [paragraph(T), paragraph(T2)] },
          },
          full_slug: 'news/quay-opens',
        },
      ],
    },
    expected: { articles: 1, headline: H, body: BODY, author: 'Ida Brandt', datePublished: D },
  },
  {
    name: 'Prismic',
    payload: {
      results: [
        {
          id: 'W',
          url: '/news/quay-opens',
          type: 'article',
          first_publication_date: '2026-11-20T08:00:00+0000',
          last_publication_date: LATER,
          lang: 'en-us',
          data: {
            title: [{ type: 'heading1', text: H, spans: [] }],
            body: [T, T2].map((text) => ({ type: 'paragraph', text, spans: [] })),
            author: 'Ida Brandt',
          },
        },
      ],
    },
    expected: {
      articles: 1,
      headline: H,
      body: BODY,
      author: 'Ida Brandt',
      datePublished: D,
      inLanguage: 'en-US',
    },
  },
  {
    name: 'Kontent.ai, whose elements wrap each value',
    payload: {
      items: [
        {
          system: { id: 'x', name: 'Quay', language: 'en-US', last_modified: LATER },
          elements: {
            title: { type: 'text', name: 'Title', value: H },
            post_date: { type: 'date_time', name: 'Post date', value: '2026-11-20T08:00:00Z' },
            body_copy: { type: 'rich_text', name: 'Body', links: {}, value: P },
          },
        },
      ],
    },
    expected: { articles: 1, headline: H, body: BODY, datePublished: D },
  },
  {
    name: 'Umbraco',
    payload: {
      total: 1,
      items: [
        {
          contentType: 'article',
          name: 'Quay',
          route: { path: '/news/quay-opens/' },
          properties: {
            headline: H,
            publishDate: D,
            bodyText: { markup: P, blocks: [] },
            author: 'Ida Brandt',
          },
        },
      ],
    },
    expected: { articles: 1, headline: H, body: BODY, datePublished: D, author: 'Ida Brandt' },
  },
  {
    name: 'an extraction service with the names of schema.org, but for authors and pictures',
    payload: {
      url: X,
      statusCode: 200,
      article: {
        headline: H,
        datePublished: D,
        authors: [{ name: 'Ida Brandt', nameRaw: 'By Ida' }],
        mainImage: { url: I },
        articleBody: BODY,
        url: X,
      },
    },
    expected: {
      articles: 1,
      headline: H,
      body: BODY,
      datePublished: D,
      author: 'Ida Brandt',
      image: I,
      url: X,
    },
  },
  {
    name: 'a crawler with the text beside the metadata of its page',
    payload: {
      success: true,
      data: {
        markdown: BODY,
        metadata: { title: H, ogUrl: X, ogImage: I, publishedTime: D, statusCode: 200 },
      },
    },
    expected: { articles: 1, headline: H, body: BODY, datePublished: D, url: X, image: I },
  },
  {
    name: 'Notion database',
    payload: {
      object: 'list',
      results: [
        {
          object: 'page',
          id: 'x',
          created_time: LATER,
          properties: {
            Name: {
              id: 'title',
              type: 'title',
              title: [{ type: 'text', plain_text: H, text: { content: H } }],
            },
            Date: { type: 'date', date: { start: '2026-11-20T08:00:00.000+00:00', end: null } },
          },
          url: 'https://www.notion.so/x',
        },
      ],
    },
    expected: { articles: 1, headline: H },
  },
  {
    name: 'blocks with models, deep in the data of a page',
    payload: {
      props: {
        pageProps: {
          page: {
            article: {
              metadata: { headline: H, firstPublished: UNIX * 1000 },
              content: {
                model: {
                  blocks: [T, T2].map((text) => ({
                    type: 'text',
                    model: { blocks: [{ type: 'paragraph', model: { text } }] },
                  })),
                },
              },
            },
          },
        },
      },
    },
    expected: { articles: 1, headline: H, body: BODY, datePublished: D },
  },
  {
    name: 'names with the kind of thing before them, and plural bylines',
    payload: {
      feed_title: 'Quay Post',
      stories: [
        {
          story_title: H,
          story_content: P,
          story_permalink: X,
          story_date: '2026-11-20 08:00:00',
          story_tags: ['quay'],
          publishedBylines: [{ id: 3, name: 'Ida Brandt', bio: 'Writes.' }],
        },
      ],
    },
    expected: {
      articles: 1,
      headline: H,
      body: BODY,
      url: X,
      datePublished: D,
      author: 'Ida Brandt',
      keywords: ['quay'],
    },
  },
  {
    name: 'a reading list that maps ids to articles, and these to authors',
    payload: {
      status: 1,
      list: {
        229: {
          resolved_id: '229',
          resolved_title: H,
          resolved_url: X,
          excerpt: 'It is open.',
          time_added: String(UNIX),
          authors: { 62: { author_id: '62', name: 'Ida Brandt', url: '' } },
        },
      },
    },
    expected: { articles: 1, headline: H, url: X, author: 'Ida Brandt' },
  },
  {
    name: 'articles under their ids',
    payload: {
      articles: {
        a1: { title: H, link: X, body: BODY, published: D },
        a2: { title: 'Ferry returns to the harbor', link: `${X}2`, body: BODY, published: D },
      },
    },
    expected: { articles: 2, headline: H, url: X },
  },
  {
    name: 'posts without a title',
    payload: {
      data: [
        {
          id: '1_2',
          message: BODY,
          created_time: '2026-11-20T08:00:00+0000',
          permalink_url: X,
          full_picture: I,
        },
      ],
    },
    expected: { articles: 1, body: BODY, datePublished: D, url: X, image: I },
  },
  {
    name: 'ActivityStreams outbox',
    payload: {
      '@context': 'https://www.w3.org/ns/activitystreams',
      type: 'OrderedCollectionPage',
      orderedItems: [
        {
          type: 'Create',
          published: D,
          object: { type: 'Article', name: H, content: P, url: X, published: D },
        },
      ],
    },
    expected: { articles: 1, headline: H, body: BODY, datePublished: D, url: X },
  },
  {
    name: 'a post with the card of another page',
    payload: [
      {
        created_at: D,
        url: X,
        content: `<p>${T}</p>`,
        account: { acct: 'quay', display_name: 'Quay News' },
        card: { url: 'https://elsewhere.example/a/b', title: 'Another title of the card here' },
      },
    ],
    expected: { articles: 1, headline: T, url: X, author: 'Quay News' },
  },
  {
    name: 'posts beside their comments',
    payload: [
      {
        kind: 'Listing',
        data: {
          children: [
            {
              kind: 't3',
              data: {
                title: H,
                selftext: BODY,
                created_utc: UNIX,
                created: UNIX + 3600,
                permalink: '/r/harbor/1/',
              },
            },
          ],
        },
      },
      {
        kind: 'Listing',
        data: {
          children: [
            { kind: 't1', data: { body: `${T} ${T2}`, created_utc: UNIX, permalink: '/r/harbor/1/c/' } },
          ],
        },
      },
    ],
    expected: { articles: 1, headline: H, datePublished: D },
  },
  {
    name: 'hits whose fields are lists of one',
    payload: {
      hits: { hits: [{ _id: '1', fields: { title: [H], url: [X], content: [BODY], published: [D] } }] },
    },
    expected: { articles: 1, headline: H, url: X, body: BODY, datePublished: D },
  },
  {
    name: 'the feed of an envelope beside its items',
    payload: {
      status: 'ok',
      feed: { url: 'https://quay.example/rss', title: 'Quay Post', link: 'https://quay.example/' },
      items: [{ title: H, pubDate: '2026-11-20 08:00:00', link: X, content: P }],
    },
    expected: { articles: 1, headline: H, publisherName: 'Quay Post', datePublished: D },
  },
  {
    name: 'one list for each column',
    payload: {
      title: { 0: H, 1: 'Ferry returns' },
      url: { 0: X, 1: `${X}2` },
      text: { 0: BODY, 1: BODY },
      date: { 0: D, 1: D },
    },
    expected: { articles: 2, headline: H, url: X, datePublished: D },
  },
  {
    name: 'Notion pages, whose properties lie under the names of their types',
    payload: {
      object: 'list',
      results: [
        {
          object: 'page',
          id: 'p1',
          url: X,
          properties: {
            Name: { id: 'title', type: 'title', title: [{ type: 'text', plain_text: H }] },
            Author: { id: 'a', type: 'people', people: [{ object: 'user', name: 'Ida Brandt' }] },
            'Published on': { id: 'd', type: 'date', date: { start: '2026-11-20T08:00:00Z', end: null } },
            Tags: { id: 't', type: 'multi_select', multi_select: [{ id: '1', name: 'harbor' }] },
          },
        },
      ],
    },
    expected: { headline: H, author: 'Ida Brandt', datePublished: D, keywords: ['harbor'] },
  },
  {
    name: 'a feed that was turned into JSON, with namespaces and attributes',
    payload: {
      rss: {
        '@_version': '2.0',
        channel: {
          title: 'Quay News',
          link: 'https://quay.example/',
          item: [
            {
              title: H,
              link: X,
              guid: { '#text': X, '@_isPermaLink': 'true' },
              'dc:date': '2026-11-20T08:00:00Z',
              'dc:creator': 'Ida Brandt',
              'content:encoded': P,
              'media:thumbnail': { '@_url': I },
            },
          ],
        },
      },
    },
    expected: {
      headline: H,
      url: X,
      datePublished: D,
      author: 'Ida Brandt',
      body: BODY,
      image: I,
      publisherName: 'Quay News',
    },
  },
  {
    name: 'a text tree beside empty lists of blocks and links (DatoCMS)',
    payload: {
      data: {
        allArticles: [
          {
            title: H,
            _firstPublishedAt: D,
            content: {
              value: {
                schema: 'dast',
                document: {
                  type: 'root',
                  children: [T, T2].map((value) => ({
                    type: 'paragraph',
                    children: [{ type: 'span', value }],
                  })),
                },
              },
              blocks: [],
              links: [],
            },
          },
        ],
      },
    },
    expected: { headline: H, body: BODY, datePublished: D },
  },
  {
    name: 'an extract beside the whole text of a page (Tavily)',
    payload: {
      answer: null,
      results: [{ url: X, title: H, content: T, raw_content: `${BODY}`, published_date: D, score: 0.9 }],
    },
    expected: { headline: H, body: BODY, datePublished: D },
  },
  {
    name: 'an article beside the links of others (Next.js)',
    payload: {
      props: {
        pageProps: {
          article: {
            headline: H,
            body: [paragraph(T), paragraph(T2)],
            publishedAt: D,
            authors: [{ name: 'Ida Brandt' }],
          },
          related: [
            { headline: 'Ferry fares rise', url: `${X}2`, publishedAt: D },
            { headline: 'Third ferry returns', url: `${X}3`, publishedAt: D },
          ],
        },
      },
    },
    expected: { articles: 1, headline: H, author: 'Ida Brandt', body: BODY },
  },
  {
    name: 'rows beside the names of their columns',
    payload: {
      columns: ['title', 'url', 'text'],
      data: [
        [H, X, BODY],
        ['Ferry returns', `${X}2`, BODY],
      ],
    },
    expected: { articles: 2, headline: H, url: X, body: BODY },
  },
  {
    name: 'rows of a sheet below a row of names',
    payload: {
      range: 'A1:C3',
      majorDimension: 'ROWS',
      values: [
        ['Headline', 'Link', 'Text'],
        [H, X, BODY],
      ],
    },
    expected: { articles: 1, headline: H, url: X, body: BODY },
  },
];
