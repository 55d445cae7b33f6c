// Bing news search: https://learn.microsoft.com/bing/search-apis/bing-news-search/reference/response-objects
import { anyText, date, image, member, names, objects, present, string, strings } from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

export const bing: JsonFormat = {
  format: 'bing',
  isItem: (item) =>
    item['_type'] === 'NewsArticle' ||
    (Array.isArray(item['provider']) && 'datePublished' in item && 'name' in item),
  // Other coverage of the same story, as whole items.
  nested: ['clusteredArticles'],
  read: (item, { pointer }) => {
    const thumbnail = member(item, 'image', 'thumbnail');
    return rawArticle({
      format: 'bing',
      pointer,
      identifiers: [],
      url: string(item['url']),
      sameAs: present([string(item['ampUrl'])]),
      headline: anyText(item['name']),
      description: anyText(item['description']),
      datePublished: date(item['datePublished']),
      publisher: objects(item['provider']).map(({ name }) => ({ name: string(name) }))[0],
      articleSection: strings(item['category']),
      about: [...objects(item['about']), ...objects(item['mentions'])].flatMap((thing) =>
        names(thing['name']).map((name) => ({ name })),
      ),
      image: present([
        image(member(item, 'image', 'contentUrl') ?? member(thumbnail, 'contentUrl'), {
          width: member(thumbnail, 'width'),
          height: member(thumbnail, 'height'),
        }),
      ]),
    });
  },
};
