import type { Language } from '../text/language.ts';
import type { Word } from '../text/words.ts';
import { evidenceOf, mentionsOf } from './entity-spans.ts';
import type { ReadArticle } from './read-article.ts';

/**
 * The names of an article, whole, by `tagMatch`. A part of a name is no name: `Hong Kong` gives neither `Hong` nor
 * `Kong`. A headline that capitalizes every word tells no names; those in it are told by the text.
 */
export function namesOf(
  { headline, description, body }: ReadArticle,
  language: Language,
): ReadonlySet<string> {
  const told = isTitleCase(headline.words) ? [] : [headline];
  const zones = [...told, description, body];
  const evidence = evidenceOf(zones.flatMap(({ words }) => words));
  const names = new Set<string>();
  for (const zone of zones) {
    for (const { words } of mentionsOf(zone, language, evidence))
      names.add(words.map(({ stem }) => stem).join(''));
  }
  return names;
}

/** Words of a headline with capitals, among those that need none, from which on all are. */
const TITLE_CASE = 0.75;

/** Whether a headline writes capitals for the sake of being one. */
function isTitleCase(words: readonly Word[]): boolean {
  const telling = words.filter(({ isWeak, opens, isAcronym }) => !isWeak && !opens && !isAcronym);
  const capitals = telling.filter(({ isCapital }) => isCapital).length;
  return telling.length > 2 && capitals >= TITLE_CASE * telling.length;
}
