import { isNameOf } from './name-of-domain.ts';
import { lineOf } from './text.ts';

const MAX_NAME = 120;

/** Forms of companies, behind a comma or at the end of a name. */
const LEGAL_FORM =
  /(?:,\s*|\s+)(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|kg|gmbh\s*&\s*co\.?\s*kg|s\.?p\.?a|s\.?r\.?l|s\.?a\.?s|s\.?a|b\.?v|n\.?v|oy|ab|a\/s|pty\.? ltd|pvt\.? ltd|limited|incorporated)\.?$/iu;
const LEGAL_PREFIX = /^(?:ооо|оао|зао|пао|ао|ао|ип|тов)\s+(?=["«„“\p{Lu}])/iu;
const RIGHTS = /^(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*/iu;

/** Between a name and what a page title adds to it. */
const SEPARATOR = /\s+(?:[-–—|·•»:]+|::|>{1,2})\s+|\s*[|»]\s*|:\s+/u;

/** What titles of feeds and pages add to the name of an outlet. */
const TITLE_JUNK =
  /^(?:home(?:page)?|start(?:seite)?|accueil|inicio|portada|главная(?: страница)?|головна|首页|ホーム|(?:all |latest |breaking |top |world |local |news )*(?:news|headlines|stories|articles|posts|updates)(?: feed)?|rss(?:[ -]?(?:feed|2\.0|канал))?|(?:news|atom|xml|web) ?feed|feed|atom|blog|all|alle|aktuell(?:es)?|aktuelle nachrichten|nachrichten|schlagzeilen|actualit[ée]s?|[àa] la une|infos?|noticias|[úu]ltimas noticias|ultime notizie|notizie|новости|все новости|последние новости|лента новостей|новости (?:дня|сегодня)|world|politi[ckq]\w*|politica|pol[íi]tica|sports?|deportes|спорт|политика|business|wirtschaft|[ée]conomie|econom[íi]a|экономика|tech(?:nology|nik)?|culture|kultur|cultura|культура|international|inland|ausland|panorama|wissen(?:schaft)?|science|opinion|meinung|monde|mondo|mundo|в мире|society|gesellschaft|soci[ée]t[ée]|общество)$/iu;

/** Names of aggregators, alerts and searches: nobody's articles. */
export const AGGREGATOR_NAME =
  /(?:^|\s)google (?:news|alerts?|actualit[ée]s|noticias|notizie)\b|\balerts?\s(?:[-–—]|for)\s|\balerts?:\s|^(?:search )?results for\b|\s[-–—]\sbing ?news$|^(?:новости google|google новости|yahoo\b.*|msn\b.*|bing(?: news)?|microsoft (?:start|news)|flipboard|smartnews|feedburner|apple news|newsbreak|news\.google\.com)$/iu;

/** What captions of bots and walls say instead of a name. */
const NO_NAME =
  /^(?:just a moment\b.*|access (?:denied|to this page)\b.*|are you a (?:human|robot)\b.*|attention required\b.*|please wait\b.*|verify(?:ing)? you are human\b.*|enable javascript\b.*|40[0-9]\b.*|untitled|null|none|undefined|n\/a|unknown|rss|feed|home)$/iu;

/**
 * The name of an outlet as it is written in a payload, on one line of at most 120 characters: entities resolved
 * twice, without handle signs, legal forms, and what titles of pages and feeds add to it. `domain` is that of the
 * outlet, where it is known: of several parts of a title the one that it is called by is the name. '' when nothing
 * of it is a name.
 */
export function publisherName(written: string | undefined, domain?: string): string {
  const line = unescaped(unescaped((written ?? '').slice(0, 1000)))
    .replace(RIGHTS, '')
    .replace(/^[\s|•·–—-]+|[\s|•·–—-]+$/g, '')
    .replace(/^@(?=\w+$)/, '');
  const name = withoutLegalForm(nameOfTitle(line, domain)).slice(0, MAX_NAME).trim();
  return NO_NAME.test(name) ? '' : name;
}

function unescaped(text: string): string {
  return lineOf({ type: 'text', value: text });
}

function nameOfTitle(title: string, domain: string | undefined): string {
  const parts = title.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length < 2) return title;
  const called = domain === undefined ? undefined : parts.find((part) => isNameOf(part, domain));
  if (called !== undefined) return called;
  const named = parts.filter((part) => !TITLE_JUNK.test(part));
  // A title of which every part may be the name stays whole.
  return named.length === 1 ? (named[0] ?? title) : title;
}

function withoutLegalForm(name: string): string {
  const bare = name
    .replace(LEGAL_PREFIX, '')
    .replace(LEGAL_FORM, '')
    .replace(/^["«„“](.+)["»“”]$/u, '$1')
    .trim();
  return bare.length < 3 ? name : bare;
}
