import type { Author } from '../article/article.ts';
import type { RawParty } from '../article/raw-article.ts';
import type { Warning } from '../article/warning.ts';
import { isDegree, isNobody, isOrganization, isRole } from './author-words.ts';
import { absoluteUrl } from './canonical-url.ts';
import { splitNames, withoutBy } from './split-names.ts';
import { cleanLine } from './text.ts';

/** Authors in the order of the payload, and a warning for each that was left out. */
export interface FoundAuthors {
  readonly author: readonly Author[];
  readonly warnings: readonly Warning[];
}

const MAX_AUTHORS = 20;
const MAX_NAME = 100;
const MAX_FIELD = 2000;
const MAX_PARTIES = 200;

/**
 * The authors of an article: names without "By", split where several stand in one field, capitals mended,
 * addresses moved to `url`, agencies, desks and the publisher itself as organizations, job titles left out.
 * E-mail addresses are never kept: they are a person's, not the story's.
 */
export function authorsOf(parties: readonly RawParty[] | undefined, publisherName: string): FoundAuthors {
  const warnings: Warning[] = [];
  const found = (parties ?? []).slice(0, MAX_PARTIES).flatMap((party) => {
    const authors = authorsOfParty(party, publisherName);
    if (authors.length === 0 && (party.name ?? '').trim() !== '') {
      warnings.push({
        code: 'authorDropped',
        pointer: 'author',
        detail: cleanLine(withoutMail((party.name ?? '').slice(0, 200))).slice(0, 60),
      });
    }
    return authors;
  });
  const author = withoutPublisher(uniqueAuthors(found), publisherName).slice(0, MAX_AUTHORS);
  return { author, warnings: warnings.slice(0, MAX_AUTHORS) };
}

/** "Ida Brandt, Northern Ledger" in the Northern Ledger: where people are named, for whom they write is no author. */
function withoutPublisher(authors: readonly Author[], publisherName: string): readonly Author[] {
  if (!authors.some(({ type }) => type === 'Person')) return authors;
  return authors.filter(({ name }) => !isOfPublisher(name.toLowerCase(), publisherName.toLowerCase()));
}

/** One author a name; an address that any of its mentions had is kept. */
function uniqueAuthors(authors: readonly Author[]): Author[] {
  const byName = new Map<string, Author>();
  for (const author of authors) {
    const key = author.name.toLowerCase();
    const known = byName.get(key);
    byName.set(key, known ? { ...author, ...known } : author);
  }
  return [...byName.values()];
}

function authorsOfParty({ name = '', type, url }: RawParty, publisherName: string): Author[] {
  const handle = HANDLE.exec(name.trim())?.[1];
  const text = handle ?? cleanLine(withoutMail(shortField(name)));
  const address = absoluteUrl(url) ?? absoluteUrl(/https?:\/\/[^\s,;)]+/i.exec(text)?.[0]);
  const names =
    handle === undefined ? splitNames(text.replace(/https?:\/\/\S+/gi, ' ').trim(), type) : [handle];
  return names.map(cleanName).flatMap((each, index) => {
    if (index > 0 && (isRole(each) || isDegree(each))) return [];
    const found = authorOf(each, type, publisherName);
    return found ? [names.length === 1 && address !== undefined ? { ...found, url: address } : found] : [];
  });
}

/** Names of accounts as sites write them: `/u/name`, `u/name`, `@name@host`. */
const HANDLE = /^(?:\/?(?:u|user|users)\/|@(?=[\w.-]+@))([\w-][\w.-]*)(?:@[\w.-]+)?\/?$/;

/** What is looked at of an endless field, without the name that would be cut. */
function shortField(text: string): string {
  if (text.length <= MAX_FIELD) return text;
  const start = text.slice(0, MAX_FIELD);
  return start.slice(0, Math.max(start.lastIndexOf(','), start.lastIndexOf(';'), 0));
}

/** `mail (Name)` (RSS 2.0) and `Name <mail>` (RFC 5322): the name is what is wanted. */
function withoutMail(text: string): string {
  const inParentheses = /^\s*\S{1,100}@\S{1,100}\s*\(([^()]+)\)\s*$/.exec(text)?.[1];
  return (inParentheses ?? text)
    .replace(/(?:mailto:)?<?[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}>?/g, ' ')
    .replace(/\(\s*\)/g, ' ')
    .trim();
}

const DATELINE = /\s+(?:in|at|à|en|à)\s+\p{Lu}[\p{L}.-]*(?:\s\p{Lu}[\p{L}.-]*)?$/u;

function cleanName(name: string): string {
  const plain = withoutBy(name)
    .replace(/^@(\w+)$/, '$1')
    .replace(/\s+@\w+$/, '')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/^[\s\-–—:.,"“”]+|[\s\-–—:,"“”]+$/g, '');
  const placed = plain.split(' ').length > 3 ? plain.replace(DATELINE, '') : plain;
  return isShouted(placed) ? titleCase(placed) : placed;
}

/** Several words in capitals; one alone may be an agency. */
function isShouted(name: string): boolean {
  return /\s/.test(name) && name === name.toUpperCase() && /\p{Lu}{3}/u.test(name);
}

function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’\-.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function authorOf(name: string, type: RawParty['type'], publisherName: string): Author | undefined {
  if (name === '' || name.length > MAX_NAME || isNobody(name) || !/\p{L}/u.test(name)) return undefined;
  if (isOfPublisher(name.toLowerCase(), publisherName.toLowerCase()) || isOrganization(name))
    return { type: 'Organization', name };
  return { type: type ?? 'Person', name };
}

/** The publisher itself, a part or the whole of it, or its site: "CNN Business" of CNN. */
function isOfPublisher(name: string, publisher: string): boolean {
  if (name === publisher) return true;
  const starts = (long: string, short: string) =>
    long.startsWith(`${short} `) || long.startsWith(`${short}.`);
  return publisher !== '' && (starts(name, publisher) || starts(publisher, name));
}
