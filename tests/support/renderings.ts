/** An article as tests have it in many formats. */
export interface Rendered {
  readonly url: string;
  readonly guid: string;
  readonly headline: string;
  readonly body: string;
  readonly published: string;
  readonly modified?: string;
  readonly version?: string;
  readonly canceled?: boolean;
  readonly publisher: { readonly name: string; readonly url: string };
  /** Another address that it gives for itself, where the format can. */
  readonly sameAs?: string;
}

const json = JSON.stringify;
const optional = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** An article as a payload of each format, with all that the format can say of it. */
export const RENDERINGS: Readonly<Record<string, (article: Rendered) => string>> = {
  'JSON-LD': (a) =>
    json({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': a.url,
      identifier: a.guid,
      url: a.url,
      headline: a.headline,
      articleBody: a.body,
      datePublished: a.published,
      ...optional('dateModified', a.modified),
      ...optional('version', a.version),
      ...optional('creativeWorkStatus', a.canceled ? 'canceled' : undefined),
      ...optional('sameAs', a.sameAs),
      publisher: { '@type': 'Organization', ...a.publisher },
    }),
  'plain JSON': (a) =>
    json({
      id: a.guid,
      url: a.url,
      title: a.headline,
      content: a.body,
      publishedAt: a.published,
      ...optional('updatedAt', a.modified),
      ...optional('version', a.version),
      ...optional('status', a.canceled ? 'canceled' : undefined),
      ...optional('sameAs', a.sameAs),
      publisher: a.publisher,
    }),
  'JSON Feed': (a) =>
    json({
      version: 'https://jsonfeed.org/version/1.1',
      title: a.publisher.name,
      home_page_url: a.publisher.url,
      items: [
        {
          id: a.guid,
          url: a.url,
          title: a.headline,
          content_text: a.body,
          date_published: a.published,
          ...optional('date_modified', a.modified),
          ...optional('external_url', a.sameAs),
        },
      ],
    }),
  RSS: (
    a,
  ) => `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>${a.publisher.name}</title>
    <link>${a.publisher.url}</link><item><title>${a.headline}</title><link>${a.url}</link>
    <guid isPermaLink="false">${a.guid}</guid><description>${a.body}</description>
    <pubDate>${new Date(a.published).toUTCString()}</pubDate>
    ${a.sameAs ? `<feedburner:origLink>${a.sameAs}</feedburner:origLink>` : ''}
    ${a.modified ? `<atom:updated>${a.modified}</atom:updated>` : ''}</item></channel></rss>`,
  Atom: (a) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>${a.publisher.name}</title>
    <link href="${a.publisher.url}"/><id>${a.publisher.url}</id><updated>${a.published}</updated><entry>
    <title>${a.headline}</title><link href="${a.url}"/>
    ${a.sameAs ? `<link rel="alternate" href="${a.sameAs}"/>` : ''}<id>${a.guid}</id><published>${a.published}</published>
    <updated>${a.modified ?? a.published}</updated><content>${a.body}</content></entry></feed>`,
  'ninjs 1': (a) =>
    json({
      uri: a.guid,
      type: 'text',
      headline: a.headline,
      body_text: a.body,
      firstcreated: a.published,
      versioncreated: a.modified ?? a.published,
      ...optional('version', a.version),
      pubstatus: a.canceled ? 'canceled' : 'usable',
      altids: { url: a.url },
      infosource: [{ name: a.publisher.name, uri: a.publisher.url }],
    }),
  'ninjs 2': (a) =>
    json({
      uri: a.guid,
      type: 'text',
      standard: { name: 'ninjs', version: '2.1' },
      headlines: [{ role: 'main', value: a.headline }],
      bodies: [{ role: 'main', contentType: 'text/plain', value: a.body }],
      firstCreated: a.published,
      versionCreated: a.modified ?? a.published,
      ...optional('version', a.version),
      pubStatus: a.canceled ? 'canceled' : 'usable',
      altIds: [{ role: 'url', value: a.url }],
      infoSources: [{ name: a.publisher.name, uri: a.publisher.url }],
    }),
  'NewsML-G2': (a) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${a.guid}"
    version="${a.version ?? '1'}" standard="NewsML-G2" standardversion="2.35" xml:lang="en"><itemMeta>
    <itemClass qcode="ninat:text"/><provider uri="${a.publisher.url}"><name>${a.publisher.name}</name></provider>
    <versionCreated>${a.modified ?? a.published}</versionCreated><firstCreated>${a.published}</firstCreated>
    <pubStatus qcode="stat:${a.canceled ? 'canceled' : 'usable'}"/></itemMeta><contentMeta>
    <headline>${a.headline}</headline></contentMeta><contentSet>
    <inlineData contenttype="text/plain">${a.body}</inlineData></contentSet></newsItem>`,
  NITF: (
    a,
  ) => `<nitf><head><title>${a.headline}</title><docdata management-status="${a.canceled ? 'canceled' : 'usable'}">
    <doc-id id-string="${a.guid}"/><date.issue norm="${a.published.replace(/[-:]/g, '')}"/>
    ${a.version ? `<du-key key="${a.guid}" version="${a.version}"/>` : ''}</docdata>
    <pubdata name="${a.publisher.name}" ex-ref="${a.url}"/></head><body><body.head><hedline><hl1>${a.headline}</hl1></hedline>
    </body.head><body.content><p>${a.body}</p></body.content></body></nitf>`,
  HTML: (
    a,
  ) => `<!doctype html><html lang="en"><head><title>${a.headline}</title><link rel="canonical" href="${a.url}">
    <meta property="og:type" content="article"><meta property="og:site_name" content="${a.publisher.name}">
    <meta property="article:published_time" content="${a.published}">
    ${a.sameAs ? `<meta property="og:url" content="${a.sameAs}">` : ''}
    ${a.modified ? `<meta property="article:modified_time" content="${a.modified}">` : ''}</head>
    <body><article><h1>${a.headline}</h1>${`<p>${a.body}</p>`.repeat(3)}</article></body></html>`,
};
