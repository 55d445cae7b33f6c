// NewsAPI.org: https://newsapi.org/docs/endpoints/everything
import { cutBody } from '../cut-body.ts';
import { anyText, date, firstString, image, isObject, member, party, present, string } from '../fields.ts';
import { type JsonFormat, notAnArticle, rawArticle } from '../json-source.ts';

export const newsApi: JsonFormat = {
  format: 'newsApi',
  isItem: (item) => 'urlToImage' in item && 'publishedAt' in item && isObject(item['source']),
  read: (item, { pointer }) => {
    // What publishers had taken down keeps its place in answers, with every text replaced.
    if (item['title'] === '[Removed]')
      return notAnArticle(pointer, 'The news API marks the article as removed.');
    const source = firstString(member(item, 'source', 'name'), member(item, 'source', 'id'));
    return rawArticle({
      format: 'newsApi',
      pointer,
      identifiers: [],
      url: string(item['url']),
      headline: anyText(withoutSource(string(item['title']), source)),
      description: anyText(item['description']),
      ...cutBody(item['content']),
      datePublished: date(item['publishedAt']),
      author: present([party(item['author'])]),
      publisher: party(source),
      image: present([image(item['urlToImage'])]),
    });
  },
};

/** Titles often end in " - " and the name of the source, which is no part of the headline. */
function withoutSource(title: string | undefined, source: string | undefined): string | undefined {
  if (title === undefined || source === undefined) return title;
  const ending = [' - ', ' – ', ' — ', ' | ']
    .map((dash) => dash + source)
    .find((each) => title.toLowerCase().endsWith(each.toLowerCase()));
  return ending === undefined || ending.length >= title.length ? title : title.slice(0, -ending.length);
}
