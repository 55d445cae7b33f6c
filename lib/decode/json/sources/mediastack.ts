// Mediastack: https://mediastack.com/documentation
import { anyText, date, image, party, present, string, strings } from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

export const mediastack: JsonFormat = {
  format: 'mediastack',
  isItem: (item) =>
    'published_at' in item && 'category' in item && 'country' in item && typeof item['source'] === 'string',
  read: (item, { pointer }) =>
    rawArticle({
      format: 'mediastack',
      pointer,
      identifiers: [],
      url: string(item['url']),
      headline: anyText(item['title']),
      description: anyText(item['description']),
      datePublished: date(item['published_at']),
      author: present([party(item['author'])]),
      publisher: party(item['source']),
      inLanguage: string(item['language']),
      articleSection: strings(item['category']),
      image: present([image(item['image'])]),
    }),
};
