import type { RawArticle, RawCitation, RawParty, RawSubject } from '../../article/raw-article.ts';
import { partyOf } from '../feed/party.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { firstDate, someOf, textsOf } from '../xml/pick.ts';
import { endWarnings } from '../xml/read-root.ts';
import { resolveAddress } from '../xml/resolve-address.ts';
import { openText } from '../xml/text-of-type.ts';
import { contentOf, type NewsmlContent } from './newsml-content.ts';

type Fields = Omit<RawArticle, 'format' | 'pointer'>;

/**
 * A newsItem or packageItem (or a contentSet alone) as an article: item metadata first, then content metadata,
 * then what its NITF or XHTML says.
 */
export function newsItemOf(item: XmlElement, baseUrl: string | undefined): Fields {
  const itemMeta = childOf(item, 'itemmeta');
  const contentMeta = childOf(item, 'contentmeta');
  const content = contentOf(item.name === 'contentset' ? item : childOf(item, 'contentset'), baseUrl);
  const [headline, otherHeadline] = childrenOf(contentMeta, 'headline').map((each) => openText(each));
  const guid = attributeOf(item, 'guid');
  return {
    ...content,
    identifiers: guid === undefined ? (content.identifiers ?? []) : [{ type: 'newsId', value: guid }],
    headline: headline ?? content.headline ?? openText(childOf(itemMeta, 'title')),
    alternativeHeadline: otherHeadline ?? content.alternativeHeadline,
    description: openText(childOf(contentMeta, 'description')) ?? content.description,
    ...datesOf(itemMeta, contentMeta, content),
    author: authorsOf(contentMeta) ?? content.author,
    publisher: newsmlPublisher(item, itemMeta, contentMeta) ?? content.publisher,
    inLanguage: attributeOf(childOf(contentMeta, 'language'), 'tag') ?? item.language ?? content.inLanguage,
    keywords: textsOf(contentMeta, 'keyword') ?? content.keywords,
    ...subjectsOf(item, contentMeta, content),
    genre:
      someOf(childrenOf(contentMeta, 'genre').map((each) => nameOf(each) ?? wordOf(each))) ?? content.genre,
    image: withCaption(content, elementText(childOf(contentMeta, 'description'))),
    citation: linksOf(itemMeta, baseUrl),
    isBasedOn: originalsOf(itemMeta),
    version: attributeOf(item, 'version') ?? content.version,
    creativeWorkStatus: statusOf(childOf(itemMeta, 'pubstatus')) ?? content.creativeWorkStatus,
    warnings: endWarnings(item),
  };
}

/** The creation of the item, else of its content, is the publication; each version's own creation a modification. */
function datesOf(
  itemMeta: XmlElement | undefined,
  contentMeta: XmlElement | undefined,
  content: NewsmlContent,
): Pick<RawArticle, 'datePublished' | 'dateModified' | 'embargoedUntil' | 'expires'> {
  const version = firstDate(itemMeta, 'versioncreated');
  return {
    datePublished:
      firstDate(itemMeta, 'firstcreated') ??
      firstDate(contentMeta, 'contentcreated') ??
      content.datePublished ??
      version ??
      firstDate(contentMeta, 'contentmodified'),
    dateModified: version ?? firstDate(contentMeta, 'contentmodified') ?? content.dateModified,
    embargoedUntil: firstDate(itemMeta, 'embargoed') ?? content.embargoedUntil,
    expires: firstDate(itemMeta, 'expires') ?? content.expires,
  };
}

function authorsOf(contentMeta: XmlElement | undefined): RawParty[] | undefined {
  const creators = childrenOf(contentMeta, 'creator').map((creator): RawParty | undefined => {
    const name = nameOf(creator);
    return name === undefined
      ? undefined
      : { name, type: typeOf(creator), url: webAddress(attributeOf(creator, 'uri')) };
  });
  return someOf(creators) ?? someOf(childrenOf(contentMeta, 'by').map((by) => partyOf(elementText(by))));
}

function typeOf(party: XmlElement): RawParty['type'] {
  const type = wordOf(childOf(party, 'type')) ?? attributeOf(party, 'type');
  if (type === undefined) return undefined;
  if (/person$/.test(type)) return 'Person';
  return /organi[sz]ation$/.test(type) ? 'Organization' : undefined;
}

