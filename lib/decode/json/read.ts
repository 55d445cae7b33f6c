import type { Format } from '../../article/format.ts';
import type { RawArticle, RawFeed } from '../../article/raw-article.ts';
import type { Refusal } from '../../article/refusal.ts';
import type { Warning } from '../../article/warning.ts';
import type { Decoded, DecodeHints } from '../decoded.ts';
import { withoutLead } from '../json-lead.ts';
import { type RefusalList, refusalList } from '../refusal-list.ts';
import { tableRows } from './columnar.ts';
import { feedAlong, feedOf, formatOf, holdsItems, isWhole, listOf } from './containers.ts';
import { type JsonDocument, readDocuments } from './documents.ts';
import { asExported } from './exported.ts';
import { isObject, type JsonObject } from './fields.ts';
import { listByShape } from './find-by-shape.ts';
import { compact, type Resolve, references } from './json-ld.ts';
import { type JsonFormat, notAnArticle } from './json-source.ts';
import { type Lookup, lookupIn, ownAddress } from './linked.ts';
import { otherKind } from './not-article.ts';
import { looksLikeArticle, plainJson } from './plain-json.ts';
import { withoutFields } from './record-reader.ts';
import { escapePointer } from './salvage.ts';
import { isContext, isDeclared, isSchemaOrg, readSchemaOrg } from './schema-org.ts';
import { FORMATS } from './sources.ts';

interface DecodedJson extends Decoded {
  readonly format?: Format | undefined;
  readonly warnings: readonly Warning[];
}

/** Where reading stands and what it has found. */
interface Reading {
  baseUrl: string | undefined;
  readonly articles: RawArticle[];
  readonly refusals: RefusalList;
  feed?: RawFeed | undefined;
  envelope?: Format | undefined;
  lookup?: Lookup | undefined;
}

/** What the surroundings of an element say of it. */
interface Surroundings {
  readonly format?: JsonFormat | undefined;
  readonly feed?: RawFeed | undefined;
  /** Looks up nodes of the list that the element is in, where that is JSON-LD. */
  readonly resolve?: Resolve | undefined;
}

/**
 * The articles of a text in any of the JSON formats: alone, in lists, envelopes and graphs, one document or
 * many. Elements of one list may have different formats.
 */
export function decodeJson(text: string, hints: DecodeHints): DecodedJson {
  const reading: Reading = { baseUrl: hints.baseUrl, articles: [], refusals: refusalList() };
  const warnings: Warning[] = [];
  const take = ({ value, pointer, partial }: JsonDocument) => {
    reading.baseUrl = hints.baseUrl ?? ownAddress(value);
    readValue(value, pointer, partial, reading);
  };
  readDocuments(withoutLead(text.trimStart()), { take, refusals: reading.refusals, warnings, holdsArticle });
  if (reading.articles.length === 0 && reading.refusals.all().length === 0) {
    reading.refusals.add({
      code: 'noArticles',
      pointer: '',
      detail: 'Well-formed JSON without an article in it.',
    });
  }
  return {
    feed: reading.feed,
    articles: reading.articles,
    refusals: reading.refusals.all(),
    format: reading.articles[0]?.format ?? reading.envelope,
    warnings,
  };
}

function holdsArticle(value: unknown): boolean {
  const isArticle = (item: JsonObject) => formatOf(item) !== undefined || looksLikeArticle(item);
  if (tableRows(value) !== undefined) return true;
  if (Array.isArray(value)) return value.filter(isObject).slice(0, 20).some(isArticle);
  return isObject(value) && (isArticle(value) || listByShape(value, isArticle) !== undefined);
}

function readValue(value: unknown, pointer: string, partial: boolean, reading: Reading): void {
  reading.lookup = lookupIn(value);
  const rows = partial ? undefined : tableRows(value);
  if (rows !== undefined) {
    for (const row of rows) readObject(row.record, pointer + row.pointer, false, {}, reading);
    return;
  }
  if (Array.isArray(value)) {
    if (value.length === 0 && !partial)
      reading.refusals.add({ code: 'noArticles', pointer, detail: 'The list is empty.' });
    readList(value, pointer, {}, reading);
  } else if (isObject(value)) readObject(value, pointer, partial, {}, reading);
  else reading.refusals.add(notAnArticle(pointer, 'A JSON value that is neither an object nor a list.'));
}

/**
 * `forEach` goes past the holes that broken elements left: those are refused already. `places` are the keys of the
 * elements where they are no numbers.
 */
function readList(
  elements: readonly unknown[],
  pointer: string,
  around: Surroundings,
  reading: Reading,
  places?: readonly string[],
): void {
  const format = around.format ?? formatAmong(elements);
  const resolve = around.resolve ?? linksAmong(elements);
  elements.forEach((element, index) => {
    const place = `${pointer}/${escapePointer(places?.[index] ?? String(index))}`;
    if (isObject(element)) readObject(element, place, false, { ...around, format, resolve }, reading);
    else reading.refusals.add(notAnArticle(place, 'An element of the list that is not an object.'));
  });
}

