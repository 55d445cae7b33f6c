// The New York Times: https://developer.nytimes.com/docs/articlesearch-product/1/overview
// Top stories and most popular: https://developer.nytimes.com/docs/top-stories-product/1/overview
import type { RawArticle, RawImage, RawParty, RawSubject } from '../../../article/raw-article.ts';
import {
  anyText,
  date,
  firstString,
  image,
  isObject,
  type JsonObject,
  list,
  member,
  names,
  objects,
  party,
  present,
  resolveUrl,
  string,
  strings,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';

/** Addresses of pictures are relative to the site. */
const SITE = 'https://www.nytimes.com/';

export const nyt: JsonFormat = {
  format: 'nyt',
  isItem: (item) =>
    string(item['uri'])?.startsWith('nyt://') === true ||
    ('web_url' in item && 'pub_date' in item && isObject(item['headline'])) ||
    ('des_facet' in item && 'published_date' in item),
  read: (item, { pointer }) => {
    const uri = firstString(item['uri'], item['_id']);
    return rawArticle({
      format: 'nyt',
      pointer,
      identifiers: uri === undefined ? [] : [{ type: 'newsId', value: uri }],
      url: firstString(item['web_url'], item['url']),
      sameAs: present([string(item['short_url'])]),
      headline: anyText(firstString(member(item, 'headline', 'main'), item['title'])),
      alternativeHeadline: anyText(
        firstString(
          member(item, 'headline', 'print_headline'),
          member(item, 'headline', 'kicker'),
          item['kicker'],
        ),
      ),
      ...texts(item),
      datePublished: date(firstString(item['pub_date'], item['published_date'])),
      dateModified: date(firstString(item['updated_date'], item['updated'])),
      author: authors(item),
      publisher: { name: firstString(item['source']) ?? 'The New York Times', url: SITE },
      articleSection: sections(item),
      keywords: subjects(item).flatMap(({ name }) => names(name)),
      about: subjects(item),
      genre: present([firstString(item['type_of_material'], item['material_type_facet'])]),
      contentLocation: places(item),
      image: images(item),
    });
  },
};

/** There is never a whole body: the lead paragraph is its start, and often the abstract over again. */
function texts(item: JsonObject): Pick<RawArticle, 'description' | 'articleBody' | 'bodyTruncated'> {
  const description = firstString(item['abstract'], item['snippet']);
  const lead = firstString(item['lead_paragraph']);
  if (lead === undefined || lead === description) return { description: anyText(description) };
  return { description: anyText(description), articleBody: anyText(lead), bodyTruncated: true };
}

/** "By X and Y" as printed, else the parts of names, else the organization. */
function authors(item: JsonObject): readonly RawParty[] {
  const { byline } = item;
  const printed = firstString(member(byline, 'original'), byline);
  if (printed !== undefined) return [{ name: printed }];
  const people = objects(member(byline, 'person')).map((person) =>
    party(['firstname', 'middlename', 'lastname'].flatMap((part) => names(person[part])).join(' '), {
      type: 'Person',
    }),
  );
  return present([...people, party(member(byline, 'organization'), { type: 'Organization' })]);
}

function sections(item: JsonObject): readonly string[] {
  const keys = ['section_name', 'section', 'subsection_name', 'subsection', 'news_desk'];
  return [...new Set(keys.flatMap((key) => names(item[key])))];
}

/** Keywords of the search answer; facets of the other answers, of which places are told apart. */
function subjects(item: JsonObject): readonly RawSubject[] {
  const keywords = objects(item['keywords']).map(({ name, value }) => ({
    name: string(value),
    code: string(name) && string(value) && `${string(name)}:${string(value)}`,
  }));
  const facets = ['des_facet', 'org_facet', 'per_facet'].flatMap((key) => strings(item[key]));
  return [...keywords.filter((subject) => subject.name !== undefined), ...facets.map((name) => ({ name }))];
}

function places(item: JsonObject): readonly string[] {
  const keywords = objects(item['keywords']).filter(({ name }) =>
    /^(glocations|location)$/i.test(String(name)),
  );
  return [...keywords.flatMap(({ value }) => names(value)), ...strings(item['geo_facet'])];
}

/** A list of renditions of pictures, or one object of named renditions. */
function images(item: JsonObject): readonly RawImage[] {
  const { multimedia, media } = item;
  const single = isObject(multimedia) ? multimedia : undefined;
  const caption = member(single, 'caption');
  const renditions = single
    ? [member(single, 'default'), member(single, 'thumbnail')].filter(isObject)
    : [...list(multimedia), ...objects(media).flatMap((each) => list(each['media-metadata']))].filter(
        isObject,
      );
  const largest = renditions
    .toSorted((a, b) => Number(b['width'] ?? 0) - Number(a['width'] ?? 0))
    .slice(0, 1);
  return present(
    largest.map(({ url, width, height, caption: own }) =>
      image(resolveUrl(url, SITE), { caption: caption ?? own, width, height }),
    ),
  );
}
