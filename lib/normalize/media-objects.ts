import type { MediaObject } from '../article/article.ts';
import type { RawMedia } from '../article/raw-article.ts';
import { absoluteUrl } from './canonical-url.ts';

const MAX_RECORDINGS = 10;
/** Bytes and seconds that a recording can have; zero means that nobody looked. */
const MAX_BYTES = 1e12;
const MAX_SECONDS = 7 * 86_400;

/** At most ten recordings of one kind with absolute addresses, each once. */
export function mediaObjectsOf(
  raws: readonly RawMedia[] | undefined,
  kind: RawMedia['kind'],
  baseUrl: string | undefined,
): readonly MediaObject[] {
  const found = (raws ?? [])
    .slice(0, 100)
    .flatMap((raw) => (raw.kind === kind ? mediaObject(raw, baseUrl) : []));
  return [...new Map(found.map((media) => [media.contentUrl, media])).values()].slice(0, MAX_RECORDINGS);
}

function mediaObject(raw: RawMedia, baseUrl: string | undefined): MediaObject[] {
  const contentUrl = absoluteUrl(raw.url, baseUrl);
  if (contentUrl === undefined) return [];
  const type = raw.encodingFormat?.trim().toLowerCase().split(';', 1)[0] ?? '';
  const size = raw.contentSize ?? 0;
  const seconds = secondsOf(raw.duration ?? '');
  return [
    {
      contentUrl,
      ...(/^[\w.+-]+\/[\w.+-]+$/.test(type) && { encodingFormat: type }),
      ...(size > 0 && size <= MAX_BYTES && { contentSize: Math.round(size) }),
      ...(seconds > 0 && seconds <= MAX_SECONDS && { duration: `PT${Math.round(seconds)}S` }),
    },
  ];
}

/** Seconds of `3600`, `1:00:00`, `45:30` (iTunes) and `PT1H` (ISO 8601); 0 for what is none. */
function secondsOf(duration: string): number {
  const text = duration.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^\d{1,3}(?::\d{1,2}){1,2}(?:\.\d+)?$/.test(text))
    return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i.exec(text);
  if (!iso) return 0;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = iso.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
