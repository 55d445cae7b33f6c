import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

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

type Line = Readonly<Record<string, unknown>>;

/** The rows of JSONL files, in their order, at most `limit`. Leaves out what has no text; throws on a line that is no JSON. */
export function readSearchRows(files: readonly string[], limit: number): SearchRow[] {
  const rows: SearchRow[] = [];
  for (const file of files)
    for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
      if (rows.length >= limit) return rows;
      const row = line.trim() === '' ? undefined : rowOf(JSON.parse(line), file, index + 1);
      if (row) rows.push(row);
    }
  return rows;
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
