import type { RawImage } from '../../article/raw-article.ts';
import {
  firstString,
  image,
  isObject,
  type JsonObject,
  member,
  objects,
  present,
  resolveUrl,
  string,
} from './fields.ts';

/** The pictures that a value names: an address, an object around one, or several sizes. Relative ones lie at `base`. */
export function imageOf(value: unknown, base: string | undefined): RawImage[] {
  if (!isObject(value))
    return [
      ...present([
        typeof value === 'string' && /[/.]/.test(value) ? image(resolveUrl(value, base)) : undefined,
      ]),
    ];
  const wrapped = value['basic'] ?? value['lead_art'] ?? value['$'] ?? value['@attributes'];
  if (isObject(wrapped)) return imageOf(wrapped, base);
  const inner = objects(value['thumbnail'] ?? value['file'] ?? value['source'] ?? value['asset'])[0];
  const url = firstString(
    value['url'],
    value['src'],
    value['href'],
    value['contentUrl'],
    value['source_url'],
    value['sourceUrl'],
    value['mediaItemUrl'],
    value['@_url'],
    value['@url'],
    value['link'],
    value['original'],
    member(inner, 'url'),
  );
  const caption = firstString(
    value['caption'],
    value['alt'],
    value['altText'],
    value['title'],
    value['description'],
  );
  const sized = url === undefined ? largest(value) : undefined;
  if (sized) return imageOf(sized, base);
  return [
    ...present([
      image(resolveUrl(url?.replace(/^\/\//, 'https://'), base), {
        caption,
        width: value['width'],
        height: value['height'],
      }),
    ]),
  ];
}

/** The widest of several sizes of one picture, by their names: YouTube, WordPress, Strapi. */
function largest(sizes: JsonObject): JsonObject | undefined {
  const pictures = Object.values(sizes)
    .flatMap(objects)
    .filter((each) => string(each['url']) !== undefined);
  const width = (each: JsonObject): number => Number(each['width'] ?? 0);
  return pictures.toSorted((a, b) => width(b) - width(a))[0];
}
