// YouTube Data API: https://developers.google.com/youtube/v3/docs/videos
import { date, isObject, type JsonObject, member, string } from '../fields.ts';
import type { JsonFormat } from '../json-source.ts';
import { plainJson } from '../plain-json.ts';

/** A video, a result of a search or an entry of a playlist: read as plain JSON, but for the address, which none has. */
export const youtube: JsonFormat = {
  format: 'plainJson',
  isItem: (item) => string(item['kind'])?.startsWith('youtube#') === true && isObject(item['snippet']),
  read: (item, context) => {
    const read = plainJson.read(item, context);
    const id = videoId(item);
    const { channelTitle, videoOwnerChannelTitle } = item['snippet'] as JsonObject;
    const name = string(videoOwnerChannelTitle) ?? string(channelTitle);
    if ('code' in read) return read;
    // An entry of a playlist has the day on which it was put there.
    const published = date(member(item, 'contentDetails', 'videoPublishedAt'));
    return {
      ...read,
      ...(published && { datePublished: published }),
      ...(id !== undefined && { url: `https://www.youtube.com/watch?v=${id}` }),
      ...(name !== undefined && { publisher: { name } }),
    };
  },
};

function videoId(item: JsonObject): string | undefined {
  return (
    string(member(item, 'id', 'videoId')) ??
    string(member(item, 'snippet', 'resourceId', 'videoId')) ??
    string(member(item, 'contentDetails', 'videoId')) ??
    (item['kind'] === 'youtube#video' ? string(item['id']) : undefined)
  );
}
