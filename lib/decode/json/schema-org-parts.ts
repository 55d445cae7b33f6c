// Value types of schema.org: https://schema.org/docs/datamodel.html
import type {
  RawArticle,
  RawCitation,
  RawImage,
  RawMedia,
  RawParty,
  RawSubject,
} from '../../article/raw-article.ts';
import {
  firstString,
  image,
  isObject,
  type JsonObject,
  list,
  member,
  names,
  number,
  objects,
  present,
  resolveUrl,
  splitWords,
  string,
  strings,
} from './fields.ts';
import { type Resolve, typesOf } from './json-ld.ts';

export function parties(value: unknown, resolve: Resolve): readonly RawParty[] {
  return list(value).flatMap((each): RawParty[] => {
    const found = resolve(each);
    if (!isObject(found)) return strings(found).map((name) => ({ name }));
    const types = typesOf(found);
    const type = types.some((each) => /Organization|Corporation|Agency/.test(each))
      ? ('Organization' as const)
      : types.includes('Person')
        ? ('Person' as const)
        : undefined;
    const url = firstString(found['url'], member(found['url'], '@id'), ...list(found['sameAs']));
    const shared = { ...(type && { type }), ...(url !== undefined && { url }) };
    const known = strings(found['name']);
    return known.length > 0 ? known.map((name) => ({ name, ...shared })) : url === undefined ? [] : [shared];
  });
}

/** One string of many, separated by commas, or a list of words or of DefinedTerms. */
export function keywords(value: unknown, resolve: Resolve): readonly string[] {
  const found = names(list(value).map(resolve), 'name', 'termCode');
  return found.length === 1 ? splitWords(found[0] ?? '') : found;
}

export function subjects(value: unknown, resolve: Resolve): readonly RawSubject[] {
  return list(value)
    .map(resolve)
    .flatMap((thing) => {
      const name = names(thing, 'name', 'headline')[0];
      const code = firstString(
        member(thing, 'termCode'),
        member(thing, '@id'),
        ...list(member(thing, 'sameAs')),
      );
      return name === undefined ? [] : [{ name, ...(code !== undefined && { code }) }];
    });
}

export function images(node: JsonObject, resolve: Resolve, base: string | undefined): readonly RawImage[] {
  const found = [...list(node['image']), ...list(node['thumbnailUrl'])].map(resolve).map((each) => {
    if (!isObject(each)) return image(resolveUrl(each, base));
    const url = firstString(...list(each['url']), ...list(each['contentUrl']), member(each, '@id'));
    const [width, height] = ['width', 'height'].map((key) => member(each, key, 'value') ?? each[key]);
    return image(resolveUrl(url, base), {
      caption: firstString(each['caption'], each['description']),
      creditText: firstString(
        each['creditText'],
        ...names(each['creator'], 'name'),
        ...names(each['copyrightHolder'], 'name'),
      ),
      width,
      height,
    });
  });
  return [...new Map(present(found).map((each) => [each.url, each])).values()];
}

export function citations(value: unknown, resolve: Resolve): readonly RawCitation[] {
  return list(value)
    .map(resolve)
    .map((each): RawCitation => {
      if (!isObject(each)) {
        const text = string(each);
        return text !== undefined && /^https?:/.test(text) ? { url: text } : { headline: text };
      }
      return {
        headline: firstString(each['headline'], each['name']),
        url: firstString(each['url'], each['@id']),
        publisher: names(each['publisher'], 'name')[0],
      };
    })
    .filter(({ headline, url }) => headline !== undefined || url !== undefined);
}

/** Many publishers write the word instead of the value. */
export function flag(value: unknown): boolean | undefined {
  const text = String(value).toLowerCase().replace(PREFIXED, '');
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

const PREFIXED = /^https?:\/\/schema\.org\//;

export function status(value: unknown): RawArticle['creativeWorkStatus'] {
  const text = names(value, 'name', 'termCode')[0] ?? '';
  if (/cancel|retract|withdrawn|delete/i.test(text)) return 'canceled';
  if (/withheld|embargo/i.test(text)) return 'withheld';
  return /usable|published/i.test(text) ? 'usable' : undefined;
}

/** AudioObject and VideoObject: https://schema.org/MediaObject */
export function recordings(value: unknown, kind: RawMedia['kind']): readonly RawMedia[] {
  return objects(value).flatMap((media): RawMedia[] => {
    const url = string(media['contentUrl']);
    if (url === undefined) return [];
    return [
      {
        kind,
        url,
        encodingFormat: string(media['encodingFormat']),
        contentSize: number(media['contentSize']),
        duration: string(media['duration']),
      },
    ];
  });
}
