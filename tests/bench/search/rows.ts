import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { oneOf, type Random, shuffled, wholeNumber } from '../../support/seeded-random.ts';

/** An article as a line of JSON tells it, under whatever names it does. */
export interface SearchRow {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly authors: readonly string[];
  readonly source: string;
  readonly tags: readonly string[];
}

function byLanguage(rows: readonly SearchRow[]): Map<string, SearchRow[]> {
  const groups = new Map<string, SearchRow[]>();
  for (const row of rows) {
    const own = groups.get(row.language) ?? [];
    groups.set(row.language, own);
    own.push(row);
  }
  return groups;
}

/** What an article of full length has at least. */
const FULL_CHARACTERS = 1000;
const SENTENCE_END = /(?<=[.!?؟]["”»)]*)\s+|(?<=[。！？]["”」]?)/u;

/**
 * `count` rows of full length, the same number of each language. Where the given ones are too few, further ones are
 * put together of three to six sentences in a row out of several articles: words are as common as in the given ones, and
 * no further word is ever met.
 */
export function fullRows(rows: readonly SearchRow[], count: number, random: Random): SearchRow[] {
  const full = byLanguage(rows.filter(({ body }) => body.length >= FULL_CHARACTERS));
  return [...full.values()].flatMap((own) => {
    const wanted = Math.ceil(count / full.size);
    const sentences = own.map(({ body }) => body.split(SENTENCE_END).filter(Boolean));
    const made = Array.from({ length: Math.max(0, wanted - own.length) }, (_, index): SearchRow => {
      const model = oneOf(random, own);
      const passages: string[] = [];
      while (passages.join(' ').length < model.body.length) {
        const source = oneOf(random, sentences);
        const from = wholeNumber(random, 0, Math.max(0, source.length - 3));
        passages.push(...source.slice(from, from + wholeNumber(random, 3, 6)));
      }
      return {
        ...model,
        id: `${model.id}-made-${index}`,
        title: oneOf(random, own).title,
        body: passages.join(' '),
      };
    });
    return [...shuffled(random, own).slice(0, wanted), ...made];
  });
}

type Line = Readonly<Record<string, unknown>>;

/** The rows of JSONL files, in their order. Leaves out what has no text; throws on a line that is no JSON. */
export function readSearchRows(files: readonly string[]): SearchRow[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : (rowOf(JSON.parse(line), file, index + 1) ?? []))),
  );
}

/** `limit` of the rows, each language as often while it lasts, in an order of chance. */
export function rowsInTurn(rows: readonly SearchRow[], limit: number, random: Random): SearchRow[] {
  const waiting = byLanguage(shuffled(random, rows));
  const taken: SearchRow[] = [];
  for (let turn = 0; taken.length < Math.min(limit, rows.length); turn += 1)
    for (const own of waiting.values()) taken.push(...own.slice(turn, turn + 1));
  return shuffled(random, taken.slice(0, limit));
}

function rowOf(line: Line, file: string, number: number): SearchRow | undefined {
  const body = textIn(line, 'body', 'articleBody', 'text', 'content');
  const summary = textIn(line, 'summary', 'description');
  const title = textIn(line, 'title', 'headline') || firstSentence(body || summary);
  if (title === '') return undefined;
  const name = basename(file).replace(/\.\w+$/, '');
  return {
    id: `${name}-${number}`,
    language: textIn(line, 'language', 'inLanguage', 'lang') || 'en',
    title,
    body: body || summary,
    authors: namesIn(line, 'authors', 'author'),
    source: textIn(line, 'source', 'publisher') || name,
    tags: namesIn(line, 'tags', 'keywords'),
  };
}

function textIn(line: Line, ...names: readonly string[]): string {
  for (const name of names) {
    const value = line[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    const inner = (value as { readonly name?: unknown } | null | undefined)?.name;
    if (typeof inner === 'string') return inner;
  }
  return '';
}

function namesIn(line: Line, ...names: readonly string[]): string[] {
  for (const name of names) {
    const all = Array.isArray(line[name]) ? line[name] : [line[name]];
    const found = all.map((each) => (typeof each === 'string' ? each : each?.name));
    const texts = found.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
    if (texts.length > 0) return texts;
  }
  return [];
}

function firstSentence(text: string): string {
  return (/^.{1,160}?(?=[.!?。\n]|$)/su.exec(text)?.[0] ?? text.slice(0, 160)).trim();
}
