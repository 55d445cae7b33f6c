// IPTC ninjs 1.x: https://iptc.org/std/ninjs/ninjs-schema_1.6.json and its user guide, https://iptc.org/std/ninjs/userguide/
import type { RawText } from '../../../article/raw-article.ts';
import {
  date,
  firstString,
  htmlText,
  isObject,
  type JsonObject,
  member,
  names,
  objects,
  party,
  plainText,
  present,
  string,
} from '../fields.ts';
import { type JsonFormat, rawArticle } from '../json-source.ts';
import {
  aliases,
  citationOf,
  ninjsPublisher,
  pageOf,
  pictureOf,
  statusOf,
  subjectOf,
} from './ninjs-common.ts';
import { ninjsMismatches } from './ninjs-shape.ts';

/** Names that no other format has together with `uri`. */
const OWN_NAMES = [
  'versioncreated',
  'pubstatus',
  'firstcreated',
  'contentcreated',
  'infosource',
  'representationtype',
  'altids',
];

export const ninjs1: JsonFormat = {
  format: 'ninjs1',
  isItem: (item) =>
    ('uri' in item && 'headline' in item && !('url' in item)) ||
    isStandard(item['$standard']) ||
    ('uri' in item && OWN_NAMES.some((name) => name in item)) ||
    ('uri' in item &&
      Object.keys(item).some((key) => /^(body|description|headline)_(x?html|text|\w+)$/.test(key))),
  read: (item, { pointer }) => {
    const uri = string(item['uri']);
    const renditions = values(item['renditions']);
    const associated = values(item['associations']);
    return rawArticle({
      format: 'ninjs1',
      pointer,
      identifiers: [
        ...(uri === undefined ? [] : [{ type: 'newsId' as const, value: uri }]),
        ...aliases(uri, Object.entries(isObject(item['altids']) ? item['altids'] : {})),
      ],
      url: pageOf(item, renditions),
      headline: plainText(firstString(headlineOf(item), item['title'])),
      description: extended(item, 'description'),
      articleBody: extended(item, 'body'),
      datePublished: date(firstString(item['firstcreated'], item['versioncreated'], item['contentcreated'])),
      dateModified: date(item['versioncreated']),
      embargoedUntil: date(item['embargoed']),
      expires: date(item['expires']),
      author: present([party(item['byline'])]),
      publisher: ninjsPublisher(item['infosource'], item['copyrightholder']),
      inLanguage: string(item['language']),
      keywords: objects(item['subject']).flatMap(({ name }) => names(name)),
      about: ['subject', 'person', 'organisation', 'event'].flatMap((key) =>
        objects(item[key]).map(subjectOf),
      ),
      genre: objects(item['genre']).flatMap(({ name }) => names(name)),
      contentLocation: [
        ...objects(item['place']).flatMap(({ name }) => names(name)),
        ...names(item['located']),
      ],
      image: present([
        pictureOf(renditions, caption(item)),
        ...associated.map((each) =>
          pictureOf(
            values(each['renditions']),
            caption(each),
            firstString(each['byline'], each['copyrightholder']),
          ),
        ),
      ]),
      citation: present(associated.map((each) => citationOf(each, headlineOf(each)))),
      version: string(item['version']),
      creativeWorkStatus: statusOf(item['pubstatus']),
      warnings: ninjsMismatches(item, 1),
    });
  },
};

function isStandard(value: unknown): boolean {
  return string(member(value, 'name'))?.toLowerCase() === 'ninjs';
}

/** A caption is plain text; `description_text` is the plain form of the description. */
function caption(item: JsonObject): string | undefined {
  return firstString(item['description_text'], item['description_caption']);
}

/** Members of an object of objects, in order. */
function values(value: unknown): readonly JsonObject[] {
  return isObject(value) ? Object.values(value).filter(isObject) : objects(value);
}

function headlineOf(item: JsonObject): string | undefined {
  const more = Object.entries(item).filter(([key]) => /^headline_\w+$/.test(key));
  return firstString(item['headline'], item['headline_main'], ...more.map(([, value]) => value));
}

/**
 * `body_*` and `description_*` hold the same text in several forms: markup first, which keeps paragraphs and
 * links, then text, then whatever form there is.
 */
function extended(item: JsonObject, name: string): RawText | undefined {
  const found = Object.keys(item).filter(
    (key) => key.startsWith(`${name}_`) && string(item[key]) !== undefined,
  );
  const best = [/x?html/i, /main/, /text/, /./]
    .map((form) => found.find((key) => form.test(key)))
    .find((key) => key);
  if (best === undefined) return undefined;
  return /html/i.test(best) ? htmlText(item[best]) : plainText(item[best]);
}
