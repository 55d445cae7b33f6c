import { readFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import type { Lean, Leans } from '../article/lean.ts';
import { isSender, type Spokesmen } from '../article/sender.ts';
import { slugOf } from '../article/slug.ts';
import type { SourceAliases } from '../article/source-aliases.ts';

/** What the operator says of sources. */
export interface OperatorSources {
  /** Labels of who owns a source, by source key: `state-owned`, `party press`… */
  readonly labels: Readonly<Record<string, string>>;
  /** Where a source stands in politics, and who says so, by source key. */
  readonly leans: Leans;
  readonly aliases: SourceAliases;
  /** Who speaks for a source, by source key. */
  readonly spokesmen: Spokesmen;
}

const MAX_TEXT = 100;

/**
 * Reads the operator's file of sources, `{"rt.com": {"ownership": "state-owned", "aliases": ["Russia Today"]}}`: an
 * alias is a domain or a name. `"lean": {"label": "center-left", "ratedBy": "Press Review 2026"}` tells a rating. Under "senders" it says who speaks for which sources:
 * `{"senders": {"wire": {"sources": ["rt.com"]}}}`. Throws an error that names the file and the source or sender for a
 * file that cannot be read or says something else, and for an alias of two sources.
 */
export function readSources(path: string): OperatorSources {
  const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(written)) throw new Error(`${path}: an object of sources by key is expected`);
  const { senders = {}, ...sources } = written;
  const labels: Record<string, string> = {};
  const leans: Record<string, Lean> = {};
  const aliases = new Map<string, string>();
  for (const [key, source] of Object.entries(sources)) {
    const ownership = isObject(source) ? source['ownership'] : null;
    if (ownership !== undefined && !isShortText(ownership))
      throw new Error(`${path}: ${key} needs an "ownership" of at most ${MAX_TEXT} characters`);
    if (ownership !== undefined) labels[key] = ownership;
    const lean = isObject(source) ? source['lean'] : undefined;
    if (lean !== undefined) leans[key] = leanOf(lean, `${path}: ${key}`);
    for (const alias of aliasesOf(source, `${path}: ${key}`)) {
      if (aliases.has(alias) || (Object.hasOwn(sources, alias) && alias !== key))
        throw new Error(`${path}: ${alias} is an alias of ${key} and something else`);
      if (alias !== key) aliases.set(alias, key);
    }
  }
  return { labels, leans, aliases, spokesmen: spokesmenOf(senders, aliases, path) };
}

function leanOf(lean: unknown, where: string): Lean {
  const { label, ratedBy } = isObject(lean) ? lean : {};
  if (isShortText(label) && isShortText(ratedBy) && label !== '' && ratedBy !== '') return { label, ratedBy };
  throw new Error(`${where} needs a "lean" of "label" and "ratedBy", of at most ${MAX_TEXT} characters each`);
}

function spokesmenOf(senders: unknown, aliases: SourceAliases, path: string): Spokesmen {
  if (!isObject(senders)) throw new Error(`${path}: "senders" is an object of senders by name`);
  const spokesmen = new Map<string, Set<string>>();
  for (const [sender, says] of Object.entries(senders)) {
    if (!isSender(sender)) throw new Error(`${path}: ${sender} is no name of a sender: a-z, 0-9 and hyphens`);
    const given = isObject(says) ? says['sources'] : undefined;
    if (!Array.isArray(given) || !given.every(isShortText))
      throw new Error(`${path}: the sender ${sender} needs "sources" that are a list of domains and names`);
    for (const source of given.map(keyOf)) {
      const key = aliases.get(source) ?? source;
      spokesmen.set(key, (spokesmen.get(key) ?? new Set()).add(sender));
    }
  }
  return spokesmen;
}

function aliasesOf(source: unknown, where: string): string[] {
  const given = isObject(source) ? (source['aliases'] ?? []) : [];
  if (!Array.isArray(given) || !given.every(isShortText))
    throw new Error(`${where} needs "aliases" that are a list of domains and names`);
  return given.map((alias) => {
    const key = keyOf(alias);
    if (key === '') throw new Error(`${where} has an alias that is neither domain nor name`);
    return key;
  });
}

/** The key that a source has which is known by this domain or name alone. */
function keyOf(alias: string): string {
  const text = alias.trim();
  const host = /^[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u.test(text) ? domainToASCII(text) : '';
  return host === '' ? slugOf(text) : host.replace(/^www\./, '');
}

function isShortText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
