import type { Card } from '../article/card.ts';
import { typeOf } from './attachments.ts';
import { element } from './xml.ts';

/** Picture, audio and video of an article as elements of Media RSS (https://www.rssboard.org/media-rss), for RSS and Atom. */
export function mediaElements({ image, media = [] }: Card): string[] {
  const recordings = media.map((recording) =>
    element('media:content', undefined, {
      url: recording.url,
      medium: recording.kind,
      type: typeOf(recording),
      fileSize: recording.bytes?.toString(),
      duration: recording.seconds?.toString(),
    }),
  );
  if (image === undefined) return recordings;
  return [element('media:content', undefined, { url: image, medium: 'image' }), ...recordings];
}
