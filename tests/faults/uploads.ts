import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_UPLOAD_BYTES } from '../../lib/article/upload.ts';
import { repositoryRoot } from '../support/root.ts';
import { oneOf, type Random, shuffled, wholeNumber } from '../support/seeded-random.ts';

/** An object to be put into the bucket. */
export interface FaultUpload {
  readonly key: string;
  readonly body: Uint8Array;
}

const SOURCES = Array.from({ length: 12 }, (_, index) => `paper-${index}.example`);
const SECTIONS = ['World', 'Politics', 'Travel', 'Science'];
const SYLLABLES = [
  'ka',
  'ro',
  'min',
  'tel',
  'sor',
  'va',
  'den',
  'lu',
  'pri',
  'gas',
  'ho',
  'ber',
  'nis',
  'tra',
];
const HOUR_MS = 3_600_000;

/**
 * Uploads with at least `articles` articles, in the order in which they were written: clusters of coverage of one
 * event, corrections, withdrawals, items and whole uploads that are refused, and the sample uploads. `nowMs` is
 * when they end.
 */
export function faultUploads(random: Random, articles: number, nowMs: number): FaultUpload[] {
  const items: object[] = [];
  const later: object[] = [];
  for (let number = 0; number < articles; ) {
    const event = newEvent(random);
    for (let copy = wholeNumber(random, 1, 9); copy > 0 && number < articles; copy -= 1, number += 1) {
      const written = articleOf(random, event, number, nowMs);
      items.push(written);
      later.push(...laterVersions(random, written, nowMs));
    }
  }
  const all = [...shuffled(random, items), ...shuffled(random, later)];
  return [...packed(random, all), ...junk(), ...samples()];
}

/** What articles are about. */
export interface NewsEvent {
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly section: string;
  readonly hoursAgo: number;
}

/** An event of which articles can be written, with words and names of its own. */
export function newEvent(random: Random): NewsEvent {
  return {
    words: Array.from({ length: 12 }, () => word(random)),
    names: Array.from({ length: 2 }, () => capitalized(word(random))),
    section: oneOf(random, SECTIONS),
    hoursAgo: 2 + random() * 36,
  };
}

function word(random: Random): string {
  // Long enough to be rare: an event is told by its own words, and a Query for one of them finds little else.
  return Array.from({ length: wholeNumber(random, 3, 5) }, () => oneOf(random, SYLLABLES)).join('');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentences(random: Random, event: NewsEvent, count: number): string {
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 6 }, () => oneOf(random, event.words));
    return `The ${words.slice(0, 4).join(' ')} of ${oneOf(random, event.names)} ${words.slice(4).join(' ')}.`;
  }).join(' ');
}

/** An article as its publisher wrote it, in schema.org's words. */
export interface Written extends Record<string, unknown> {
  readonly url: string;
  readonly headline: string;
  readonly datePublished: string;
  readonly articleBody: string;
}

/** One article about an event. */
export function articleOf(random: Random, event: NewsEvent, number: number, nowMs: number): Written {
  const source = oneOf(random, SOURCES);
  const url = `https://${source}/news/${number}`;
  const datePublished = new Date(nowMs - (event.hoursAgo + random() * 2) * HOUR_MS).toISOString();
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url,
    headline: headlineOf(random, event, number),
    // Most are headlines alone, as feeds send them: a third of the requests, and the same steps.
    articleBody: random() < 0.75 ? '' : sentences(random, event, wholeNumber(random, 1, 3)),
    datePublished,
    inLanguage: 'en',
    articleSection: event.section,
    keywords: event.names,
    publisher: { '@type': 'Organization', name: source, url: `https://${source}/` },
  };
}

function headlineOf(random: Random, event: NewsEvent, number: number): string {
  const words = Array.from({ length: 3 }, () => oneOf(random, event.words));
  return `${capitalized(words.join(' '))} in ${oneOf(random, event.names)} (${number})`;
}

/** Corrections of one article in six, each later than the one before; withdrawals of one in thirty. */
function laterVersions(random: Random, article: Written, nowMs: number): object[] {
  const modified = (number: number) => new Date(nowMs - HOUR_MS + number * 60_000).toISOString();
  if (random() < 1 / 30) return [{ ...article, dateModified: modified(9), creativeWorkStatus: 'canceled' }];
  if (random() > 1 / 6) return [];
  const keywords = article['keywords'] as string[];
  // Of this event alone: a tag that a source gives to many articles is its section, which depends on their order.
  const corrected = `${keywords[0]} corrected`;
  return Array.from({ length: wholeNumber(random, 1, 3) }, (_, number) => ({
    ...article,
    headline: `Corrected ${number}: ${article.headline}`,
    articleBody: `${article.articleBody} Correction ${number} was made to this text.`,
    articleSection: oneOf(random, SECTIONS),
    keywords: [...keywords.slice(number), `${corrected} ${number}`, corrected],
    dateModified: modified(number),
  }));
}

/** Two to ten items an upload; now and then with one among them that has to be refused. */
function packed(random: Random, items: readonly object[]): FaultUpload[] {
  const uploads: FaultUpload[] = [];
  for (let start = 0; start < items.length; ) {
    const count = wholeNumber(random, 2, 10);
    const taken: object[] = items.slice(start, start + count);
    if (random() < 0.1)
      taken.push({ '@context': 'https://schema.org', '@type': 'NewsArticle', url: 'https://a.example/' });
    uploads.push({
      key: `uploads/faults/${uploads.length} batch.json`,
      body: Buffer.from(JSON.stringify(taken)),
    });
    start += count;
  }
  return uploads;
}

/** What can only be refused. */
function junk(): FaultUpload[] {
  return [
    { key: 'uploads/faults/empty', body: Buffer.alloc(0) },
    {
      key: 'uploads/faults/noise.bin',
      body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
    },
    { key: 'uploads/faults/large.json', body: Buffer.alloc(MAX_UPLOAD_BYTES + 1, 0x20) },
  ];
}

function samples(): FaultUpload[] {
  const folder = join(repositoryRoot, 'events/uploads');
  return readdirSync(folder)
    .sort()
    .map((name) => ({ key: `uploads/samples/${name}`, body: readFileSync(join(folder, name)) }));
}
