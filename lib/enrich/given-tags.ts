import type { Language } from '../text/language.ts';
import { countryName } from './countries.ts';
import { hashtagDisplay, hashtagKey } from './hashtag-key.ts';
import { tagMatch } from './tag-match.ts';
import { type Topics, topicName } from './topics.ts';

/** Keywords that are looked at: a list of more is no choice. */
const KEYWORDS = 40;
/** Keys of publishing systems: `NLPCategoryGeneral`, `type:article`, `section=news`, `AFP_2021`, identifiers. */
const SYSTEM =
  /^(?:nlp|iab|cms|seo|dfp|gam|adv|ads|tax|cat|category|section|type|template|channel|ressort|rubrik|kategorie|wcms|sys|tag|topic|source|feed|import|layout|format|brand|author|autor)(?:[\s_:=/.-]|(?=[A-Z0-9])|$)|[:=|/\\{}<>]|^[a-z]+(?:_[a-z0-9]+)+$|\d{5}|^(?:[a-z]+[A-Z]){2}/;
/** What a publishing system says of an article and no reader looks for, in lower case without spaces. */
const STATES =
  /^(?:internal|external|general|featured|homepage|home|frontpage|startseite|premium|plus|paid|free|article|articles|artikel|news|newsticker|ticker|live|liveticker|breaking|breakingnews|topstories|topnews|headlines|latest|trending|viral|story|stories|video|videos|foto|photos|gallery|galerie|podcast|newsletter|exclusive|exklusiv|update|standard|default|none|null|undefined|other|others|misc|allgemein|sonstiges|nachrichten|aktuell|aktuelles|schlagzeilen|meldungen|actualite|actualites|actu|unes|alaune|infos|ultimahora|ultimasnoticias|noticias|actualidad|portada|destacados|attualita|ultimora|ultimenotizie|notizie|primopiano|inevidenza|cronaca|новости|главное|главныеновости|лента|лентановостей|важное|общество|world|welt|monde|mondo|mundo|мир|local|national|international|politics|politik|politique|politica|политика|business|wirtschaft|economy|economia|economie|экономика|sport|sports|спорт|culture|kultur|cultura|культура|entertainment|lifestyle|panorama|vermischtes|opinion|meinung|opinione|dpa|afp|online|print|web|app|entretien|interview|reportage|enquete|decryptage|analyse|analysis|temoignage|editorial|tribune|portrait|direct|endirect|exclusif|intervista|editoriale|kommentar|интервью|видео|фото|журнал|journal|giornale|diario|blog|magazin|magazine|syndication|evergreen|nosnippet|noindex|adfree)$/u;

/** Time zones of live tickers, and pages that name themselves. */
const CLOCK = /^(?:[ecmp][ds]?t|gmt|bst|utc|cet|cest|мск)\d*$|(?:news|ticker|liveticker|newsblog)$/u;

/** Whether a hashtag, by its key, says only where or when its article stands. */
export function isSection(key: string): boolean {
  return STATES.test(key) || CLOCK.test(key);
}

/** A keyword of the publisher that may be a hashtag. */
export interface CleanKeyword {
  readonly match: string;
  readonly display: string;
}

/**
 * The publisher's keywords that may be hashtags, countries and subjects under their one name, each once: no keys of
 * its system, no sections.
 */
export function givenTags(
  keywords: readonly string[],
  language: Language,
  topics: Topics,
  isBanned: (match: string) => boolean,
): CleanKeyword[] {
  const tags = new Map<string, CleanKeyword>();
  for (const keyword of keywords.slice(0, KEYWORDS)) {
    if (SYSTEM.test(keyword.trim())) continue;
    const match = tagMatch(keyword, language);
    const name = countryName(match, language) ?? topicName(topics, match, keyword, language) ?? keyword;
    const display = hashtagDisplay(name, language.code);
    const key = hashtagKey(display);
    if (key === '' || isSection(key) || tags.has(key) || isBanned(match)) continue;
    tags.set(key, { match, display });
  }
  return [...tags.values()];
}
