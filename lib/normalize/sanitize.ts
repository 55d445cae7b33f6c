import sanitize from 'sanitize-html';
import { tokenize } from '../text/tag-tokenizer.ts';
import { htmlToText } from './html-text.ts';

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

/** Markup of articles is at most 51 levels deep; the sanitizer's parser takes time by the square of the depth. */
const MAX_DEPTH = 500;
/** Elements that do not have to be closed: many of them in a row are no depth. */
const UNCLOSED = new Set(
  'p li dt dd tr td th option thead tbody br img hr input meta link wbr col area embed source'.split(' '),
);

/**
 * The sender's markup with nothing left that runs, loads or styles: the only way that HTML gets into an article.
 * Relative addresses are resolved against `baseUrl` where there is one and dropped otherwise. Markup deeper than
 * any text is reduced to its paragraphs.
 */
export function sanitizeHtml(html: string, baseUrl?: string): string {
  const source = isTooDeep(html) ? paragraphsOf(html) : html;
  return sanitize(source, {
    ...OPTIONS,
    transformTags: {
      a: withAddress('a', 'href', baseUrl),
      img: withAddress('img', 'src', baseUrl),
      h1: sanitize.simpleTransform('h2', {}),
    },
  }).trim();
}

function withAddress(tagName: string, attribute: string, baseUrl: string | undefined) {
  return (_: string, { [attribute]: given, ...rest }: sanitize.Attributes) => {
    const address = resolved(given, baseUrl);
    return { tagName, attribs: address === undefined ? rest : { [attribute]: address, ...rest } };
  };
}

function resolved(address: string | undefined, baseUrl: string | undefined): string | undefined {
  const trimmed = address?.trim();
  return trimmed !== undefined && URL.canParse(trimmed, baseUrl) ? new URL(trimmed, baseUrl).href : undefined;
}

/** Counts tags as if every element had to be closed, which is what the parser's stack does at worst. */
function isTooDeep(html: string): boolean {
  let name = '';
  let depth = 0;
  let deepest = 0;
  tokenize(html, false, {
    onopentagname: (start, end) => {
      name = html.slice(start, Math.min(end, start + 20)).toLowerCase();
    },
    onopentagend: () => {
      if (!UNCLOSED.has(name)) depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag: (start, end) => {
      if (!UNCLOSED.has(html.slice(start, Math.min(end, start + 20)).toLowerCase()) && depth > 0) depth -= 1;
    },
  });
  return deepest > MAX_DEPTH;
}

function paragraphsOf(html: string): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return htmlToText(html)
    .split('\n\n')
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('\n');
}
