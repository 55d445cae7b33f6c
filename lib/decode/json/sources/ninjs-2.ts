// IPTC ninjs 2.x and 3.x: https://iptc.org/std/ninjs/ninjs-schema_3.1.json
// 2.0 and 2.1 write names in lower case, 3.0 in camel case; they are read alike.
import type { RawArticle, RawText } from '../../../article/raw-article.ts';
import type { Refusal } from '../../../article/refusal.ts';
import {
  anyText,
  date,
  firstString,
  htmlText,
  type JsonObject,
  member,
  names,
  objects,
  party,
  plainText,
  present,
  string,
} from '../fields.ts';
import { type JsonFormat, notAnArticle, rawArticle } from '../json-source.ts';
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

export const ninjs2: JsonFormat = {
  format: 'ninjs2',
  isItem: (item) =>
    string(member(item['standard'], 'name'))?.toLowerCase() === 'ninjs' ||
    ('uri' in item &&
      (isRoleList(item['headlines']) ||
        isRoleList(item['bodies']) ||
        isRoleList(item['descriptions']) ||
        ['versionCreated', 'pubStatus', 'infoSources', 'eventDetails', 'plannedCoverage'].some(
          (name) => name in item,
        ))),
  read: (item, { pointer }) => readItem(item, lowerKeys(item), pointer),
};

function isRoleList(value: unknown): boolean {
  return Array.isArray(value) && objects(value).some((each) => 'value' in each);
}

function readItem(item: JsonObject, low: JsonObject, pointer: string): RawArticle | Refusal {
  // Events and plans for coverage are news about news to come; nothing in them has been reported yet.
  if (low['type'] === 'event' || low['type'] === 'planning' || 'eventdetails' in low) {
    return notAnArticle(pointer, 'The ninjs item is an event or a plan for coverage, not an article.');
  }
  const uri = string(low['uri']);
  const renditions = objects(low['renditions']);
  const associated = objects(low['associations']).map(lowerKeys);
  return rawArticle({
    format: 'ninjs2',
    pointer,
    identifiers: [
      ...(uri === undefined ? [] : [{ type: 'newsId' as const, value: uri }]),
      ...aliases(
        uri,
        objects(low['altids']).map(({ role, value }) => [string(role) ?? '', value] as const),
      ),
    ],
    url: pageOf(low, renditions),
    headline: byRole(low['headlines'])[0] ?? anyText(low['title']),
    alternativeHeadline: byRole(low['headlines'])[1],
    description: byRole(low['descriptions'], DESCRIPTION_ROLES)[0],
    articleBody: bodyOf(low['bodies']),
    datePublished: date(firstString(low['firstcreated'], low['versioncreated'], low['contentcreated'])),
    dateModified: date(low['versioncreated']),
    embargoedUntil: date(low['embargoeduntil'] ?? low['embargoed']),
    expires: date(low['expires']),
    author: present([party(low['by'])]),
    publisher: ninjsPublisher(low['infosources'], low['copyrightholder']),
    inLanguage: string(low['language']),
    keywords: [
      ...objects(low['subjects']).flatMap(({ name }) => names(name)),
      ...names(low['keywords'], 'name', 'value'),
    ],
    about: ['subjects', 'people', 'organisations', 'events'].flatMap((key) =>
      objects(low[key]).map(subjectOf),
    ),
    genre: objects(low['genres']).flatMap(({ name }) => names(name)),
    contentLocation: [...objects(low['places']).flatMap(({ name }) => names(name)), ...names(low['located'])],
    image: present([
      pictureOf(renditions, caption(low)),
      ...associated.map((each) =>
        pictureOf(
          objects(each['renditions']),
          caption(each),
          firstString(each['byline'], each['copyrightholder']),
        ),
      ),
    ]),
    citation: present(associated.map((each) => citationOf(each, byRole(each['headlines'])[0]?.value))),
    version: string(low['version']),
    creativeWorkStatus: statusOf(low['pubstatus']),
    warnings: ninjsMismatches(item, 2),
  });
}

function lowerKeys(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key.toLowerCase(), value]));
}

/** Roles that say what something is about; a caption's writer is a role too and tells nothing. */
const DESCRIPTION_ROLES = ['main', 'summary', 'text', 'caption', 'xhtml', 'html'];

/** The values of a list of {role, contentType, value}: known roles in order, then those without one, then others. */
function byRole(value: unknown, roles: readonly string[] = ['main']): readonly RawText[] {
  const rank = (each: JsonObject) => {
    const role = string(each['role'])?.toLowerCase();
    const known = roles.indexOf(role ?? '');
    return known >= 0 ? known : role === undefined ? roles.length : roles.length + 1;
  };
  const sorted = objects(value).toSorted((a, b) => rank(a) - rank(b));
  return present(sorted.map(ninjsText));
}

function ninjsText(each: JsonObject): RawText | undefined {
  const { contenttype } = lowerKeys(each);
  const html = /html|xml|nitf/i.test(string(contenttype) ?? '') || /html/.test(string(each['role']) ?? '');
  return html ? htmlText(each['value']) : plainText(each['value']);
}

/** Markup keeps the paragraphs that the plain form of the same body loses. */
function bodyOf(value: unknown): RawText | undefined {
  const bodies = byRole(value, ['main', 'xhtml', 'html', 'text']);
  return bodies.find(({ type }) => type === 'html') ?? bodies[0];
}

/** A caption is plain text. */
function caption(item: JsonObject): string | undefined {
  return byRole(item['descriptions'], DESCRIPTION_ROLES).find(({ type }) => type === 'text')?.value;
}
