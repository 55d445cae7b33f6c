/** What a service answers, in the shape that its documentation gives, with invented content. */
export interface ServicePayload {
  readonly name: string;
  readonly payload: unknown;
  /** Fields of the first article; `articles` is their number. */
  readonly expected: Record<string, unknown>;
}

const TEXT = 'The quay opened again on Monday after a month of repairs to its old wall.';
const MARKUP = `<p>${TEXT}</p>`;
const DATE = '2026-11-20T08:00:00.000Z';
const UNIX = 1795161600;

export const SERVICES: readonly ServicePayload[] = [
  {
    name: 'WordPress REST without _embed',
    payload: [
      {
        id: 7,
        date: '2026-11-20T09:00:00',
        date_gmt: '2026-11-20T08:00:00',
        guid: { rendered: 'https://quay.example/?p=7' },
        modified_gmt: '2026-11-20T09:30:00',
        slug: 'quay-opens',
        status: 'publish',
        type: 'post',
        link: 'https://quay.example/quay-opens/',
        title: { rendered: 'Quay opens &#8211; at last' },
        content: { rendered: MARKUP, protected: false },
        excerpt: { rendered: '<p>At last.</p>', protected: false },
        author: 3,
        featured_media: 12,
        categories: [4],
        tags: [9],
        yoast_head_json: { author: 'Ida Brandt', og_image: [{ url: 'https://quay.example/q.jpg' }] },
      },
    ],
    expected: {
      articles: 1,
      headline: 'Quay opens – at last',
      body: TEXT,
      datePublished: DATE,
      url: 'https://quay.example/quay-opens/',
      author: 'Ida Brandt',
      keywords: [],
      articleSection: [],
    },
  },
  {
    name: 'WPGraphQL with edges',
    payload: {
      data: {
        posts: {
          edges: [
            {
              node: {
                title: 'Quay opens',
                uri: '/quay-opens/',
                link: 'https://quay.example/quay-opens/',
                dateGmt: '2026-11-20T08:00:00',
                content: MARKUP,
                author: { node: { name: 'Ida Brandt' } },
                tags: { edges: [{ node: { name: 'harbor' } }] },
                featuredImage: { node: { sourceUrl: 'https://quay.example/q.jpg', altText: 'The quay' } },
              },
            },
          ],
        },
      },
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      image: 'https://quay.example/q.jpg',
      keywords: ['harbor'],
    },
  },
  {
    name: 'Ghost Admin API',
    payload: {
      posts: [
        {
          id: '5ddc9141c35e7700383b2937',
          uuid: 'a5aa9bd8-ea31-415c-b452-3040dae1e730',
          title: 'Quay opens',
          slug: 'quay-opens',
          html: MARKUP,
          url: 'https://quay.example/quay-opens/',
          feature_image: 'https://quay.example/q.jpg',
          published_at: '2026-11-20T08:00:00.000Z',
          custom_excerpt: 'At last.',
          primary_author: { name: 'Ida Brandt', url: 'https://quay.example/author/ida/' },
          authors: [{ name: 'Ida Brandt', url: 'https://quay.example/author/ida/' }],
          tags: [
            { name: 'Harbor', visibility: 'public' },
            { name: '#hidden', visibility: 'internal' },
          ],
          visibility: 'public',
        },
      ],
    },
    expected: { articles: 1, headline: 'Quay opens', body: TEXT, author: 'Ida Brandt', datePublished: DATE },
  },
  {
    name: 'Drupal JSON:API',
    payload: {
      jsonapi: { version: '1.0' },
      data: [
        {
          type: 'node--article',
          id: 'd5bcd7b0-1f5e-4c3a-9d9e-7a1f0e1f0e1f',
          links: { self: { href: 'https://quay.example/jsonapi/node/article/d5bcd7b0' } },
          attributes: {
            title: 'Quay opens',
            created: '2026-11-20T08:00:00+00:00',
            changed: '2026-11-20T09:00:00+00:00',
            langcode: 'en',
            path: { alias: '/quay-opens', langcode: 'en' },
            body: { value: MARKUP, processed: MARKUP, summary: 'At last.', format: 'basic_html' },
          },
          relationships: {
            uid: { data: { type: 'user--user', id: 'u1' } },
            field_tags: { data: [{ type: 'taxonomy_term--tags', id: 't1' }] },
            field_image: { data: { type: 'file--file', id: 'f1' } },
          },
        },
      ],
      included: [
        { type: 'user--user', id: 'u1', attributes: { display_name: 'Ida Brandt' } },
        { type: 'taxonomy_term--tags', id: 't1', attributes: { name: 'harbor' } },
        {
          type: 'file--file',
          id: 'f1',
          attributes: { uri: { value: 'public://q.jpg', url: '/files/q.jpg' } },
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      keywords: ['harbor'],
    },
  },
  {
    name: 'Strapi 5',
    payload: {
      data: [
        {
          id: 2,
          documentId: 'hgv1vny5cebq2l3czil1rpb3',
          title: 'Quay opens',
          slug: 'quay-opens',
          publishedAt: '2026-11-20T08:00:00.000Z',
          locale: 'en',
          content: [{ type: 'paragraph', children: [{ type: 'text', text: TEXT }] }],
          author: { id: 1, documentId: 'abc', name: 'Ida Brandt' },
          cover: {
            url: 'https://quay.example/uploads/q.jpg',
            alternativeText: null,
            width: 800,
            height: 600,
          },
        },
      ],
      meta: { pagination: { page: 1, pageSize: 25, pageCount: 1, total: 1 } },
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      image: 'https://quay.example/uploads/q.jpg',
    },
  },
  {
    name: 'Sanity query',
    payload: {
      ms: 4,
      query: '*[_type == "post"]',
      result: [
        {
          _id: 'p1',
          _type: 'post',
          _createdAt: '2026-11-19T08:00:00Z',
          title: 'Quay opens',
          slug: { _type: 'slug', current: 'quay-opens' },
          publishedAt: '2026-11-20T08:00:00.000Z',
          author: { _id: 'a', name: 'Ida Brandt' },
          body: [{ _type: 'block', style: 'normal', children: [{ _type: 'span', text: TEXT, marks: [] }] }],
        },
      ],
    },
    expected: { articles: 1, headline: 'Quay opens', body: TEXT, datePublished: DATE, author: 'Ida Brandt' },
  },
  {
    name: 'Mastodon timeline',
    payload: [
      {
        id: '113',
        created_at: '2026-11-20T08:00:00.000Z',
        language: 'en',
        uri: 'https://social.example/users/ida/statuses/113',
        url: 'https://social.example/@ida/113',
        content: MARKUP,
        account: {
          username: 'ida',
          acct: 'ida',
          display_name: 'Ida Brandt',
          url: 'https://social.example/@ida',
        },
        media_attachments: [{ type: 'image', url: 'https://social.example/q.jpg' }],
        tags: [{ name: 'harbor', url: 'https://social.example/tags/harbor' }],
        reblogs_count: 2,
      },
    ],
    expected: {
      articles: 1,
      body: TEXT,
      datePublished: DATE,
      url: 'https://social.example/@ida/113',
      author: 'Ida Brandt',
      keywords: ['harbor'],
      image: 'https://social.example/q.jpg',
    },
  },
  {
    name: 'Bluesky author feed',
    payload: {
      feed: [
        {
          post: {
            uri: 'at://did:plc:abc/app.bsky.feed.post/3k',
            cid: 'bafy',
            author: { did: 'did:plc:abc', handle: 'ida.quay.example', displayName: 'Ida Brandt' },
            record: {
              $type: 'app.bsky.feed.post',
              createdAt: '2026-11-20T08:00:00.000Z',
              text: TEXT,
              langs: ['en'],
            },
            likeCount: 3,
            indexedAt: '2026-11-20T08:00:01.000Z',
          },
        },
      ],
      cursor: 'x',
    },
    expected: { articles: 1, body: TEXT, datePublished: DATE, author: 'Ida Brandt' },
  },
  {
    name: 'Hacker News (Algolia)',
    payload: {
      hits: [
        {
          objectID: '421',
          title: 'Quay opens',
          url: 'https://quay.example/quay-opens',
          author: 'ida',
          created_at: '2026-11-20T08:00:00Z',
          created_at_i: UNIX,
          points: 12,
          num_comments: 3,
          _tags: ['story', 'author_ida', 'story_421'],
          _highlightResult: { title: { value: 'Quay <em>opens</em>', matchLevel: 'full' } },
        },
      ],
      nbHits: 1,
      page: 0,
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      url: 'https://quay.example/quay-opens',
      datePublished: DATE,
    },
  },
  {
    name: 'YouTube Data API search',
    payload: {
      kind: 'youtube#searchListResponse',
      items: [
        {
          kind: 'youtube#searchResult',
          id: { kind: 'youtube#video', videoId: 'dQw4w9WgXcQ' },
          snippet: {
            publishedAt: '2026-11-20T08:00:00Z',
            channelId: 'UC1',
            title: 'Quay opens',
            description: TEXT,
            thumbnails: {
              default: { url: 'https://i.ytimg.example/d.jpg' },
              high: { url: 'https://i.ytimg.example/h.jpg' },
            },
            channelTitle: 'Quay TV',
          },
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      datePublished: DATE,
      url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      publisherName: 'Quay TV',
    },
  },
  {
    name: 'webz.io',
    payload: {
      posts: [
        {
          thread: {
            uuid: 't',
            url: 'https://quay.example/quay-opens',
            site_full: 'www.quay.example',
            site: 'quay.example',
            title: 'Quay opens',
            main_image: 'https://quay.example/q.jpg',
          },
          uuid: 'b5a9b0d3c1f2',
          url: 'https://quay.example/quay-opens',
          author: 'Ida Brandt',
          published: '2026-11-20T10:00:00.000+02:00',
          title: 'Quay opens',
          text: TEXT,
          language: 'english',
          entities: { persons: [], organizations: [], locations: [] },
        },
      ],
      totalResults: 1,
      moreResultsAvailable: 0,
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      inLanguage: 'en',
      image: 'https://quay.example/q.jpg',
    },
  },
  {
    name: 'Diffbot article',
    payload: {
      request: { pageUrl: 'https://quay.example/quay-opens', api: 'article', version: 3 },
      objects: [
        {
          type: 'article',
          title: 'Quay opens',
          text: TEXT,
          html: MARKUP,
          pageUrl: 'https://quay.example/quay-opens',
          date: 'Fri, 20 Nov 2026 08:00:00 GMT',
          author: 'Ida Brandt',
          siteName: 'Harbor Post',
          humanLanguage: 'en',
          images: [{ url: 'https://quay.example/q.jpg', primary: true }],
          tags: [{ label: 'Harbor', uri: 'https://diffbot.example/e/1', score: 0.8 }],
          diffbotUri: 'article|3|1',
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      publisherName: 'Harbor Post',
      inLanguage: 'en',
      image: 'https://quay.example/q.jpg',
      keywords: ['Harbor'],
    },
  },
  {
    name: 'Inoreader stream',
    payload: {
      direction: 'ltr',
      id: 'user/-/state/com.google/reading-list',
      title: 'Reading List',
      items: [
        {
          crawlTimeMsec: '1795161660000',
          timestampUsec: '1795161660000000',
          id: 'tag:google.com,2005:reader/item/00000001',
          categories: ['user/1/state/com.google/reading-list', 'user/1/label/Ports', 'harbor'],
          title: 'Quay opens',
          published: UNIX,
          canonical: [{ href: 'https://quay.example/quay-opens' }],
          alternate: [{ href: 'https://quay.example/quay-opens', type: 'text/html' }],
          summary: { direction: 'ltr', content: MARKUP },
          author: 'Ida Brandt',
          origin: {
            streamId: 'feed/https://quay.example/rss',
            title: 'Harbor Post',
            htmlUrl: 'https://quay.example/',
          },
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      keywords: ['harbor'],
      publisherName: 'Harbor Post',
    },
  },
  {
    name: 'Omnivore search',
    payload: {
      data: {
        search: {
          edges: [
            {
              cursor: '1',
              node: {
                id: 'o1',
                title: 'Quay opens',
                slug: 'quay-opens-1',
                url: 'https://quay.example/quay-opens',
                pageType: 'ARTICLE',
                author: 'Ida Brandt',
                siteName: 'Harbor Post',
                image: 'https://quay.example/q.jpg',
                description: 'At last.',
                publishedAt: '2026-11-20T08:00:00.000Z',
                savedAt: '2026-11-21T08:00:00.000Z',
                content: MARKUP,
                labels: [{ name: 'harbor' }],
              },
            },
          ],
        },
      },
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      publisherName: 'Harbor Post',
      keywords: ['harbor'],
    },
  },
  {
    name: 'Readwise Reader list',
    payload: {
      count: 1,
      nextPageCursor: null,
      results: [
        {
          id: '01gwfvp9pyaabcdgmx14f6ha0',
          url: 'https://readwise.example/reader/document_raw_content/1',
          source_url: 'https://quay.example/quay-opens',
          title: 'Quay opens',
          author: 'Ida Brandt',
          source: 'Reader RSS',
          category: 'rss',
          location: 'feed',
          tags: { harbor: { name: 'harbor', type: 'manual' } },
          site_name: 'Harbor Post',
          word_count: 14,
          created_at: '2026-11-21T08:00:00+00:00',
          updated_at: '2026-11-21T09:00:00+00:00',
          published_date: '2026-11-20',
          summary: 'At last.',
          image_url: 'https://quay.example/q.jpg',
          html_content: MARKUP,
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: '2026-11-20T00:00:00.000Z',
      url: 'https://quay.example/quay-opens',
      author: 'Ida Brandt',
      publisherName: 'Harbor Post',
    },
  },
  {
    name: 'Hugging Face rows',
    payload: {
      features: [{ feature_idx: 0, name: 'title', type: { dtype: 'string', _type: 'Value' } }],
      rows: [
        {
          row_idx: 0,
          row: {
            title: 'Quay opens',
            article: TEXT,
            date: '2026-11-20',
            link: 'https://quay.example/quay-opens',
          },
          truncated_cells: [],
        },
      ],
      num_rows_total: 1,
    },
    expected: { articles: 1, headline: 'Quay opens', body: TEXT, url: 'https://quay.example/quay-opens' },
  },
  {
    name: 'mongoexport',
    payload: [
      {
        _id: { $oid: '655b1f6e2f8fb814c1f0a0aa' },
        title: 'Quay opens',
        body: TEXT,
        url: 'https://quay.example/quay-opens',
        published: { $date: '2026-11-20T08:00:00Z' },
        views: { $numberLong: '12' },
      },
      {
        _id: { $oid: '655b1f6e2f8fb814c1f0a0ab' },
        title: 'Quay closes',
        body: TEXT,
        url: 'https://quay.example/quay-closes',
        published: { $date: { $numberLong: '1795161600000' } },
      },
    ],
    expected: { articles: 2, headline: 'Quay opens', body: TEXT, datePublished: DATE, lastDate: DATE },
  },
  {
    name: 'Elasticsearch hits',
    payload: {
      took: 3,
      timed_out: false,
      hits: {
        total: { value: 1, relation: 'eq' },
        hits: [
          {
            _index: 'news',
            _id: 'n1',
            _score: 1.2,
            _source: {
              title: 'Quay opens',
              content: TEXT,
              url: 'https://quay.example/quay-opens',
              '@timestamp': '2026-11-21T08:00:00Z',
              publish_date: '2026-11-20T08:00:00Z',
              authors: ['Ida Brandt'],
            },
          },
        ],
      },
    },
    expected: { articles: 1, headline: 'Quay opens', body: TEXT, datePublished: DATE, author: 'Ida Brandt' },
  },
  {
    name: 'GDELT DOC article list',
    payload: {
      articles: [
        {
          url: 'https://www.quay.example/quay-opens',
          url_mobile: '',
          title: 'Quay opens',
          seendate: '20261120T080000Z',
          socialimage: 'https://quay.example/q.jpg',
          domain: 'quay.example',
          language: 'English',
          sourcecountry: 'Norway',
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      datePublished: DATE,
      image: 'https://quay.example/q.jpg',
      inLanguage: 'en',
    },
  },
  {
    name: 'Telegram export with rich text',
    payload: {
      name: 'Harbor Post',
      type: 'public_channel',
      id: 1,
      messages: [
        { id: 1, type: 'service', date: '2026-11-19T08:00:00', action: 'create_channel', text: '' },
        {
          id: 2,
          type: 'message',
          date: '2026-11-20T09:00:00',
          date_unixtime: String(UNIX),
          from: 'Harbor Post',
          text: [{ type: 'bold', text: 'Quay opens' }, '\n\n', TEXT],
          text_entities: [
            { type: 'bold', text: 'Quay opens' },
            { type: 'plain', text: `\n\n${TEXT}` },
          ],
        },
      ],
    },
    expected: { articles: 1, datePublished: DATE, bodyHolds: TEXT, publisherName: 'Harbor Post' },
  },
  {
    name: 'Contentful with a rich text and an asset',
    payload: {
      sys: { type: 'Array' },
      total: 1,
      items: [
        {
          sys: {
            id: 'e1',
            type: 'Entry',
            createdAt: '2026-11-19T08:00:00Z',
            contentType: { sys: { id: 'article' } },
          },
          fields: {
            title: 'Quay opens',
            slug: 'quay-opens',
            publishDate: '2026-11-20T08:00:00Z',
            author: { sys: { type: 'Link', linkType: 'Entry', id: 'a1' } },
            heroImage: { sys: { type: 'Link', linkType: 'Asset', id: 'i1' } },
            body: {
              nodeType: 'document',
              data: {},
              content: [
                {
                  nodeType: 'paragraph',
                  data: {},
                  content: [{ nodeType: 'text', value: TEXT, marks: [], data: {} }],
                },
              ],
            },
          },
        },
      ],
      includes: {
        Entry: [{ sys: { id: 'a1', type: 'Entry' }, fields: { name: 'Ida Brandt' } }],
        Asset: [
          {
            sys: { id: 'i1', type: 'Asset' },
            fields: { title: 'The quay', file: { url: '//images.quay.example/q.jpg' } },
          },
        ],
      },
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      body: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
      image: 'https://images.quay.example/q.jpg',
    },
  },
  {
    name: 'a newsroom system with hed, dek and writers, deep in other objects',
    payload: {
      payload: {
        rails: [
          {
            slot: {
              cards: [
                {
                  node: {
                    hed: 'Quay opens',
                    dek: 'At last, says the council',
                    story_text: TEXT.repeat(4),
                    canonical: 'https://quay.example/quay-opens',
                    pub: DATE,
                    lede_art: { src: 'https://quay.example/q.jpg' },
                    writers: [{ full_name: 'Ida Brandt' }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    expected: {
      articles: 1,
      headline: 'Quay opens',
      bodyHolds: TEXT,
      url: 'https://quay.example/quay-opens',
      datePublished: DATE,
      author: 'Ida Brandt',
      image: 'https://quay.example/q.jpg',
    },
  },
  {
    name: 'German names in ASCII, with a local date',
    payload: {
      meldungen: [
        {
          ueberschrift: 'Der Kai ist wieder offen',
          vorspann: 'Endlich.',
          fliesstext: 'Der Kai ist nach einem Monat wieder offen, sagte der Rat am Montag. '.repeat(4),
          verfasser: 'Ida Brandt',
          veroeffentlicht_am: '20.11.2026 08:00',
          adresse: 'https://kai.example/offen',
          ressort: 'Hafen',
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Der Kai ist wieder offen',
      datePublished: DATE,
      author: 'Ida Brandt',
      articleSection: ['Hafen'],
    },
  },
  {
    name: 'names that nobody knows, with a text beside the description, a date in words and an author',
    payload: {
      out: [
        {
          t1: 'Quay of Grimsund opens again',
          summary: 'At last.',
          t2: TEXT.repeat(4),
          wroteBy: { authorInfos: [{ nickName: 'Ida Brandt' }] },
          madeAt: 'November 20, 2026 08:00 UTC',
          l: 'https://quay.example/quay-opens',
        },
      ],
    },
    expected: {
      articles: 1,
      headline: 'Quay of Grimsund opens again',
      bodyHolds: TEXT,
      datePublished: DATE,
      author: 'Ida Brandt',
    },
  },
  {
    name: 'Arc XP with its main section in the taxonomy',
    payload: {
      type: 'story',
      version: '0.10.9',
      headlines: { basic: 'Quay opens' },
      display_date: DATE,
      canonical_url: '/harbor/quay-opens/',
      taxonomy: { primary_section: { _id: '/harbor', name: 'Harbor' }, tags: [{ text: 'quay' }] },
      content_elements: [{ type: 'text', content: TEXT }],
    },
    expected: { articles: 1, articleSection: ['Harbor'], keywords: ['quay'], body: TEXT },
  },
  {
    name: 'Telegram with a message of the service',
    payload: {
      name: 'Harbor Post',
      type: 'public_channel',
      messages: [
        {
          id: 1,
          type: 'service',
          date: '2026-11-19T08:00:00',
          action: 'create_channel',
          title: 'Harbor Post',
        },
        {
          id: 2,
          type: 'message',
          date: '2026-11-20T09:00:00',
          date_unixtime: String(UNIX),
          from: 'Harbor Post',
          text: `Quay opens\n\n${TEXT}`,
        },
      ],
    },
    expected: { articles: 1, headline: 'Quay opens', datePublished: DATE },
  },
  {
    name: 'Hacker News (Algolia), whose markers are no keywords',
    payload: {
      hits: [
        {
          objectID: '42',
          title: 'The quay opened again on Monday',
          url: 'https://quay.example/quay-opens',
          author: 'ida',
          created_at: DATE,
          _tags: ['story', 'author_ida', 'story_42'],
          _highlightResult: { title: { value: 'The <em>quay</em>', matchLevel: 'full' } },
        },
      ],
    },
    expected: { articles: 1, keywords: [], author: 'ida', datePublished: DATE },
  },
  {
    name: 'Drupal JSON:API, whose paths lie at its own address',
    payload: {
      jsonapi: { version: '1.0' },
      data: [
        {
          type: 'node--article',
          id: 'd7',
          attributes: {
            title: 'Quay opens',
            created: '2026-11-20T08:00:00+00:00',
            path: { alias: '/news/quay-opens', pid: 3 },
            body: { value: MARKUP, processed: MARKUP },
          },
          relationships: { field_image: { data: { type: 'file--file', id: 'f1' } } },
        },
      ],
      included: [{ type: 'file--file', id: 'f1', attributes: { uri: { url: '/files/q.jpg' } } }],
      links: { self: { href: 'https://quay.example/jsonapi/node/article' } },
    },
    expected: { articles: 1, url: 'https://quay.example/news/quay-opens', body: TEXT },
  },
  {
    name: 'a reading service, whose category is the kind of an entry',
    payload: {
      results: [
        {
          id: '01',
          url: 'https://reader.example/read/01',
          source_url: 'https://quay.example/quay-opens',
          title: 'Quay opens',
          category: 'article',
          summary: 'At last.',
          published_date: UNIX * 1000,
        },
      ],
    },
    expected: {
      articles: 1,
      url: 'https://quay.example/quay-opens',
      articleSection: [],
      datePublished: DATE,
    },
  },
];
