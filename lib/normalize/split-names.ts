import type { RawParty } from '../article/raw-article.ts';
import { BYLINE_WORDS } from '../text/byline-words.ts';
import { isDesk } from './author-words.ts';

/** "By" before a name. Words that also begin names (von, de, di, af) count only before a given and a family name. */
const BY =
  /^(?:(?:by|written by|reported by|reporting by|story by|text by|words by|posted by|author|autor|autorin|auteur|autore|автор|текст|tekst|text|texte|texto|foto|photo)\s*:\s*|(?:by|written by|reported by|reporting by|story by|text by|words by|posted by|(?:analysis|opinion|review|commentary|perspective|interview|compiled) by|par|por|door|przez)\s+)/i;
/** Words that are no part of any name, so that no colon is needed; in Chinese and Japanese no space is either. */
const SCRIPT_WORDS = BYLINE_WORDS.filter(
  (words) => !/^[\p{Script=Latin}(]/u.test(words) && !/του/.test(words),
);
const BEFORE_NAME = new RegExp(
  `^(?:(?:${BYLINE_WORDS.join('|')})\\s*[:：|]\\s*|(?:${SCRIPT_WORDS.join('|')})\\s+)(?=\\p{L})`,
  'iu',
);
/** Korean and Japanese put the job behind the name; pages put what a click does there. */
const AFTER_NAME =
  /(?:\s*(?<=\p{Script=Hangul}\s?)(?:선임)?기자|\s*(?<=[\p{Script=Han}\p{Script=Katakana}]\s?)記者|(?:\s*[(|,–-])?\s*(?:see full bio|full bio|view (?:full )?(?:bio|profile|all posts)|follow(?: us| me| on \S+)?|read more(?: by.*)?|more (?:by|from) .*|all (?:articles|posts|stories)(?: by .*)?|zum profil|profil anzeigen|alle (?:beiträge|artikel)(?: .*)?|voir (?:tous ses articles|le profil)|ver (?:perfil|todos los artículos|biografía)|tutti gli articoli|все материалы.*)\)?)$/iu;
/** And before it. */
const CLICK_BEFORE =
  /^(?:zeige alle beiträge von|alle (?:beiträge|artikel) von|(?:view|see|show|read) (?:all )?(?:posts|articles|stories|more)? ?(?:by|from)|posts? by|articles? by|more (?:by|from)|follow|voir tous les articles de|ver todas las entradas de|visualizza (?:tutti gli )?articoli di|bekijk alle berichten van|все (?:записи|статьи) автора)\s+/iu;
const NAME_PARTICLE =
  /^(?:[Vv]on|[Aa]v|[Aa]f|[Dd][ei]|[Oo]leh|[Ττ](?:ου|ης))\s+(?=\p{Lu}[\p{L}.'’-]*\s+\p{Lu})/u;

/** `name` without the word that says it is one. */
export function withoutBy(name: string): string {
  return name
    .trim()
    .replace(CLICK_BEFORE, '')
    .replace(BEFORE_NAME, '')
    .replace(BY, '')
    .replace(AFTER_NAME, '')
    .replace(NAME_PARTICLE, '');
}

const AND =
  /\s+(?:and|und|et|y|e|og|och|ja|en|i|и|та|ve|és|και|with|mit|avec|con)\s+(?=[\p{Lu}\p{Lo}])|\s*[;|/•·、\n]\s*|\s+&\s+/u;
/** Titles and legal forms that follow a comma and belong to the name before it. */
const SUFFIX =
  /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|cpa|dds|rn|mba|obe|mp|kc|qc|inc|ltd|llc|plc|gmbh|ag|s\.?a)\.?$/i;

/**
 * The names in one field: split at "and", "&", ";", "," in a dozen languages, but not before "Jr." or "PhD", nor
 * inside the name of an organization that was told as one. "Brandt, Ida" alone is one name turned round.
 */
export function splitNames(text: string, type: RawParty['type']): string[] {
  if (type === 'Organization' || isDesk(text.trim())) return [text];
  const names: string[] = [];
  for (const part of withoutBy(text)
    .split(AND)
    .flatMap((each) => each.split(/[,，،]\s*/))) {
    if (SUFFIX.test(part) && names.length > 0) names.push(`${names.pop()} ${part}`);
    else if (part.trim() !== '') names.push(part);
  }
  return inverted(text, names) ?? names;
}

/** A family name, with its particles, and one given name behind a comma: as catalogs write it. */
function inverted(text: string, names: readonly string[]): string[] | undefined {
  const [family = '', given = ''] = names;
  if (names.length !== 2 || !/^[^,;&]+,[^,;&]+$/.test(text)) return undefined;
  const isFamily = /^(?:(?:de|del|della|di|da|la|le|van|von|der|den|ter|al|el|bin)\s){0,2}\S+$/i.test(family);
  if (!isFamily || /\s/.test(given) || given === '') return undefined;
  return [`${given} ${family}`];
}
