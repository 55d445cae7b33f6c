import { bannedTags } from '../../../lib/enrich/banned-tags.ts';
import { readArticle } from '../../../lib/enrich/read-article.ts';
import { NO_MEMORY, type TagMemory } from '../../../lib/enrich/tag-memory.ts';
import { optionDisplay, type TagOption, tagOptions } from '../../../lib/enrich/tag-options.ts';
import { loadLanguage } from '../../../lib/text/language.ts';
import { readingLanguage } from '../../../lib/text/reading-language.ts';
import { pastArticles } from './past-articles.ts';
import type { TaggedRow } from './rows.ts';
import { normalized } from './score.ts';

/** One article as the ranker is trained on it: its options, each with what it is scored by. */
export interface Example {
  readonly row: TaggedRow;
  readonly tags: ReadonlySet<string>;
  /** Whether there was a similar article to remember. */
  readonly hasMemory: boolean;
  /** The texts of its candidates, most frequent first. */
  readonly byFrequency: readonly string[];
  readonly options: readonly {
    readonly features: readonly number[];
    readonly tag: string;
    readonly isTag: boolean;
    readonly match: string;
    readonly stands: boolean;
  }[];
}

/** Examples without memory. */
export async function coldExamples(rows: readonly TaggedRow[]): Promise<Example[]> {
  const examples: Example[] = [];
  for (const row of rows) examples.push(await exampleOf(row, NO_MEMORY));
  return examples;
}

/** Examples with the memory of all rows before. */
export async function warmExamples(rows: readonly TaggedRow[]): Promise<Example[]> {
  const past = pastArticles();
  const ids = idsOfTexts(rows);
  const examples: Example[] = [];
  for (const row of rows) {
    const { memory, learn } = await past.meet(row, ids.get(row) ?? row.id);
    const example = await exampleOf(row, memory);
    learn(example.options.filter(({ stands }) => stands).map(({ match }) => match));
    examples.push(example);
  }
  return examples;
}

async function exampleOf(row: TaggedRow, memory: TagMemory): Promise<Example> {
  const language = await loadLanguage(await readingLanguage(`${row.title}\n${row.body}`, row.language));
  const publisher = { name: row.publisher, key: row.publisher };
  const isBanned = bannedTags({ publisher, articleSection: [], headline: row.title }, language);
  const texts = { headline: row.title, description: row.summary, articleBody: row.body };
  const read = readArticle(texts, language);
  const options = tagOptions(
    read,
    language,
    memory,
    (match) => isBanned(match) || memory.sections.has(match),
  );
  const tags = new Set(row.tags.map((tag) => normalized(tag, row.language)));
  const labeled = options.map((option: TagOption) => {
    const tag = normalized(optionDisplay(option, language), row.language);
    return {
      features: option.features,
      tag,
      isTag: tags.has(tag),
      match: option.match,
      stands: option.candidate !== undefined,
    };
  });
  const byFrequency = options
    .flatMap(({ candidate }) => candidate ?? [])
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .map(({ text }) => text);
  return { row, tags, hasMemory: memory.similar.length > 0, byFrequency, options: labeled };
}

/** One id for all rows with the same headline or the same text: newspapers put an article up more than once. */
function idsOfTexts(rows: readonly TaggedRow[]): ReadonlyMap<TaggedRow, string> {
  const byMark = new Map<string, string>();
  const ids = new Map<TaggedRow, string>();
  for (const row of rows) {
    const marks = [`t${row.title.toLowerCase()}`, `b${row.body.slice(0, 300)}`];
    const id = marks.map((mark) => byMark.get(mark)).find((known) => known !== undefined) ?? row.id;
    for (const mark of marks) byMark.set(mark, id);
    ids.set(row, id);
  }
  return ids;
}
