import type { Recording } from '../article/card.ts';

/** Media types by suffix, for recordings whose sender told none. */
const TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  ogv: 'video/ogg',
  m3u8: 'application/vnd.apple.mpegurl',
};
/** Of containers the content decides. */
const CONTAINERS = ['ogg', 'webm'];
/** What nobody knows (RFC 2046, 4.5.1). */
const UNKNOWN_TYPE = 'application/octet-stream';

/** The media type of a recording: told, else of its suffix, else that of what is not known. Feeds have to name one. */
export function typeOf({ kind, url, type }: Recording): string {
  if (type !== undefined) return type;
  const [, suffix = ''] = /\.(\w{2,4})$/.exec(pathOf(url).toLowerCase()) ?? [];
  if (CONTAINERS.includes(suffix)) return `${kind}/${suffix}`;
  return TYPES[suffix] ?? UNKNOWN_TYPE;
}

function pathOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}

/** The attachments of an item (JSON Feed 1.1); undefined for none. */
export function attachmentsOf(media: readonly Recording[] | undefined) {
  return media?.map((recording) => ({
    url: recording.url,
    mime_type: typeOf(recording),
    size_in_bytes: recording.bytes,
    duration_in_seconds: recording.seconds,
  }));
}