function newsmlPublisher(
  item: XmlElement,
  itemMeta: XmlElement | undefined,
  contentMeta: XmlElement | undefined,
): RawParty | undefined {
  const provider = childOf(itemMeta, 'provider');
  const holder = childOf(childOf(item, 'rightsinfo'), 'copyrightholder');
  const source = childOf(contentMeta, 'infosource');
  const name = nameOf(provider) ?? nameOf(holder) ?? nameOf(source) ?? wordOf(provider);
  const url = webAddress(attributeOf(provider, 'uri')) ?? webAddress(attributeOf(holder, 'uri'));
  return name === undefined && url === undefined ? undefined : { name, url };
}

function subjectsOf(
  item: XmlElement,
  contentMeta: XmlElement | undefined,
  content: NewsmlContent,
): Pick<RawArticle, 'about' | 'contentLocation'> {
  const asserted = new Map<string, string | undefined>();
  for (const each of childrenOf(item, 'assert')) asserted.set(attributeOf(each, 'qcode') ?? '', nameOf(each));
  const about: RawSubject[] = [];
  const places = childrenOf(contentMeta, 'located').map((each) => nameOf(each));
  for (const subject of childrenOf(contentMeta, 'subject')) {
    const concept = childOf(subject, 'mainconcept') ?? subject;
    const code = codeOf(concept);
    const name = nameOf(concept) ?? asserted.get(code ?? '');
    if (/geoarea$/i.test(attributeOf(subject, 'type') ?? ''))
      places.push(name ?? nameOf(childOf(subject, 'broader')));
    else if (name !== undefined || code !== undefined) about.push({ name, code });
  }
  return {
    about: about.length > 0 ? about : content.about,
    contentLocation: someOf(places) ?? content.contentLocation,
  };
}

/** The name in the item's own language when names come in several, else the first. */
function nameOf(concept: XmlElement | undefined): string | undefined {
  const names = childrenOf(concept, 'name');
  const own = concept?.language?.slice(0, 2).toLowerCase();
  const fitting = names.find((name) => own !== undefined && name.language?.toLowerCase().startsWith(own));
  return elementText(fitting ?? names[0])?.replace(/\s+/g, ' ');
}

const MEDIA_TOPIC = /^https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/(\d+)$/;

/** The code of a concept: its qcode, else its address; addresses of IPTC media topics as `medtop:`. */
function codeOf(concept: XmlElement): string | undefined {
  const uri = attributeOf(concept, 'uri');
  return (
    attributeOf(concept, 'qcode') ?? uri?.replace(MEDIA_TOPIC, 'medtop:$1') ?? attributeOf(concept, 'literal')
  );
}

/** The last part of a code: `text` of `ninat:text` and of `http://cv.iptc.org/newscodes/ninature/text`. */
export function wordOf(concept: XmlElement | undefined): string | undefined {
  const code =
    attributeOf(concept, 'qcode') ?? attributeOf(concept, 'uri') ?? attributeOf(concept, 'literal');
  return code?.split(/[:/]/).at(-1) || undefined;
}

/** https://cv.iptc.org/newscodes/pubstatusg2/ */
function statusOf(pubStatus: XmlElement | undefined): RawArticle['creativeWorkStatus'] {
  const status = wordOf(pubStatus)?.toLowerCase();
  if (status === 'usable' || status === 'withheld') return status;
  return status === 'canceled' || status === 'cancelled' ? 'canceled' : undefined;
}

function webAddress(uri: string | undefined): string | undefined {
  return uri !== undefined && /^https?:\/\//i.test(uri) ? uri : undefined;
}

function withCaption({ image }: NewsmlContent, caption: string | undefined): RawArticle['image'] {
  return image?.map((each) => ({ ...each, caption: each.caption ?? caption?.replace(/\s+/g, ' ') }));
}

/** https://cv.iptc.org/newscodes/itemrelation/ */
function linksOf(itemMeta: XmlElement | undefined, baseUrl: string | undefined): RawCitation[] | undefined {
  const related = childrenOf(itemMeta, 'link').filter((link) =>
    /seealso|dependson$/i.test(attributeOf(link, 'rel') ?? ''),
  );
  return someOf(
    related.map((link): RawCitation | undefined => {
      const href = attributeOf(link, 'href');
      if (href === undefined) return undefined;
      return {
        url: resolveAddress(href, link.base ?? baseUrl),
        headline: elementText(childOf(link, 'title')),
      };
    }),
  );
}

function originalsOf(itemMeta: XmlElement | undefined): string[] | undefined {
  const origins = childrenOf(itemMeta, 'link').filter((link) =>
    /derivedfrom$/i.test(attributeOf(link, 'rel') ?? ''),
  );
  return someOf(origins.map((link) => attributeOf(link, 'residref') ?? attributeOf(link, 'href')));
}