/** An envelope, a JSON-LD document or an item. Of a partial object only the lists in it are whole. */
function readObject(
  value: JsonObject,
  pointer: string,
  partial: boolean,
  around: Surroundings,
  reading: Reading,
): void {
  const other = partial ? undefined : otherKind(value);
  if (other !== undefined) {
    reading.refusals.add(notAnArticle(pointer, `${other}, no article.`));
    return;
  }
  const format = partial ? undefined : formatOf(value);
  if (format !== undefined) {
    readItem(value, pointer, { ...around, format }, reading);
    return;
  }
  const envelope = envelopeOf(value, reading);
  if (envelope !== undefined || partial)
    openEnvelope(value, pointer, partial, { ...around, ...envelope }, reading);
  else if (isSchemaOrg(value)) readLinkedData(value, pointer, around, reading);
  else if (holdsItems(value)) openEnvelope(value, pointer, false, { feed: feedOf(value) }, reading);
  else if (around.format !== undefined || plainJson.isItem(value)) readItem(value, pointer, around, reading);
  else if (isWhole(value)) readItem(value, pointer, around, reading);
  else openEnvelope(value, pointer, false, around, reading);
}

/** The format and feed of an envelope that one format alone has. */
function envelopeOf(value: JsonObject, { baseUrl }: Reading): Surroundings | undefined {
  for (const format of FORMATS) {
    const feed = format.feed?.(value, baseUrl);
    if (feed !== undefined) return { format, feed };
  }
  return undefined;
}

function openEnvelope(
  value: JsonObject,
  pointer: string,
  partial: boolean,
  around: Surroundings,
  reading: Reading,
): void {
  reading.feed ??= around.feed;
  reading.envelope ??= around.format?.format;
  const found = listOf(value);
  if (found === undefined) {
    if (!partial && looksLikeArticle(value)) readItem(value, pointer, around, reading);
    // What is missing from a partial object was refused where it broke.
    else if (!partial) reading.refusals.add(notAnArticle(pointer, withoutFields(value)));
    return;
  }
  const place = pointer + found.keys.map((key) => `/${escapePointer(key)}`).join('');
  if (Array.isArray(found.value)) reading.feed ??= feedAlong(value, found.keys);
  if (isObject(found.value)) readObject(found.value, place, partial, around, reading);
  else if (found.value.length > 0) readList(found.value, place, around, reading, found.places);
  else reading.refusals.add({ code: 'noArticles', pointer: place, detail: 'The list is empty.' });
}

/** The format of a list's elements, where all that show one show the same. */
function formatAmong(elements: readonly unknown[]): JsonFormat | undefined {
  let only: JsonFormat | undefined;
  for (const element of elements) {
    const format = formatOf(element);
    if (format === undefined) continue;
    if (only !== undefined && only !== format) return undefined;
    only = format;
  }
  return only;
}

/** Nodes of a JSON-LD list may refer to each other. */
function linksAmong(elements: readonly unknown[]): Resolve | undefined {
  return elements.some((element) => isObject(element) && '@id' in element)
    ? references(compact(elements))
    : undefined;
}

function readLinkedData(value: JsonObject, pointer: string, around: Surroundings, reading: Reading): void {
  const context = { pointer, baseUrl: reading.baseUrl, feed: around.feed };
  const { articles, refusals } = readSchemaOrg(value, context, around.resolve);
  if (articles.length === 0 && isOfOtherContext(value)) {
    openEnvelope(value, pointer, false, around, reading);
    return;
  }
  const plain = isDeclared(value) ? undefined : plainJson.read(value, context);
  const filled = plain === undefined || 'code' in plain ? undefined : plain;
  for (const article of articles)
    reading.articles.push(
      article.pointer === pointer ? asExported({ ...filled, ...article }, value) : article,
    );
  // In a list, the site, its publisher and its people stand beside the articles to be referred to.
  if (around.resolve !== undefined && isContext(value)) return;
  for (const refusal of refusals) reading.refusals.add(refusal);
}

/** True for linked data of another vocabulary, such as ActivityStreams or Hydra. */
function isOfOtherContext(value: JsonObject): boolean {
  return '@context' in value && !JSON.stringify(value['@context']).includes('schema.org');
}

function readItem(item: JsonObject, pointer: string, around: Surroundings, reading: Reading): void {
  const { format = plainJson, feed } = around;
  const read = format.read(item, { pointer, baseUrl: reading.baseUrl, feed, lookup: reading.lookup });
  if ('code' in read) reading.refusals.add(read);
  else if (hasNothing(read)) reading.refusals.add(nothingToShow(pointer));
  else reading.articles.push(read);
  for (const key of format.nested ?? []) {
    const inner = item[key];
    if (Array.isArray(inner)) readList(inner, `${pointer}/${key}`, around, reading);
  }
}

function hasNothing({ headline, articleBody, description, creativeWorkStatus }: RawArticle): boolean {
  // A withdrawal needs no text: its id is what counts.
  const withdrawn = creativeWorkStatus === 'canceled' || creativeWorkStatus === 'withheld';
  return !headline && !articleBody && !description && !withdrawn;
}

function nothingToShow(pointer: string): Refusal {
  return { code: 'noHeadline', pointer, detail: 'The item has no headline and no text.' };
}
