// The Guardian: https://open-platform.theguardian.com/documentation/item
import type { RawArticle, RawImage, RawParty } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  htmlText,
  image,
  type JsonObject,
  member,
  names,
  objects,
  plainText,
  present,
  string,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

export const guardian: JsonFormat = {
  format: 'guardian',
  isItem: (item) => 'webTitle' in item && 'webUrl' in item && 'webPublicationDate' in item,
  read: (item, { pointer }) => {
    const id = string(item['id']);
    const fields = member(item, 'fields');
    return rawArticle({
      format: 'guardian',
      pointer,
      identifiers: id === undefined ? [] : [{ type: 'newsId', value: `theguardian.com:${id}` }],
      url: string(item['webUrl']),
      sameAs: present([string(item['apiUrl']), string(member(fields, 'shortUrl'))]),
      headline: anyText(firstString(member(fields, 'headline'), item['webTitle'])),
      description: htmlText(firstString(member(fields, 'trailText'), member(fields, 'standfirst'))),
      articleBody: body(item),
      datePublished: date(firstString(item['webPublicationDate'], member(fields, 'firstPublicationDate'))),
      dateModified: date(member(fields, 'lastModified')),
      author: authors(item),
      publisher: {
        name: names(member(fields, 'publication')).find((name) => !name.includes('.')) ?? 'The Guardian',
        url: 'https://www.theguardian.com',
      },
      inLanguage: string(member(fields, 'lang')),
      articleSection: present([string(item['sectionName']), string(item['pillarName'])]),
      keywords: tags(item, 'keyword').flatMap((tag) => names(tag['webTitle'])),
      about: tags(item, 'keyword').map((tag) => ({ name: string(tag['webTitle']), code: string(tag['id']) })),
      genre: [...tags(item, 'tone'), ...tags(item, 'series')].flatMap((tag) => names(tag['webTitle'])),
      image: images(item),
    });
  },
};

/** `body` keeps the paragraphs that `bodyText` loses. */
function body(item: JsonObject): RawArticle['articleBody'] {
  const blocks = objects(member(item, 'blocks', 'body')).flatMap((block) => names(block['bodyHtml']));
  return (
    htmlText(member(item, 'fields', 'body')) ??
    htmlText(blocks.join('\n')) ??
    plainText(member(item, 'fields', 'bodyText'))
  );
}

function tags(item: JsonObject, type: string): readonly JsonObject[] {
  return objects(item['tags']).filter((tag) => tag['type'] === type);
}

function authors(item: JsonObject): readonly RawParty[] {
  const contributors = tags(item, 'contributor').map((tag) => ({
    name: string(tag['webTitle']),
    type: 'Person' as const,
    url: string(tag['webUrl']),
  }));
  if (contributors.length > 0) return contributors;
  return names(member(item, 'fields', 'byline')).map((name) => ({ name }));
}

/** The largest asset of every picture element, then the thumbnail. */
function images(item: JsonObject): readonly RawImage[] {
  const pictures = objects(item['elements'])
    .filter((element) => element['type'] === 'image')
    .map((element) => {
      const assets = objects(element['assets']).toSorted((a, b) => width(b) - width(a));
      const data = member(assets[0], 'typeData');
      return image(firstString(member(data, 'secureFile'), member(assets[0], 'file')), {
        caption: firstString(member(data, 'caption'), member(data, 'altText')),
        creditText: member(data, 'credit'),
        width: member(data, 'width'),
        height: member(data, 'height'),
      });
    });
  return present([...pictures, image(member(item, 'fields', 'thumbnail'))]);
}

function width(asset: JsonObject): number {
  return Number(member(asset, 'typeData', 'width') ?? 0);
}
