// news-please and CC-NEWS: https://github.com/fhamborg/news-please#extracted-information
import { anyText, date, image, type JsonObject, present, string, strings } from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

export const newsPlease: JsonFormat = {
  format: 'newsPlease',
  isItem: (item) => 'maintext' in item || ('date_publish' in item && 'source_domain' in item),
  read: (original, { pointer }) => {
    const item = withoutNone(original);
    const domain = string(item['source_domain']);
    return rawArticle({
      format: 'newsPlease',
      pointer,
      identifiers: [],
      url: string(item['url']),
      headline: anyText(item['title']),
      description: anyText(item['description']),
      articleBody: anyText(item['maintext'] ?? item['text']),
      datePublished: date(item['date_publish']),
      dateModified: date(item['date_modify']),
      author: strings(item['authors']).map((name) => ({ name })),
      publisher: domain === undefined ? undefined : { url: `https://${domain}` },
      inLanguage: string(item['language']),
      image: present([image(item['image_url'])]),
    });
  },
};

/** Python writes a missing value as the word None. */
function withoutNone(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== 'None' && value !== null));
}
