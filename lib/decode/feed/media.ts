import type { RawImage, RawText } from '../../article/raw-article.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { decodeEntities } from '../xml/entities.ts';
import { resolveAddress } from '../xml/resolve-address.ts';

const IMAGE_SUFFIX = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i;

/**
 * The pictures of an RSS item or Atom entry, best first: Media RSS contents, in groups and alone, enclosures,
 * iTunes and RSS images, then thumbnails. https://www.rssboard.org/media-rss. Undefined when there are none.
 */
export function mediaImages(item: XmlElement, base: string | undefined): RawImage[] | undefined {
  if (!item.children.some((child) => typeof child !== 'string' && HOLDERS.has(child.name))) return undefined;
  const groups = [item, ...childrenOf(item, 'media:group')];
  const contents = groups.flatMap((group) => childrenOf(group, 'media:content'));
  const thumbnails = [...groups, ...contents].flatMap((group) => childrenOf(group, 'media:thumbnail'));
  const enclosures = childrenOf(item, 'enclosure');
  const links = childrenOf(item, 'link', 'atom:link').filter(
    (link) => attributeOf(link, 'rel') === 'enclosure',
  );
  const found = [
    ...[...contents, ...enclosures, ...links].filter(isPicture).map((each) => imageOf(each, base)),
    ...childrenOf(item, 'itunes:image').map((each) => imageOf(each, base)),
    ...childrenOf(item, 'image').map((each) => imageElement(each, base)),
    ...thumbnails.map((each) => imageOf(each, base)),
  ].filter((image) => image !== undefined);
  return found.length > 0 ? withoutRepeats(found) : undefined;
}

/** Elements that may hold a picture. */
const HOLDERS = new Set(
  'media:content media:group media:thumbnail enclosure link atom:link itunes:image image'.split(' '),
);

function isPicture(content: XmlElement): boolean {
  const medium = attributeOf(content, 'medium');
  const type = attributeOf(content, 'type');
  if (medium !== undefined) return medium === 'image';
  if (type !== undefined) return type.toLowerCase().startsWith('image/');
  return IMAGE_SUFFIX.test(attributeOf(content, 'url') ?? attributeOf(content, 'href') ?? '');
}

function imageOf(element: XmlElement, base: string | undefined): RawImage | undefined {
  const address = attributeOf(element, 'url') ?? attributeOf(element, 'href');
  if (address === undefined) return undefined;
  return {
    url: resolveAddress(address, element.base ?? base),
    caption:
      elementText(childOf(element, 'media:description')) ?? elementText(childOf(element, 'media:title')),
    creditText: elementText(childOf(element, 'media:credit')),
    width: pixels(element, 'width'),
    height: pixels(element, 'height'),
  };
}

function imageElement(element: XmlElement, base: string | undefined): RawImage | undefined {
  const address =
    elementText(childOf(element, 'url')) ?? attributeOf(element, 'href') ?? elementText(element);
  if (address === undefined || /\s/.test(address)) return undefined;
  return {
    url: resolveAddress(address, element.base ?? base),
    caption: elementText(childOf(element, 'title')),
  };
}

function pixels(element: XmlElement, attribute: string): number | undefined {
  const written = attributeOf(element, attribute);
  return written !== undefined && /^\d{1,5}$/.test(written) ? Number(written) : undefined;
}

function withoutRepeats(images: readonly RawImage[]): RawImage[] {
  const seen = new Set<string>();
  return images.filter((image) => !seen.has(image.url) && seen.add(image.url));
}

const IMAGE_TAG = /<img\s[^<>]*>/gi;

/** The first picture inside the texts of an item, for one that names none beside them; beacons of one pixel are passed over. */
export function pictureInside(...texts: (RawText | undefined)[]): RawImage[] | undefined {
  for (const text of texts) {
    if (text?.type !== 'html') continue;
    for (const [tag] of text.value.matchAll(IMAGE_TAG)) {
      const url = tagAttribute(tag, 'src');
      const isBeacon = /\s(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]/i.test(tag);
      if (url !== undefined && /^https?:/i.test(url) && !isBeacon)
        return [{ url, caption: tagAttribute(tag, 'alt') }];
    }
  }
  return undefined;
}

function tagAttribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return decodeEntities(match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim() || undefined;
}
