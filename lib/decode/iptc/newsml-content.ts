import type { RawArticle, RawImage, RawText } from '../../article/raw-article.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  elementText,
  type XmlElement,
} from '../xml/element.ts';
import { innerHtml } from '../xml/inner-html.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { htmlText, openText, plainText } from '../xml/text-of-type.ts';
import { nitfParts } from './nitf-parts.ts';

export type NewsmlContent = Partial<Omit<RawArticle, 'format' | 'pointer'>>;

/**
 * What the content set of an item says: the first rendition that is text (NITF or XHTML inside inlineXML, plain
 * or HTML in inlineData), pictures of remoteContent, and the address of a remote HTML page.
 */
export function contentOf(contentSet: XmlElement | undefined, baseUrl: string | undefined): NewsmlContent {
  if (contentSet === undefined) return {};
  const remotes = childrenOf(contentSet, 'remotecontent');
  const remoteImages = remotes
    .map((each) => remoteImage(each, baseUrl))
    .filter((image) => image !== undefined);
  const page = remotes.find((each) => /html/i.test(attributeOf(each, 'contenttype') ?? ''));
  const href = attributeOf(page, 'href');
  const inline = inlineOf(contentSet, baseUrl);
  const image = [...remoteImages, ...(inline.image ?? [])];
  return {
    ...inline,
    url: href === undefined ? undefined : resolveAddress(href, page?.base ?? baseUrl),
    image: image.length > 0 ? image : undefined,
  };
}

function inlineOf(contentSet: XmlElement, baseUrl: string | undefined): NewsmlContent {
  for (const inline of childrenOf(contentSet, 'inlinexml', 'inlinedata')) {
    const read =
      inline.name === 'inlinexml' ? inlineXml(inline, baseUrl) : { articleBody: inlineData(inline, baseUrl) };
    if (read.articleBody !== undefined || read.headline !== undefined) return read;
  }
  return {};
}

function inlineXml(inline: XmlElement, baseUrl: string | undefined): NewsmlContent {
  const root = elementsOf(inline)[0];
  if (root === undefined) return { articleBody: inlineData(inline, baseUrl) };
  if (root.name === 'nitf') return nitfParts(root, baseUrl);
  if (!/^(?:xhtml:)?(?:html|body|div|p|section|article)$/.test(root.name)) return {};
  const head = childOf(root, 'xhtml:head') ?? childOf(root, 'head');
  const body = childOf(root, 'xhtml:body') ?? childOf(root, 'body');
  return {
    headline: openText(childOf(head, 'xhtml:title') ?? childOf(head, 'title')),
    articleBody: htmlText(innerHtml(body ?? (head ? root : inline)), inline.base ?? baseUrl),
    inLanguage: root.language,
  };
}

function inlineData(inline: XmlElement, baseUrl: string | undefined): RawText | undefined {
  const type = attributeOf(inline, 'contenttype')?.toLowerCase() ?? 'text/plain';
  if (!/^text\/|xhtml/.test(type)) return undefined;
  const written = elementText(inline);
  const isBase64 = /base64$/i.test(attributeOf(inline, 'encoding') ?? '');
  const text = isBase64 && written !== undefined ? Buffer.from(written, 'base64').toString('utf8') : written;
  return /html/.test(type) ? htmlText(text ?? '', inline.base ?? baseUrl) : plainText(text);
}

function remoteImage(remote: XmlElement, baseUrl: string | undefined): RawImage | undefined {
  const href = attributeOf(remote, 'href');
  const isImage = attributeOf(remote, 'contenttype')?.toLowerCase().startsWith('image/');
  if (href === undefined || !isImage) return undefined;
  return {
    url: resolveAddress(href, remote.base ?? baseUrl),
    width: pixels(attributeOf(remote, 'width')),
    height: pixels(attributeOf(remote, 'height')),
  };
}

function pixels(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,5}$/.test(written) ? Number(written) : undefined;
}
