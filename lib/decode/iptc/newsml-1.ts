// NewsML 1.2: https://iptc.org/standards/newsml-1/
import type { RawArticle, RawImage, RawParty, RawSubject, RawText } from '../../article/raw-article.ts';
import type { Decoded } from '../decoded.ts';
import { partyOf } from '../feed/party.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  descend,
  elementsOf,
  elementText,
  hasElements,
  type XmlElement,
} from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import { innerHtml } from '../xml/inner-html.ts';
import { firstDate, someOf } from '../xml/pick.ts';
import { endWarnings, type ReadRoot } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { htmlText, openText } from '../xml/text-of-type.ts';
import { nitfParts } from './nitf-parts.ts';

/** Components nest: a package holds the text beside its pictures. Deeper ones are not looked at. */
const MAX_COMPONENT_DEPTH = 8;

/** The items of a NewsML 1.x document; one without any text or headline is refused as `noHeadline`. */
export function decodeNewsml1({ root, format, baseUrl }: ReadRoot): Decoded {
  const items = elementPaths(root, 'newsitem').map(({ element, path }) => ({
    ...newsItem(element, baseUrl),
    format,
    pointer: path,
  }));
  const isShown = ({ headline, articleBody, creativeWorkStatus }: RawArticle): boolean =>
    headline !== undefined || articleBody !== undefined || creativeWorkStatus !== undefined;
  return {
    articles: items.filter(isShown),
    refusals: items
      .filter((item) => !isShown(item))
      .map(({ pointer }) => ({
        code: 'noHeadline',
        pointer,
        detail: 'a text without headline and body',
      })),
  };
}

function newsItem(item: XmlElement, baseUrl: string | undefined): Omit<RawArticle, 'format' | 'pointer'> {
  const management = childOf(item, 'newsmanagement');
  const components = componentsOf(item, 0);
  const lines = components.map((each) => childOf(each, 'newslines'));
  const line = (name: string): RawText | undefined => {
    for (const each of lines) {
      const text = openText(childOf(each, name));
      if (text) return text;
    }
    return undefined;
  };
  const content = contentOf(components, baseUrl);
  const identifier = identifierOf(item);
  const by = elementText(firstIn(lines, 'byline'));
  return {
    ...content,
    identifiers: identifier === undefined ? [] : [{ type: 'newsId', value: identifier }],
    headline: line('headline') ?? content.headline,
    alternativeHeadline: line('subheadline') ?? content.alternativeHeadline,
    datePublished: firstDate(management, 'firstcreated') ?? content.datePublished,
    dateModified: firstDate(management, 'thisrevisioncreated') ?? content.dateModified,
    embargoedUntil: embargoOf(management),
    author: someOf([partyOf(by)]) ?? partiesOf(components, 'creator') ?? content.author,
    publisher:
      partiesOf(components, 'provider')?.[0] ?? partiesOf(components, 'source')?.[0] ?? providerOf(item),
    inLanguage:
      formalNames(components, 'language')?.[0] ??
      components[0]?.language ??
      item.language ??
      content.inLanguage,
    keywords:
      someOf(lines.flatMap((each) => childrenOf(each, 'keywordline').map(elementText))) ?? content.keywords,
    genre: formalNames(components, 'genre'),
    about: someOf(subjectsOf(components)),
    contentLocation: someOf(placesOf(components)),
    version: elementText(descend(item, 'identification', 'newsidentifier', 'revisionid')),
    creativeWorkStatus: statusOf(attributeOf(childOf(management, 'status'), 'FormalName')),
    warnings: endWarnings(item),
  };
}

/** The components of an item, outer ones first; items inside components are articles of their own. */
function componentsOf(parent: XmlElement, depth: number): XmlElement[] {
  if (depth > MAX_COMPONENT_DEPTH) return [];
  return childrenOf(parent, 'newscomponent').flatMap((each) => [each, ...componentsOf(each, depth + 1)]);
}

function firstIn(parents: readonly (XmlElement | undefined)[], name: string): XmlElement | undefined {
  return parents.map((each) => childOf(each, name)).find((each) => elementText(each) !== undefined);
}

/** The public identifier without its revision: it names all of them. */
function identifierOf(item: XmlElement): string | undefined {
  const identifier = descend(item, 'identification', 'newsidentifier');
  const parts = ['providerid', 'dateid', 'newsitemid'].map((name) => elementText(childOf(identifier, name)));
  if (parts.every((part) => part !== undefined)) return `urn:newsml:${parts.join(':')}`;
  return elementText(childOf(identifier, 'publicidentifier'));
}

