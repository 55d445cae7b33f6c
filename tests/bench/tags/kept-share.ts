import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/root.ts';
import { type StreamRow, streamRows, type TaggedRow } from './tagged-stream.ts';

/**
 * What one reader said of the hashtags of an article: which an editor would keep on it and which not. A kept tag names
 * a subject of the article, whole, in its base form. Rejected are verbs, parts of names, other cases, words that say
 * nothing alone, sections, publishers, bystanders and tags of other articles. The tags of two versions were judged
 * together, without telling which gave them. The texts stay in the data folder.
 */
export interface JudgedArticle {
  /** File of the data folder, without its ending. */
  readonly set: string;
  readonly id: string;
  readonly language: string;
  /** `first` was looked at after its first measurement to mend kinds of faults, `second` less. */
  readonly part: 'first' | 'second';
  readonly kept: readonly string[];
  readonly rejected: readonly string[];
}

/** The judged articles of the repository. */
export function judgedArticles(): JudgedArticle[] {
  return readFileSync(join(repositoryRoot, 'tests/bench/tags/judged-tags.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JudgedArticle);
}

/** Rows that stand in several files of the data folder, as a stream of each language. */
export function rowsOf(folder: string, set: string): StreamRow[] {
  const rows = streamRows(join(folder, `${set}.jsonl`)).map((row) => ({ ...row, ...pageFields(row) }));
  return rows.sort((a, b) => a.t - b.t);
}

/** Rows of pages have their publisher and standfirst apart. */
function pageFields(row: StreamRow & { publisher?: string; summary?: string }): Partial<StreamRow> {
  if (row.publisher === undefined) return {};
  return { source: `${row.publisher.toLowerCase()}.com`, body: `${row.summary ?? ''}\n${row.body}` };
}

/** Kept tags among those that were judged, by language. */
export interface KeptShare {
  readonly language: string;
  readonly articles: number;
  readonly tags: number;
  readonly kept: number;
  /** Tags that nobody has judged yet; they count neither way. */
  readonly unjudged: number;
}

/** Names of one illness or one event count once in an article. */
const ALIASES = [/^(?:covid-?19|covid|covidtoscana|coronavirus|коронавирус)$/iu, /^(?:juegos)?olímpicos$/iu];

/** How many of the tags of judged articles an editor would keep. */
export function keptShares(tagged: readonly TaggedRow[], judged: readonly JudgedArticle[]): KeptShare[] {
  const byId = new Map(tagged.map((each) => [each.row.id, each]));
  const languages = [...new Set(judged.map(({ language }) => language))].sort();
  return languages.map((language) => {
    const articles = judged.filter((each) => each.language === language);
    const counts = articles.map((article) => countOf(article, byId.get(article.id)));
    const sum = (name: 'tags' | 'kept' | 'unjudged') => counts.reduce((total, each) => total + each[name], 0);
    return {
      language,
      articles: articles.length,
      tags: sum('tags'),
      kept: sum('kept'),
      unjudged: sum('unjudged'),
    };
  });
}

function countOf({ kept, rejected }: JudgedArticle, tagged: TaggedRow | undefined) {
  const seen = new Set<string>();
  const count = { tags: 0, kept: 0, unjudged: 0 };
  for (const { display } of tagged?.enrichment.hashtags ?? []) {
    if (!kept.includes(display) && !rejected.includes(display)) {
      count.unjudged += 1;
      continue;
    }
    const alias = ALIASES.findIndex((pattern) => pattern.test(display));
    const subject = alias < 0 ? display : String(alias);
    count.tags += 1;
    if (kept.includes(display) && !seen.has(subject)) count.kept += 1;
    seen.add(subject);
  }
  return count;
}
