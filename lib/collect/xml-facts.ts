import { Parser } from 'htmlparser2';
import { digestOf } from './entry-digest.ts';
import type { BodyFacts, Entry, ScheduleHints } from './feed-facts.ts';

const ENTRY = new Set(['item', 'entry', 'url', 'sitemap']);
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PERIOD_SECONDS: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};
/** More than any feed has; a body of 10 MB could name a million. */
const MAX_ENTRIES = 10_000;

/** What one walk over the elements has found so far. */
interface Found {
  root: string;
  title?: string;
  ttlMinutes?: number;
  period?: string;
  frequency?: number;
  readonly skipHours: number[];
  readonly skipDays: number[];
  readonly hubs: string[];
  self?: string;
  prevArchive?: string;
  next?: string;
  isNews: boolean;
  readonly entries: Entry[];
}

/** The entry that is open: its texts by element. */
interface OpenEntry {
  readonly start: number;
  readonly depth: number;
  readonly texts: Record<string, string>;
  link?: string;
}

/**
 * RSS 0.9–2.0, RDF, Atom, sitemaps and their indexes in one walk; other XML that ingestion knows comes back as
 * `other`. Namespaces are told by their usual prefixes, as feeds in the wild need it.
 */
export function readXmlFacts(text: string): BodyFacts {
  const found: Found = { root: '', skipHours: [], skipDays: [], hubs: [], isNews: false, entries: [] };
  walk(text, found);
  const { entries, isNews } = found;
  if (found.root === 'urlset') return { type: 'sitemap', entries, isNews };
  if (found.root === 'sitemapindex') return { type: 'sitemapIndex', children: entries };
  if (!/^(?:rss|rdf|feed)$/.test(found.root)) return { type: 'other' };
  const previous = found.prevArchive ?? found.next;
  return {
    type: 'feed',
    ...(found.title && { title: found.title }),
    entries,
    hints: hintsOf(found),
    hubs: found.hubs,
    ...(found.self !== undefined && { self: found.self }),
    ...(previous !== undefined && { previous }),
  };
}

function walk(text: string, found: Found): void {
  const path: string[] = [];
  let open: OpenEntry | undefined;
  let content = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const local = localName(name);
        if (path.length === 0) found.root = local;
        path.push(local);
        content = '';
        if (name.toLowerCase() === 'news:news') found.isNews = true;
        if (!open && ENTRY.has(local) && path.length <= 3)
          open = { start: parser.startIndex, depth: path.length, texts: {} };
        else if (local === 'link') noteLink(attributes, open, found);
      },
      ontext(part) {
        content += part;
      },
      onclosetag() {
        const local = path.pop() ?? '';
        if (open && path.length < open.depth) {
          if (found.entries.length < MAX_ENTRIES)
            found.entries.push(entryOf(open, text.slice(open.start, parser.endIndex + 1)));
          open = undefined;
        } else if (open) {
          if (path.length === open.depth) open.texts[local] ??= content.trim();
        } else noteFeed(local, content.trim(), path, found);
        content = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
}

/** `atom:link` → `link`; `rdf:RDF` → `rdf`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function noteLink(
  attributes: Readonly<Record<string, string>>,
  open: OpenEntry | undefined,
  found: Found,
): void {
  const { href, rel = 'alternate' } = attributes;
  if (href === undefined) return;
  const relations = rel.toLowerCase().split(/\s+/);
  if (open) {
    if (relations.includes('alternate')) open.link ??= href;
    return;
  }
  if (relations.includes('hub')) found.hubs.push(href);
  if (relations.includes('self')) found.self ??= href;
  if (relations.includes('prev-archive')) found.prevArchive ??= href;
  if (relations.includes('next')) found.next ??= href;
}

function noteFeed(local: string, text: string, path: readonly string[], found: Found): void {
  const parent = path.at(-1);
  if (local === 'title' && path.length <= 2) found.title ??= text;
  if (local === 'ttl' && /^\d{1,7}$/.test(text)) found.ttlMinutes = Number(text);
  if (local === 'updateperiod') found.period = text.toLowerCase();
  if (local === 'updatefrequency' && Number(text) > 0) found.frequency = Number(text);
  if (local === 'hour' && parent === 'skiphours' && /^\d{1,2}$/.test(text))
    found.skipHours.push(Number(text) % 24);
  if (local === 'day' && parent === 'skipdays' && DAYS.includes(text.toLowerCase()))
    found.skipDays.push(DAYS.indexOf(text.toLowerCase()));
}

function entryOf({ texts, link }: OpenEntry, source: string): Entry {
  const address = link ?? texts['loc'] ?? texts['link'] ?? permalinkOf(texts['guid']);
  const digest = digestOf(source);
  const id = texts['guid'] || texts['id'] || address || texts['title'] || digest;
  const dateMs = Date.parse(
    texts['pubdate'] ?? texts['published'] ?? texts['date'] ?? texts['updated'] ?? texts['lastmod'] ?? '',
  );
  return {
    id,
    digest,
    ...(address && { link: address }),
    ...(!Number.isNaN(dateMs) && { dateMs }),
  };
}

function permalinkOf(guid: string | undefined): string | undefined {
  return guid !== undefined && /^https?:\/\//i.test(guid) ? guid : undefined;
}

function hintsOf({ ttlMinutes, period, frequency = 1, skipHours, skipDays }: Found): ScheduleHints {
  const periodSeconds = period === undefined ? undefined : PERIOD_SECONDS[period];
  return {
    ...(ttlMinutes !== undefined && { ttlSeconds: ttlMinutes * 60 }),
    ...(periodSeconds !== undefined && { updateSeconds: Math.round(periodSeconds / frequency) }),
    skipHours,
    skipDays,
  };
}
