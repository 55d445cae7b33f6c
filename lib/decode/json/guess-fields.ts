import type { Warning } from '../../article/warning.ts';
import { isObject, type JsonObject, string } from './fields.ts';
import { CONFIGURATION, type GuessedField, namedInside } from './nested-names.ts';
import { otherKind } from './not-article.ts';
import { type Field, find, isOther, type Named } from './plain-names.ts';
import { richText } from './rich-text.ts';
import { escapePointer } from './salvage.ts';

/** What the values of an item tell where its names do not. */
export interface Guesses {
  /** By the first name of the field. */
  readonly fields: JsonObject;
  readonly warnings: readonly Warning[];
  /** True when names and guesses together make an article: a headline with a text or an address and date. */
  readonly isArticle: boolean;
}

interface Leaf {
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

const MAX_LEAVES = 300;
const MAX_LEVELS = 4;
const BODY_CHARACTERS = 200;
const POST_CHARACTERS = 80;
/** How much longer than the description a text is that stands beside it as the body. */
const BODY_TIMES = 2;
const PLACE: Readonly<Record<GuessedField, string>> = {
  headline: 'headline',
  description: 'description',
  body: 'articlebody',
  url: 'url',
  published: 'datepublished',
  modified: 'datemodified',
  image: 'image',
  author: 'author',
};
const SHOWN: Readonly<Record<string, string>> = {
  body: 'articleBody',
  published: 'datePublished',
  modified: 'dateModified',
};

/** Who holds all of these is not looked at closer: descriptions stand in for bodies, and not every article has an author. */
const WANTED = ['headline', 'body', 'url', 'published', 'image'] as const;

/** Guesses the fields that `named`, the item by its folded names, does not hold. Each guess is a warning with its pointer. */
export function guessed(item: JsonObject, named: Named): Guesses {
  const has = (field: Field) => find(named, field) !== undefined;
  if (WANTED.every(has)) return { fields: {}, warnings: [], isArticle: true };
  const fields: Record<string, unknown> = {};
  const warnings: Warning[] = [];
  const put = (field: keyof typeof PLACE, value: unknown, path: string) => {
    fields[PLACE[field]] = value;
    warnings.push({
      code: 'fieldGuessed',
      pointer: SHOWN[field] ?? field,
      detail: `read from ${path.slice(0, 150)}`,
    });
  };
  for (const { field, value, path } of namedInside(item, (field) => !has(field))) put(field, value, path);
  const isKnown = (field: keyof typeof PLACE) => has(field) || PLACE[field] in fields;
  const leaves = leavesOf(item);
  const take = (field: keyof typeof PLACE, leaf: Leaf | undefined) => {
    if (leaf !== undefined) put(field, leaf.text, leaf.path);
  };
  const described = string(find(named, 'description'))?.length ?? 0;
  const body = isKnown('body') ? undefined : longest(leaves, described * BODY_TIMES);
  take('body', body);
  const isOfField = {
    headline: (leaf: Leaf) => leaf !== body && isHeadline(leaf),
    url: isPage,
    published: isDate,
    image: isPicture,
    author: isAuthor,
  };
  for (const [field, is] of Object.entries(isOfField) as [keyof typeof isOfField, (leaf: Leaf) => boolean][])
    if (!isKnown(field)) take(field, leaves.find(is));
  const isPlaced = isKnown('url') && isKnown('published');
  const isTold = isKnown('body') || isKnown('description');
  // A title, a line and an address inside of something may be those of any page.
  const isAnyPage = !has('headline') && !isKnown('body') && !isKnown('published');
  const isArticle = isKnown('headline')
    ? isPlaced || (isTold && !isAnyPage && (isKnown('url') || isKnown('published')))
    : isPlaced && isPost(find(named, 'body') ?? fields[PLACE.body]);
  return { fields, warnings, isArticle };
}

/** A post without a headline is shown by its text, if that is more than a word in passing. */
function isPost(text: unknown): boolean {
  return typeof text === 'string' && text.length >= POST_CHARACTERS;
}

function leavesOf(item: JsonObject): readonly Leaf[] {
  const found: Leaf[] = [];
  const visit = (value: unknown, key: string, path: string, level: number) => {
    if (found.length >= MAX_LEAVES || level > MAX_LEVELS) return;
    if (typeof value === 'string' || typeof value === 'number')
      found.push({ path, key, text: String(value).trim() });
    else if (Array.isArray(value)) {
      const isText = value.some(isObject) || value.length > 1;
      const text = isText ? richText(value) : undefined;
      if (text !== undefined && text.length >= BODY_CHARACTERS) found.push({ path, key, text });
      // A list of lists is a table.
      else if (!value.some(Array.isArray))
        for (const [at, each] of value.slice(0, 3).entries()) visit(each, key, `${path}/${at}`, level + 1);
    } else if (isObject(value) && (level === 0 || otherKind(value) === undefined))
      for (const [name, inner] of Object.entries(value))
        if (!CONFIGURATION.test(name) || !isObject(inner))
          visit(inner, name, `${path}/${escapePointer(name)}`, level + 1);
  };
  visit(item, '', '', 0);
  return found;
}

function isProse(text: string): boolean {
  return !/^(?:https?:)?\/\//.test(text) && /\p{L}{2}/u.test(text) && !/^[\w.-]+$/.test(text);
}

function longest(leaves: readonly Leaf[], atLeast: number): Leaf | undefined {
  const least = Math.max(BODY_CHARACTERS, atLeast);
  const texts = leaves.filter(
    ({ key, path, text }) =>
      text.length >= least && isProse(text) && !isOther(key, 'body') && !ASIDE.test(path),
  );
  return texts.toSorted((one, other) => other.text.length - one.text.length)[0];
}

/** Long texts that are about something else than the article. */
const ASIDE =
  /copyright|licen[cs]e|disclaimer|terms|policy|caption|credit|\bbio|about|comment|meta|prompt|consent|sentiment|reasoning|\/(?:card|embed|quote|reply|parent|related|company|organization)/i;

/** A line of several words, or of letters of a script without spaces. */
function isHeadline({ key, path, text }: Leaf): boolean {
  if (
    ASIDE.test(path) ||
    text.length < 8 ||
    text.length > 220 ||
    !isProse(text) ||
    isOther(key, 'headline') ||
    /[\n<>{}@]/.test(text) ||
    /^\d{4}-\d\d/.test(text)
  )
    return false;
  if (
    /author|byline|user|creator|site|source|publisher|tag|categor|caption|alt|credit|copyright|licen|date|time|label|section/i.test(
      key,
    )
  )
    return false;
  return text.split(/\s+/).length >= 3 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{6}/u.test(text);
}

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i;

function isPage({ key, path, text }: Leaf): boolean {
  return (
    !/\/\d+(?:\/|$)/.test(path) &&
    /^https?:\/\/[^/\s]+\/[^\s]+$/.test(text) &&
    !PICTURE.test(text) &&
    !/image|img|thumb|photo|icon|avatar|logo|api|self|profile|author|user|feed/i.test(key)
  );
}

function isPicture({ key, text }: Leaf): boolean {
  return /^https?:\/\/\S+$/.test(text) && PICTURE.test(text) && !/icon|avatar|logo/i.test(key);
}

const DAY_FIRST = /^[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d(?:\D|$)/;
/** `November 20, 2026`, `Fri, 20 Nov 2026 10:15 GMT`, `20 de noviembre de 2026`. */
const MONTH_NAMED =
  /^(?=.{8,40}$)[^\d]*\d{1,2}(?!\d).*\p{L}{3}.*(?:19|20)\d\d|^\p{L}{3,12} \d{1,2},? (?:19|20)\d\d/u;
const NAMES_DATE =
  /date|datum|data|fecha|time|zeit|publi|creat|ver(?:ö|oe)ff|erschien|stamp|дат|日|날짜|tarih|ts$|at$|on$|am$/i;

function isDate({ key, text }: Leaf): boolean {
  if (NAMES_DATE.test(key) && (DAY_FIRST.test(text) || MONTH_NAMED.test(text))) return true;
  if (/^(?:19|20)\d\d-[01]\d-[0-3]\d(?:$|[T ])|^(?:19|20)\d{6}T\d{4,6}Z?$/.test(text)) return true;
  return /^1[0-9]{9}(?:\d{3})?$/.test(text) && /date|time|publi|creat|stamp|ts$|at$|on$/i.test(key);
}

const NAMES_AUTHOR = /auth?or|writer|byline|journali|verfass|redact|redakt|reporter|автор|作者|기자/i;
/** Words of a person's name in any script, as they stand in a member of that name or in an object of it. */
function isAuthor({ path, text }: Leaf): boolean {
  const [inner = '', outer = ''] = path
    .split('/')
    .filter((each) => !/^\d+$/.test(each))
    .toReversed();
  const isNamed = NAMES_AUTHOR.test(inner) || (NAMES_AUTHOR.test(outer) && /name|^by$|title/i.test(inner));
  return (
    isNamed && text.length <= 60 && /^\p{L}[\p{L}\p{M}.’' -]+$/u.test(text) && /\p{Lu}|\p{Lo}/u.test(text)
  );
}
