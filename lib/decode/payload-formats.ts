import type { Format } from '../article/format.ts';

/** A format that is read. */
export interface PayloadFormat {
  readonly format: Format;
  /** What people call it. */
  readonly name: string;
  readonly specification?: string;
  /** Local names, in lower case, of the XML elements that hold a whole document, wherever an envelope puts them. */
  readonly roots?: readonly string[];
  /** Those of parts that are sent alone: such common names tell a format only as the outermost element. */
  readonly fragments?: readonly string[];
  /** A payload of it in tests: a folder of `tests/golden` or a file of `tests/cases`. */
  readonly sample: string;
}

/** Every format that is read. Detection of XML, the table in README.md and a test of coverage are made from it. */
export const PAYLOAD_FORMATS: readonly PayloadFormat[] = [
  {
    format: 'rss',
    name: 'RSS 0.9x, 2.0',
    specification: 'https://www.rssboard.org/rss-specification',
    roots: ['rss'],
    fragments: ['channel', 'item'],
    sample: 'golden/rss-2.0',
  },
  {
    format: 'rdf',
    name: 'RSS 0.90, 1.0 (RDF)',
    specification: 'https://web.resource.org/rss/1.0/spec',
    roots: ['rdf'],
    sample: 'golden/rdf-1.0',
  },
  {
    format: 'atom',
    name: 'Atom 0.3, 1.0',
    specification: 'https://www.rfc-editor.org/rfc/rfc4287',
    roots: ['feed'],
    fragments: ['entry'],
    sample: 'golden/atom-1.0',
  },
  {
    format: 'cdf',
    name: 'CDF',
    specification: 'https://www.w3.org/TR/NOTE-CDFsubmit.html',
    sample: 'golden/cdf-1.0',
  },
  {
    format: 'wxr',
    name: 'WordPress export (WXR)',
    specification: 'https://wordpress.org/documentation/article/tools-export-screen/',
    sample: 'cases/formats/56-wxr.xml',
  },
  {
    format: 'newsSitemap',
    name: 'Google News sitemap',
    specification: 'https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap',
    roots: ['urlset', 'sitemapindex'],
    sample: 'golden/sitemap-news',
  },
  {
    format: 'newsmlG2',
    name: 'NewsML-G2',
    specification: 'https://iptc.org/standards/newsml-g2/',
    roots: [
      'newsitem',
      'newsmessage',
      'packageitem',
      'conceptitem',
      'knowledgeitem',
      'planningitem',
      'catalogitem',
    ],
    fragments: ['contentset', 'contentmeta', 'groupset'],
    sample: 'golden/newsml-text',
  },
  {
    format: 'newsml1',
    name: 'NewsML 1.x',
    specification: 'https://iptc.org/standards/newsml-1/',
    roots: ['newsml'],
    sample: 'cases/formats/44-newsml-1.2.xml',
  },
  {
    format: 'nitf',
    name: 'NITF',
    specification: 'https://iptc.org/standards/nitf/',
    roots: ['nitf'],
    sample: 'golden/nitf-3.6',
  },
  {
    format: 'ninjs1',
    name: 'ninjs 1.x',
    specification: 'https://iptc.org/standards/ninjs/',
    sample: 'golden/json-ninjs-1.4',
  },
  {
    format: 'ninjs2',
    name: 'ninjs 2.x, 3.x',
    specification: 'https://iptc.org/standards/ninjs/',
    sample: 'golden/json-ninjs-3.0',
  },
  {
    format: 'schemaOrg',
    name: 'JSON-LD with schema.org names',
    specification: 'https://schema.org/NewsArticle',
    sample: 'golden/json-ld-object',
  },
  {
    format: 'jsonFeed',
    name: 'JSON Feed 1.x',
    specification: 'https://www.jsonfeed.org/version/1.1/',
    sample: 'golden/json-feed-1.1',
  },
  {
    format: 'newsApi',
    name: 'NewsAPI.org',
    specification: 'https://newsapi.org/docs',
    sample: 'golden/json-newsapi',
  },
  { format: 'gnews', name: 'GNews', specification: 'https://docs.gnews.io/', sample: 'golden/json-gnews' },
  {
    format: 'mediastack',
    name: 'Mediastack',
    specification: 'https://mediastack.com/documentation',
    sample: 'golden/json-mediastack',
  },
  {
    format: 'newsData',
    name: 'newsdata.io',
    specification: 'https://newsdata.io/documentation',
    sample: 'golden/json-newsdata',
  },
  {
    format: 'guardian',
    name: 'Guardian Open Platform',
    specification: 'https://open-platform.theguardian.com/documentation/',
    sample: 'golden/json-guardian',
  },
  {
    format: 'nyt',
    name: 'New York Times',
    specification: 'https://developer.nytimes.com/apis',
    sample: 'golden/json-nyt',
  },
  {
    format: 'eventRegistry',
    name: 'Event Registry',
    specification: 'https://newsapi.ai/documentation',
    sample: 'golden/json-event-registry',
  },
  {
    format: 'bing',
    name: 'Bing news',
    specification: 'https://learn.microsoft.com/en-us/bing/search-apis/',
    sample: 'golden/json-bing',
  },
  {
    format: 'newsPlease',
    name: 'news-please, CC-NEWS extracts',
    specification: 'https://github.com/fhamborg/news-please',
    sample: 'golden/json-news-please',
  },
  {
    format: 'miniflux',
    name: 'Miniflux',
    specification: 'https://miniflux.app/docs/api.html',
    sample: 'golden/json-miniflux',
  },
  {
    format: 'googleReader',
    name: 'Google Reader and its heirs: FreshRSS, Inoreader, Feedly',
    specification: 'https://feedhq.readthedocs.io/en/latest/api/reference.html',
    sample: 'golden/json-google-reader',
  },
  { format: 'plainJson', name: 'any other JSON, by names, shape and values', sample: 'golden/json-plain' },
  {
    format: 'csv',
    name: 'CSV, TSV',
    specification: 'https://www.rfc-editor.org/rfc/rfc4180',
    sample: 'cases/formats/41-news.csv',
  },
  {
    format: 'mail',
    name: 'mail and mailboxes (.eml, .mbox)',
    specification: 'https://www.rfc-editor.org/rfc/rfc5322',
    sample: 'cases/formats/42-newsletter.eml',
  },
  {
    format: 'warc',
    name: 'web archives (.warc, .warc.gz)',
    specification: 'https://iipc.github.io/warc-specifications/',
    sample: 'cases/formats/39-ccnews.warc',
  },
  {
    format: 'html',
    name: 'web pages',
    specification: 'https://html.spec.whatwg.org/',
    sample: 'golden/html-article',
  },
  { format: 'textScrape', name: 'text of web pages', sample: 'golden/scrape-aggregator' },
];
