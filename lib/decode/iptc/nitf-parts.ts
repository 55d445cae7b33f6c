import type { RawArticle, RawIdentifier, RawImage, RawParty, RawSubject } from '../../article/raw-article.ts';
import { partyOf } from '../feed/party.ts';
import { attributeOf, childOf, childrenOf, descend, elementText, type XmlElement } from '../xml/element.ts';
import { elementPaths } from '../xml/element-path.ts';
import { payloadDate, someOf } from '../xml/pick.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { htmlText, openText } from '../xml/text-of-type.ts';
import { nitfHtml } from './nitf-html.ts';

/** What an `nitf` element says of its article. Specification: https://iptc.org/std/NITF/3.6/documentation/nitf.html */
export function nitfParts(
  nitf: XmlElement,
  baseUrl: string | undefined,
): Partial<Omit<RawArticle, 'format' | 'pointer'>> {
  const head = childOf(nitf, 'head');
  const docdata = childOf(head, 'docdata');
  const body = childOf(nitf, 'body');
  const bodyHead = childOf(body, 'body.head');
  const content = childOf(body, 'body.content');
  const hedline = childOf(bodyHead, 'hedline');
  return {
    identifiers: identifiersOf(docdata),
    headline: openText(childOf(hedline, 'hl1')) ?? openText(childOf(head, 'title')),
    alternativeHeadline: openText(childOf(hedline, 'hl2')),
    description: blockText(childOf(bodyHead, 'abstract'), baseUrl),
    articleBody: blockText(content, baseUrl),
    datePublished: norm(docdata, 'date.issue') ?? norm(childOf(bodyHead, 'dateline'), 'story.date'),
    dateModified: payloadDate(attributeOf(childrenOf(head, 'revision-history').at(-1), 'norm')),
    embargoedUntil: norm(docdata, 'date.release'),
    expires: norm(docdata, 'date.expire'),
    author: someOf(childrenOf(bodyHead, 'byline').flatMap(bylineParties)),
    publisher: nitfPublisher(head, docdata, bodyHead),
    inLanguage: nitf.language ?? body?.language,
    keywords: someOf(
      childrenOf(childOf(docdata, 'key-list'), 'keyword').map((each) => attributeOf(each, 'key')),
    ),
    articleSection: someOf([attributeOf(childOf(head, 'pubdata'), 'position.section')]),
    ...subjectsOf(head, docdata),
    genre: someOf(
      childrenOf(childOf(head, 'tobject'), 'tobject.property').map((each) =>
        attributeOf(each, 'tobject.property.type'),
      ),
    ),
    image: content === undefined ? undefined : picturesOf(content, baseUrl),
    version: attributeOf(childOf(docdata, 'du-key'), 'version'),
    creativeWorkStatus: statusOf(attributeOf(docdata, 'management-status')),
  };
}

function blockText(block: XmlElement | undefined, baseUrl: string | undefined) {
  return block === undefined ? undefined : htmlText(nitfHtml(block), block.base ?? baseUrl);
}

function norm(parent: XmlElement | undefined, name: string): RawArticle['datePublished'] {
  const element = childOf(parent, name);
  return payloadDate(attributeOf(element, 'norm') ?? elementText(element));
}

/** `doc-id` is unique at the source that registered it; `du-key` is shared by the versions of a story. */
function identifiersOf(docdata: XmlElement | undefined): RawIdentifier[] {
  const docId = childOf(docdata, 'doc-id');
  const holder = attributeOf(childOf(docdata, 'doc.copyright'), 'holder');
  const scope = attributeOf(docId, 'regsrc') ?? holder;
  const values = [attributeOf(docId, 'id-string'), attributeOf(childOf(docdata, 'du-key'), 'key')];
  return values.filter((value) => value !== undefined).map((value) => ({ type: 'guid', value, scope }));
}

/** Named persons, else the line without the job title, else the title, which agencies use for their own name. */
function bylineParties(byline: XmlElement): (RawParty | undefined)[] {
  const persons = childrenOf(byline, 'person').map((person) => partyOf(elementText(person)));
  if (persons.length > 0) return persons;
  const rest = byline.children.map((child) =>
    typeof child === 'string' ? child : child.name === 'byttl' ? '' : (elementText(child) ?? ''),
  );
  const name = rest
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim();
  return [partyOf(name) ?? partyOf(elementText(childOf(byline, 'byttl')))];
}

function nitfPublisher(
  head: XmlElement | undefined,
  docdata: XmlElement | undefined,
  bodyHead: XmlElement | undefined,
): RawParty | undefined {
  const name =
    attributeOf(childOf(head, 'pubdata'), 'name') ??
    elementText(childOf(bodyHead, 'distributor')) ??
    attributeOf(childOf(docdata, 'doc.copyright'), 'holder');
  return name === undefined ? undefined : { name };
}

function subjectsOf(
  head: XmlElement | undefined,
  docdata: XmlElement | undefined,
): Pick<RawArticle, 'about' | 'contentLocation'> {
  const subjects = childrenOf(childOf(head, 'tobject'), 'tobject.subject').map((each): RawSubject => {
    const number = attributeOf(each, 'tobject.subject.refnum');
    const [detail, matter, type] = ['detail', 'matter', 'type'].map((part) =>
      attributeOf(each, `tobject.subject.${part}`),
    );
    return { name: detail ?? matter ?? type, code: number === undefined ? undefined : `subj:${number}` };
  });
  const identified = childOf(docdata, 'identified-content');
  const named = childrenOf(
    identified,
    'person',
    'org',
    'classifier',
    'event',
    'function',
    'object.title',
  ).map((each) => {
    const name = attributeOf(each, 'value') ?? elementText(each);
    return name === undefined ? undefined : { name };
  });
  const places = [...childrenOf(identified, 'location'), ...childrenOf(docdata, 'evloc')];
  return {
    about: someOf([...subjects, ...named]),
    contentLocation: someOf(places.map((each) => elementText(each) ?? attributeOf(each, 'city'))),
  };
}

function picturesOf(content: XmlElement, baseUrl: string | undefined): RawImage[] | undefined {
  return someOf(
    elementPaths(content, 'media').map(({ element }) => {
      const reference = childOf(element, 'media-reference');
      const source = attributeOf(reference, 'source');
      const isImage = /image|photo|picture/i.test(
        `${attributeOf(element, 'media-type')} ${attributeOf(reference, 'mime-type')}`,
      );
      if (source === undefined || !isImage) return undefined;
      const caption = elementText(descend(element, 'media-caption'))?.replace(/\s+/g, ' ');
      return { url: resolveAddress(source, element.base ?? baseUrl), caption };
    }),
  );
}

/** "usable", "embargoed", "withheld" and "canceled" are the words of NITF. */
function statusOf(status: string | undefined): RawArticle['creativeWorkStatus'] {
  const word = status?.toLowerCase();
  if (word === 'withheld' || word === 'canceled') return word;
  return word === undefined ? undefined : 'usable';
}
