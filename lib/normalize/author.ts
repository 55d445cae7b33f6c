import type { Author } from '../article/article.ts';
import type { RawParty } from '../article/raw-article.ts';
import { absoluteUrl } from './canonical-url.ts';
import { cleanLine } from './text.ts';

const BY =
  /^(?:by|von|por|par|de|di|da|door|av|af|przez|автор|written by|reported by|story by|text by|words by)\s*:?\s+(?=\p{Lu}|\p{Lo})/iu;
const DATELINE = /\s+(?:in|at)\s+\p{Lu}[\p{L} .]+$/u;
/** Titles that follow a comma and belong to the name before it. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|cpa|dds|rn)\.?$/i;
const AGENCY =
  /^(?:(?:the )?associated press|ap|a\.p\.|reuters|afp|agence france[- ]presse|dpa|deutsche presse-agentur|efe|ansa|apa|sda|tass|ria novosti|interfax|xinhua|kyodo(?: news)?|jiji(?: press)?|yonhap|pti|press trust of india|ani|ians|bloomberg|upi|united press international|pa media|press association|belga|anp|ntb|tt|ritzau|lusa|ukrinform|unian|bns|mti|ctk|pap|anadolu(?: agency)?|aa|wam|mena|sana|irna|newsroom|news desk|editorial(?: board| team)?|staff|staff (?:writer|reporter)s?|redaktion|redacción|redazione|la rédaction)$/i;
const ORGANIZATION =
  /\b(?:news|press|agency|agentur|agence|agencia|newspaper|magazine|times|post|media|network|wires?|staff|desk|team|editors?|newsroom|redaktion|inc|ltd|gmbh|llc|foundation|institute|university)\b\.?$/i;
const NOBODY =
  /^(?:none|null|unknown|anonymous|admin|administrator|n\/a|na|-|author|guest|user|root|webmaster|no author|noreply|false|true|undefined|\(unknown author\))$/i;
const MAX_AUTHORS = 20;
const MAX_NAME = 100;

/**
 * The authors of an article: names without "By", split where several stand in one field, capitals mended,
 * addresses and handles moved to `url` or dropped, agencies and desks as organizations. E-mail addresses are
 * never kept: they are a person's, not the story's.
 */
export function authorsOf(parties: readonly RawParty[] | undefined): Author[] {
  const authors = (parties ?? []).flatMap(authorsOfParty);
  return [...new Map(authors.map((author) => [author.name.toLowerCase(), author])).values()].slice(
    0,
    MAX_AUTHORS,
  );
}

function authorsOfParty({ name, type, url }: RawParty): Author[] {
  const address = absoluteUrl(url);
  const names = splitNames(withoutMail(cleanLine(name ?? '')));
  return names.map(cleanName).flatMap((each) => {
    const found = authorOf(each, type);
    return found ? [names.length === 1 && address !== undefined ? { ...found, url: address } : found] : [];
  });
}

/** `mail (Name)` (RSS) and `Name <mail>` (RFC 5322): the name is what is wanted. */
function withoutMail(text: string): string {
  const inParentheses = /^\S+@\S+\s*\((.+)\)$/.exec(text)?.[1];
  return (inParentheses ?? text).replace(/<?[^\s<>()@,;]+@[^\s<>()@,;]+\.[a-z]{2,}>?/gi, ' ').trim();
}

function splitNames(text: string): string[] {
  const parts = text
    .replace(BY, '')
    .split(/\s+(?:and|und|et|y|e|og|och|und|en|и|&)\s+(?=\p{Lu}|\p{Lo})|\s*[;|/•·]\s*|\s+&\s+|\n/u)
    .flatMap((part) => part.split(/,\s*/));
  const names: string[] = [];
  for (const part of parts) {
    if (SUFFIX.test(part) && names.length > 0) names.push(`${names.pop()} ${part}`);
    else names.push(part);
  }
  return inverted(text, names) ?? names;
}

/** "Brandt, Ida": two single words and one comma are a name turned round, as catalogs write it. */
function inverted(text: string, names: readonly string[]): string[] | undefined {
  const [family = '', given = ''] = names;
  if (names.length !== 2 || !/^[^,;&]+,[^,;&]+$/.test(text)) return undefined;
  if (/\s/.test(family) || /\s/.test(given) || family === '' || given === '') return undefined;
  return [`${given} ${family}`];
}

function cleanName(name: string): string {
  const plain = name
    .replace(/^(?:@)(\w+)$/, '$1')
    .replace(/https?:\/\/\S+/g, '')
    .replace(BY, '')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(DATELINE, '')
    .replace(/^[\s\-–—:.]+|[\s\-–—:]+$/g, '')
    .trim();
  return isShouted(plain) ? titleCase(plain) : plain;
}

function isShouted(name: string): boolean {
  return /\s/.test(name) && name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);
}

function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’\-.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function authorOf(name: string, type: RawParty['type']): Author | undefined {
  if (name === '' || name.length > MAX_NAME || NOBODY.test(name) || !/\p{L}/u.test(name)) return undefined;
  if (AGENCY.test(name) || ORGANIZATION.test(name)) return { type: 'Organization', name };
  return { type: type ?? 'Person', name };
}
