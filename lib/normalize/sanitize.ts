import sanitize from 'sanitize-html';

const OPTIONS: sanitize.IOptions = {
  allowedTags:
    'p br h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u s sub sup a img figure figcaption table thead tbody tr th td caption hr abbr cite q time small'.split(
      ' ',
    ),
  allowedAttributes: {
    a: ['href', 'title', 'hreflang'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    time: ['datetime'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
    '*': ['lang', 'dir'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
};

/**
 * The sender's markup with nothing left that runs, loads or styles: the only way that HTML gets into an article.
 * Relative addresses are resolved against `baseUrl` where there is one and dropped otherwise.
 */
export function sanitizeHtml(html: string, baseUrl?: string): string {
  const resolved = (address: string | undefined): string | undefined => {
    try {
      return address === undefined ? undefined : new URL(address.trim(), baseUrl).href;
    } catch {
      return undefined;
    }
  };
  const withAddress =
    (name: string, attribute: string) => (tagName: string, attributes: sanitize.Attributes) => {
      const { [attribute]: given, ...rest } = attributes;
      const address = resolved(given);
      return {
        tagName: name || tagName,
        attribs: address === undefined ? rest : { ...rest, [attribute]: address },
      };
    };
  return sanitize(html, {
    ...OPTIONS,
    transformTags: {
      a: withAddress('a', 'href'),
      img: withAddress('img', 'src'),
      h1: sanitize.simpleTransform('h2', {}),
    },
  }).trim();
}
