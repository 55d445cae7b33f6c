import { digestOf } from './entry-digest.ts';
import { type BodyFacts, type Entry, NO_HINTS } from './feed-facts.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where lists of articles stand in the JSON of feeds and news APIs. */
const LISTS = ['items', 'articles', 'results', 'data', 'value', 'entries', 'news', 'docs'];

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), any other list of objects, or an object. */
export function readJsonFacts(text: string): BodyFacts {
  const value = parse(text);
  if (value === undefined) return /^\s*\{.*\}\s*$/m.test(text) ? { type: 'other' } : { type: 'unknown' };
  const list = listOf(value);
  if (!list) return { type: 'other' };
  const fields = isFields(value) ? value : {};
  const hubs = Array.isArray(fields['hubs']) ? fields['hubs'].flatMap(hubOf) : [];
  return {
    type: 'feed',
    ...textField('title', fields['title']),
    entries: list.map(entryOf),
    hints: NO_HINTS,
    hubs,
    ...textField('self', fields['feed_url']),
    ...textField('previous', fields['next_url']),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): Fields[] | undefined {
  if (Array.isArray(value)) return value.some(isFields) ? value.filter(isFields) : undefined;
  if (!isFields(value)) return undefined;
  for (const name of LISTS) {
    const list = value[name];
    if (Array.isArray(list) && (list.length === 0 || list.some(isFields))) return list.filter(isFields);
  }
  return undefined;
}

function entryOf(item: Fields): Entry {
  const link = factText(item['url']) ?? factText(item['link']) ?? factText(item['external_url']);
  const digest = digestOf(JSON.stringify(item));
  const date =
    factText(item['date_published']) ?? factText(item['publishedAt']) ?? factText(item['datePublished']);
  const dateMs = Date.parse(date ?? '');
  return {
    id: factText(item['id']) ?? link ?? factText(item['title']) ?? digest,
    digest,
    ...(link !== undefined && { link }),
    ...(!Number.isNaN(dateMs) && { dateMs }),
  };
}

function hubOf(hub: unknown): string[] {
  const url =
    isFields(hub) && /websub|pubsubhubbub/i.test(factText(hub['type']) ?? '')
      ? factText(hub['url'])
      : undefined;
  return url === undefined ? [] : [url];
}

function factText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function textField<K extends string>(name: K, value: unknown): { [key in K]?: string } {
  const text = factText(value);
  return (text === undefined ? {} : { [name]: text }) as { [key in K]?: string };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
