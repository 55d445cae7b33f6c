import type { RawMedia } from '../../article/raw-article.ts';
import { attributeOf, childOf, childrenOf, elementText, type XmlElement } from '../xml/element.ts';
import { resolveAddress } from '../xml/resolve-address.ts';

const AUDIO_SUFFIX = /\.(?:mp3|m4a|aac|oga|ogg|opus|wav|flac)(?:[?#]|$)/i;
const VIDEO_SUFFIX = /\.(?:mp4|m4v|mov|webm|mkv|avi|m3u8|ogv)(?:[?#]|$)/i;

/**
 * The audio and video of an RSS item or Atom entry: enclosures (RSS 2.0, Atom links) and contents of Media RSS, in
 * groups and alone, each address once. An episode of a podcast says its duration beside its enclosure.
 */
export function recordings(item: XmlElement, base: string | undefined): RawMedia[] {
  const groups = [item, ...childrenOf(item, 'media:group')];
  const links = childrenOf(item, 'link', 'atom:link').filter(
    (link) => attributeOf(link, 'rel') === 'enclosure',
  );
  const elements = [
    ...childrenOf(item, 'enclosure'),
    ...links,
    ...groups.flatMap((group) => childrenOf(group, 'media:content')),
  ];
  if (elements.length === 0) return [];
  const duration = elementText(childOf(item, 'itunes:duration'));
  const found = elements.flatMap((each) => recordingOf(each, base, duration));
  return [...new Map(found.toReversed().map((media) => [media.url, media])).values()].toReversed();
}

function recordingOf(
  element: XmlElement,
  base: string | undefined,
  duration: string | undefined,
): RawMedia[] {
  const address = attributeOf(element, 'url') ?? attributeOf(element, 'href');
  const kind = address === undefined ? undefined : kindOf(element, address);
  if (address === undefined || kind === undefined) return [];
  const type = attributeOf(element, 'type');
  const size = attributeOf(element, 'length') ?? attributeOf(element, 'fileSize');
  return [
    {
      kind,
      url: resolveAddress(address, element.base ?? base),
      encodingFormat: type,
      contentSize: size === undefined || !/^\d+$/.test(size) ? undefined : Number(size),
      duration: attributeOf(element, 'duration') ?? duration,
    },
  ];
}

function kindOf(element: XmlElement, address: string): RawMedia['kind'] | undefined {
  const told = `${attributeOf(element, 'medium') ?? ''} ${attributeOf(element, 'type') ?? ''}`.toLowerCase();
  if (/\baudio\b/.test(told)) return 'audio';
  if (/\bvideo\b/.test(told)) return 'video';
  if (/\bimage\b|\btext\b/.test(told)) return undefined;
  return AUDIO_SUFFIX.test(address) ? 'audio' : VIDEO_SUFFIX.test(address) ? 'video' : undefined;
}
