import { BYLINE_NAMED, DATE_NAMED } from './hints.ts';
import type { Attributes } from './tag-stream.ts';

/** A text that an element holds, and where the element says what it is. */
export interface Marked {
  /** `title`, `h1`, `time`, `author`, or the itemprop. */
  readonly kind: string;
  readonly text: string;
  /** content, datetime or href. */
  readonly value: string | undefined;
  /** The bits of `hints.ts` of the elements around it. */
  readonly hints: number;
}

/** What a page says of itself outside its text. */
export interface HeadReading {
  /** Contents of `<meta>` by name or property in lower case, in order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** Addresses of `<link>` by rel in lower case. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly marked: readonly Marked[];
  readonly lang: string | undefined;
  readonly base: string | undefined;
}

const MAX_MARKED = 400;
const MAX_CAPTURES = 8;
const MAX_TEXT = 600;
const MAX_METAS = 400;
const MAX_JSON_LD = 50;
const ITEMPROPS =
  /\b(?:headline|alternativeHeadline|datePublished|dateModified|dateCreated|author|creator|publisher|name|articleSection|keywords|inLanguage)\b/;
interface Capture {
  readonly kind: string;
  readonly level: number;
  readonly value: string | undefined;
  readonly hints: number;
  text: string;
}

/**
 * Collects metadata while a page is read. `level` is the number of open elements with the one concerned, `named` what
 * `nameBits` says of it.
 */
export function headReader(givenBase: string | undefined) {
  const metas = new Map<string, string[]>();
  const links = new Map<string, string[]>();
  const jsonLd: string[] = [];
  const marked: Marked[] = [];
  let captures: Capture[] = [];
  let script: { level: number; parts: string[] } | undefined;
  let lang: string | undefined;
  let base = givenBase;

  const resolve = (address: string | undefined): string | undefined => {
    const trimmed = address?.trim();
    if (!trimmed || /^(?:javascript|data|mailto|tel|about):/i.test(trimmed) || trimmed.startsWith('#'))
      return undefined;
    if (!URL.canParse(trimmed, base)) return undefined;
    const url = new URL(trimmed, base);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  };

  const opened = (
    tag: string,
    attributes: Attributes,
    level: number,
    isVoid: boolean,
    hints: number,
    named: number,
  ): void => {
    if (tag === 'html') lang ??= attributes.get('lang') ?? attributes.get('xml:lang');
    if (tag === 'base') base = resolve(attributes.get('href')) ?? base;
    if (tag === 'meta') addMeta(metas, attributes);
    if (tag === 'link') addLink(links, attributes, resolve);
    if (tag === 'script' && /^application\/ld\+json/i.test(attributes.get('type')?.trim() ?? ''))
      script = { level, parts: [] };
    const kinds = kindsOf(tag, attributes, named);
    const value = markedValue(attributes);
    for (const kind of kinds) {
      if (marked.length >= MAX_MARKED) return;
      if (isVoid) marked.push({ kind, text: '', value, hints });
      else if (captures.length < MAX_CAPTURES) captures.push({ kind, level, value, hints, text: '' });
    }
  };

  const finish = (level: number): void => {
    if (script !== undefined && script.level > level) {
      if (jsonLd.length < MAX_JSON_LD) jsonLd.push(script.parts.join(''));
      script = undefined;
    }
    if (captures.length === 0) return;
    const done = captures.filter((capture) => capture.level > level);
    if (done.length === 0) return;
    captures = captures.filter((capture) => capture.level <= level);
    for (const { kind, value, hints, text } of done) {
      // Lines of a byline are told apart; elsewhere a break is a space.
      const folded = text.replace(kind === 'byline' ? /[^\S\u2028]+/g : /\s+/g, ' ').trim();
      marked.push({ kind, text: folded, value, hints });
    }
  };

  return {
    resolve,
    opened,
    closed: finish,
    text(text: string): void {
      if (script !== undefined) script.parts.push(text);
      else
        for (const capture of captures)
          if (capture.text.length < MAX_TEXT) capture.text += text.slice(0, MAX_TEXT);
    },
    end(): HeadReading {
      finish(-1);
      return { metas, links, jsonLd, marked, lang, base };
    },
  };
}

function kindsOf(tag: string, attributes: Attributes, named: number): readonly string[] {
  if (tag === 'title') return ['title'];
  const kinds: string[] = [];
  if (tag === 'h1') kinds.push('h1');
  if (tag === 'time') kinds.push('time');
  if (attributes.size === 0) return kinds;
  const itemprop = attributes.get('itemprop') ?? rdfaProperty(tag, attributes.get('property'));
  if (itemprop !== undefined && ITEMPROPS.test(itemprop))
    kinds.push(
      ...itemprop
        .trim()
        .split(/\s+/, 3)
        .map((word) => `itemprop:${word}`),
    );
  if (/\bauthor\b/i.test(attributes.get('rel') ?? '') && tag !== 'link') kinds.push('rel:author');
  if ((named & BYLINE_NAMED) !== 0) kinds.push('byline');
  if ((named & DATE_NAMED) !== 0) kinds.push('date');
  return kinds;
}

/** Properties of RDFa (https://www.w3.org/TR/rdfa-primer/) that say what a name of schema.org says. */
const RDFA: Readonly<Record<string, string>> = {
  'dc:date': 'datePublished',
  'dc:issued': 'datePublished',
  'dc:created': 'datePublished',
  'dcterms:date': 'datePublished',
  'dcterms:issued': 'datePublished',
  'dcterms:created': 'datePublished',
  'dcterms:modified': 'dateModified',
  'dc:creator': 'author',
  'dcterms:creator': 'author',
};

function rdfaProperty(tag: string, property: string | undefined): string | undefined {
  if (property === undefined || tag === 'meta') return undefined;
  const words = property.trim().split(/\s+/, 3);
  return words.map((word) => RDFA[word.toLowerCase()] ?? word.replace(/^(?:schema|s):/, '')).join(' ');
}

function markedValue(attributes: Attributes): string | undefined {
  return attributes.get('content') ?? attributes.get('datetime') ?? attributes.get('href');
}

function addMeta(metas: Map<string, string[]>, attributes: Attributes): void {
  const content = attributes.get('content')?.trim();
  const name = attributes.get('property') ?? attributes.get('name') ?? attributes.get('http-equiv');
  if (!content || name === undefined || metas.size > MAX_METAS) return;
  add(metas, name.trim().toLowerCase(), content);
}

function addLink(
  links: Map<string, string[]>,
  attributes: Attributes,
  resolve: (address: string | undefined) => string | undefined,
): void {
  const href = resolve(attributes.get('href'));
  if (href === undefined || links.size > MAX_METAS) return;
  for (const rel of (attributes.get('rel') ?? '').toLowerCase().split(/\s+/, 5)) add(links, rel, href);
}

function add(map: Map<string, string[]>, name: string, value: string): void {
  const values = map.get(name);
  if (values === undefined) map.set(name, [value]);
  else if (values.length < 100) values.push(value);
}
