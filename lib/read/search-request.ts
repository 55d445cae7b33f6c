import { badParameter } from '../article/request-refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { writtenWords } from '../search/written-words.ts';
import { loadLanguage } from '../text/language.ts';
import type { ReadRefusal } from './answer.ts';
import { type Filters, readFilters } from './filters.ts';
import { saysSomething } from './search.ts';

/** What a search is asked for, its pages aside. */
export interface SearchParameters {
  readonly text: string;
  readonly order: 'relevance' | 'newest';
  readonly filters: Filters;
  readonly groupsStories: boolean;
}

const MAX_LENGTH = 400;
const NO_WORDS =
  'Type a word that articles are about: words like "the" stand in all of them, -word alone leaves out without asking for anything, and word* takes four letters.';

/**
 * Reads `q`, `order`, `group` and the filters. Refuses what is missing, longer than 400 characters, or has no word
 * that could be found; without a language three words or more that are all function words of one.
 */
export async function readSearchParameters(
  parameters: URLSearchParams,
  defaultOrder: SearchParameters['order'],
  aliases?: SourceAliases,
): Promise<Result<SearchParameters, ReadRefusal>> {
  const filters = readFilters(parameters, aliases);
  if (!filters.ok) return filters;
  const repeated = ['order', 'group'].find((name) => parameters.getAll(name).length > 1);
  if (repeated !== undefined)
    return refused(badParameter(repeated, `${repeated} is given once.`, 'repeated'));
  const order = parameters.get('order') ?? defaultOrder;
  if (order !== 'relevance' && order !== 'newest')
    return refused(badParameter('order', 'order is relevance or newest.'));
  const group = parameters.get('group');
  if (group !== null && group !== 'story') return refused(badParameter('group', 'group is story.'));
  const asked = readText(parameters);
  if (!asked.ok) return asked;
  const text = asked.value.trim();
  const keys = filters.value.constraints.find(({ kind }) => kind === 'language')?.keys;
  if (!(await saysSomething(text, keys ?? ['en'])) || (!keys && (await isAllFunctionWords(text))))
    return refused(badParameter('q', NO_WORDS, 'noWords'));
  return ok({ text, order, filters: filters.value, groupsStories: group === 'story' });
}

/** Whose function words are known where no language is asked for. */
const COMMON = ['de', 'es', 'fr', 'it', 'nl', 'pt', 'ru', 'ar'];
/** One or two may be words of another language: war, son, die. */
const SEVERAL = 3;
/** Letters of the longest function words of these but for a few: with a longer word no list is loaded. */
const SHORT = 8;

/** Whether a query is several words that are all function words of one language. */
async function isAllFunctionWords(text: string): Promise<boolean> {
  const words = writtenWords(text, await loadLanguage('und'));
  if (new Set(words.map(({ word }) => word)).size < SEVERAL) return false;
  if (words.some(({ word }) => word.length > SHORT)) return false;
  const says = await Promise.all(COMMON.map((code) => saysSomething(text, [code])));
  return says.includes(false);
}

/** Reads `q` of suggestions. Refuses what `readText` does, and what has no word or beginning of one. */
export async function readTyped(parameters: URLSearchParams): Promise<Result<string, ReadRefusal>> {
  const text = readText(parameters);
  if (!text.ok) return text;
  return writtenWords(text.value, await loadLanguage('und')).length > 0
    ? text
    : refused(badParameter('q', 'Type the beginning of a word.', 'noWords'));
}

/** Reads `q` as it was typed. Refuses what is missing, given twice, or longer than 400 characters. */
function readText(parameters: URLSearchParams): Result<string, ReadRefusal> {
  if (parameters.getAll('q').length > 1) return refused(badParameter('q', 'q is given once.', 'repeated'));
  const text = (parameters.get('q') ?? '').normalize('NFC');
  if (text.trim() === '') return refused(badParameter('q', 'q is what to search for.', 'missing'));
  if (text.length > MAX_LENGTH)
    return refused(badParameter('q', `q has at most ${MAX_LENGTH} characters.`, 'tooLong'));
  return ok(text);
}
