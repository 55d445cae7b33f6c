import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An upload of the day: its key, and its bytes with `articles` in them. */
export interface DayUpload {
  readonly key: string;
  readonly text: string;
  readonly articles: number;
}

interface Row {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly publisher?: string;
}

const FILES = [
  'summaries/cnn-en.jsonl',
  'hashtags/crowd-keyphrases-en.jsonl',
  'hashtags/multilingual-pages.jsonl',
  'hashtags/rt-ru.jsonl',
  'hashtags/ng-ru.jsonl',
];
/** Texts shorter than this are teasers. */
const LEAST_BODY = 300;
const PER_UPLOAD = 10;
const DAY_MS = 86_400_000;

/**
 * `count` articles with bodies out of the data sets in `folder`, as news of the day before `nowMs`: in the order of a
 * hash of their ids, so that sources and languages mix as they do in a day, ten an upload, as a reader of feeds
 * would bring them.
 */
export function dayOf(folder: string, count: number, nowMs: number): DayUpload[] {
  const rows = FILES.flatMap((file) => readRows(join(folder, file), file))
    .filter(({ body }) => body.length >= LEAST_BODY)
    .slice(0, count);
  const mixed = rows
    .map((row) => ({ row, place: hash(row.id) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const articles = mixed.map(({ row }, index) =>
    schemaOrg(row, new Date(nowMs - DAY_MS + Math.floor((index / mixed.length) * DAY_MS)).toISOString()),
  );
  return Array.from({ length: Math.ceil(articles.length / PER_UPLOAD) }, (_, index) => {
    const part = articles.slice(index * PER_UPLOAD, (index + 1) * PER_UPLOAD);
    return { key: `day/${index}.json`, text: JSON.stringify(part), articles: part.length };
  });
}

/** The sample uploads, where there are no data sets: text that can be read as it lies. */
export function samplesOf(folder: string): DayUpload[] {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.gz'))
    .map((name) => ({ key: `samples/${name}`, text: readFileSync(join(folder, name), 'utf8'), articles: 0 }));
}

function readRows(path: string, file: string): (Row & { readonly file: string })[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ ...(JSON.parse(line) as Row), file }));
}

function schemaOrg(
  { id, language, title, body, publisher, file }: Row & { file: string },
  datePublished: string,
) {
  const source = `${publisher ?? file.replace(/^\w+\/|-\w+\.jsonl$/g, '')}.example`;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: `https://${source}/${hash(id).slice(0, 16)}`,
    // Some sets have no headlines; a first sentence reads like one.
    headline: title || (body.match(/^.{20,110}?(?=[.!?] |$)/s)?.[0] ?? body.slice(0, 80)),
    articleBody: body,
    datePublished,
    inLanguage: language,
    publisher: { '@type': 'NewsMediaOrganization', name: source, url: `https://${source}/` },
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