/** The text of the first content that has one, and the pictures of all. */
function contentOf(components: readonly XmlElement[], baseUrl: string | undefined) {
  const items = components.flatMap((each) => childrenOf(each, 'contentitem'));
  const images = items.map((each) => imageOf(each, baseUrl)).filter((image) => image !== undefined);
  const texts = items.map((each) => textContent(each, baseUrl));
  const text = texts.find((each) => each.articleBody !== undefined) ?? {};
  const captions = new Set(images.map(({ caption }) => caption));
  const isCaption = images.length > 0 && captions.has(text.articleBody?.value);
  return { ...(isCaption ? {} : text), ...(images.length > 0 && { image: images }) };
}

function textContent(
  item: XmlElement,
  baseUrl: string | undefined,
): Partial<Omit<RawArticle, 'format' | 'pointer'>> {
  const media = attributeOf(childOf(item, 'mediatype'), 'FormalName') ?? 'Text';
  const data = childOf(item, 'datacontent');
  if (data === undefined || !/text/i.test(media)) return {};
  const nitf = elementsOf(data).find(({ name }) => name === 'nitf');
  if (nitf) return nitfParts(nitf, baseUrl);
  const body = elementsOf(data).find(({ name }) => /^(?:xhtml:)?(?:html|body)$/.test(name));
  const holder = body ? (childOf(body, 'xhtml:body') ?? childOf(body, 'body') ?? body) : data;
  return {
    articleBody: hasElements(holder)
      ? htmlText(innerHtml(holder), data.base ?? baseUrl)
      : openText(data, baseUrl),
  };
}

function imageOf(item: XmlElement, baseUrl: string | undefined): RawImage | undefined {
  const media = attributeOf(childOf(item, 'mediatype'), 'FormalName') ?? '';
  const href = attributeOf(item, 'Href');
  const isPicture = /photo|picture|image|graphic/i.test(media);
  return href !== undefined && isPicture ? { url: resolveAddress(href, item.base ?? baseUrl) } : undefined;
}

function partiesOf(components: readonly XmlElement[], role: string): RawParty[] | undefined {
  return someOf(
    components
      .flatMap((each) => childrenOf(descend(each, 'administrativemetadata', role), 'party'))
      .map((party) => attributeOf(party, 'FormalName'))
      .map((name) => (name === undefined ? undefined : { name })),
  );
}

function providerOf(item: XmlElement): RawParty | undefined {
  const name = elementText(descend(item, 'identification', 'newsidentifier', 'providerid'));
  return name === undefined ? undefined : { name };
}

function formalNames(components: readonly XmlElement[], name: string): string[] | undefined {
  const described = components.map((each) => childOf(each, 'descriptivemetadata'));
  return someOf(
    described.flatMap((each) => childrenOf(each, name).map((one) => attributeOf(one, 'FormalName'))),
  );
}

function subjectsOf(components: readonly XmlElement[]): RawSubject[] {
  const codes = components
    .map((each) => childOf(each, 'descriptivemetadata'))
    .flatMap((each) => childrenOf(each, 'subjectcode', 'tobject.subject'))
    .flatMap((each) => elementsOf(each))
    .map((each) => attributeOf(each, 'FormalName'))
    .filter((code) => code !== undefined);
  return [...new Set(codes)].map((code) => ({ code: /^\d{8}$/.test(code) ? `subj:${code}` : code }));
}

/** Properties of a location, the smallest place first: "Le Havre". */
function placesOf(components: readonly XmlElement[]): (string | undefined)[] {
  return components
    .map((each) => childOf(each, 'descriptivemetadata'))
    .flatMap((each) => childrenOf(each, 'location'))
    .flatMap((each) => childrenOf(each, 'property'))
    .filter((each) => /city|country|region|area/i.test(attributeOf(each, 'FormalName') ?? ''))
    .map((each) => attributeOf(each, 'Value'));
}

function embargoOf(management: XmlElement | undefined): RawArticle['embargoedUntil'] {
  const isEmbargoed = /embargoed/i.test(attributeOf(childOf(management, 'status'), 'FormalName') ?? '');
  return isEmbargoed ? firstDate(childOf(management, 'statuswillchange'), 'dateandtime') : undefined;
}

/** https://cv.iptc.org/newscodes/status/ */
function statusOf(status: string | undefined): RawArticle['creativeWorkStatus'] {
  if (status === undefined) return undefined;
  if (/^cancel/i.test(status)) return 'canceled';
  return /^withheld$/i.test(status) ? 'withheld' : /^usable$/i.test(status) ? 'usable' : undefined;
}
