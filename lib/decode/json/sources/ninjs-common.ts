import type {
  RawArticle,
  RawCitation,
  RawImage,
  RawParty,
  RawSubject,
} from '../../../article/raw-article.ts';
import { firstString, image, type JsonObject, number, objects, string } from '../fields.ts';

/** The code of a concept: mediatopics and subject codes under their usual prefix, else scheme and code joined. */
export function subjectOf(concept: JsonObject): RawSubject {
  const [scheme, code] = [string(concept['scheme']), firstString(concept['code'], concept['literal'])];
  const whole =
    string(concept['uri']) ??
    (scheme !== undefined && /[/:#]$/.test(scheme) ? `${scheme}${code ?? ''}` : code);
  const name = string(concept['name']);
  const known = /newscodes\/(mediatopic|subjectcode)\/(\w+)$/.exec(whole ?? '');
  const short = known ? `${known[1] === 'mediatopic' ? 'medtop' : 'subj'}:${known[2]}` : whole;
  return { ...(name !== undefined && { name }), ...(short !== undefined && { code: short }) };
}

/** Who sends it: the source of the information, else who holds the rights. */
export function ninjsPublisher(infoSources: unknown, copyrightHolder: unknown): RawParty | undefined {
  const source = objects(infoSources).find(({ name }) => string(name) !== undefined);
  const name = firstString(source?.['name'], copyrightHolder);
  return name === undefined ? undefined : { name };
}

export function statusOf(value: unknown): RawArticle['creativeWorkStatus'] {
  const text = string(value)?.toLowerCase() ?? '';
  if (/^(cancell?ed|cancel)$/.test(text)) return 'canceled';
  if (/^(withheld|embargoed)$/.test(text)) return 'withheld';
  return text === 'usable' ? 'usable' : undefined;
}

/** The largest rendition that is a picture; renditions of sound and video are none. */
export function pictureOf(
  renditions: readonly JsonObject[],
  caption: unknown,
  creditText?: unknown,
): RawImage | undefined {
  const pictures = renditions.filter((each) => {
    const type = firstString(each['mimetype'], each['contenttype'], each['contentType']);
    return type === undefined
      ? /\.(jpe?g|png|gif|webp|avif)\b/i.test(String(each['href']))
      : type.startsWith('image/');
  });
  const [largest] = pictures.toSorted((a, b) => (number(b['width']) ?? 0) - (number(a['width']) ?? 0));
  return (
    largest &&
    image(largest['href'], { caption, creditText, width: largest['width'], height: largest['height'] })
  );
}

/** A page of the item for readers, else its own address: the uri of many agencies is one. */
export function pageOf(item: JsonObject, renditions: readonly JsonObject[]): string | undefined {
  const page = renditions.find((each) =>
    firstString(each['mimetype'], each['contenttype'], each['contentType'])?.startsWith('text/html'),
  );
  const uri = string(item['uri']);
  return string(page?.['href']) ?? (uri !== undefined && /^https?:\/\//.test(uri) ? uri : undefined);
}

/**
 * Ids of other systems are given per role and hold for the agency whose `uri` the item has; values such as
 * "(ap)" or "1" are no ids of one article alone, and an etag is another one with every version.
 */
export function aliases(
  uri: string | undefined,
  ids: readonly (readonly [role: string, value: unknown])[],
): RawArticle['identifiers'] {
  return ids.flatMap(([role, value]) => {
    const id = string(value);
    const usable = id !== undefined && id.length >= 8 && /\d/.test(id) && !/etag/i.test(role);
    return usable ? [{ type: 'guid' as const, value: id, scope: `${agencyOf(uri ?? '')} ${role}` }] : [];
  });
}

/** `urn:newsml:upland.example` of an URN (RFC 3085), the host of an address. */
function agencyOf(uri: string): string {
  return /^(?:urn:[^:]+:[^:]+|\w+:\/\/[^/]+)/.exec(uri)?.[0] ?? '';
}

/** Associated items in text are further reading. */
export function citationOf(item: JsonObject, headline: string | undefined): RawCitation | undefined {
  const uri = string(item['uri']);
  if (/^(picture|graphic|audio|video)$/.test(String(item['type'])) || headline === undefined)
    return undefined;
  return { headline, ...(uri !== undefined && /^https?:/.test(uri) && { url: uri }) };
}
