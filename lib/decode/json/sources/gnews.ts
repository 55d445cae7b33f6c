// GNews: https://docs.gnews.io/endpoints/search-endpoint
import { cutBody } from '../cut-body.ts';
import { anyText, date, image, isObject, member, party, present, string } from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

export const gnews: JsonFormat = {
  format: 'gnews',
  isItem: ({ source, image, publishedAt }) =>
    image !== undefined &&
    publishedAt !== undefined &&
    isObject(source) &&
    'url' in source &&
    'name' in source,
  read: (item, { pointer }) => {
    const { source } = item;
    return rawArticle({
      format: 'gnews',
      pointer,
      identifiers: [],
      url: string(item['url']),
      headline: anyText(item['title']),
      description: anyText(item['description']),
      ...cutBody(item['content']),
      datePublished: date(item['publishedAt']),
      publisher: party(member(source, 'name'), { url: string(member(source, 'url')) }),
      inLanguage: string(item['lang']),
      image: present([image(item['image'])]),
    });
  },
};
