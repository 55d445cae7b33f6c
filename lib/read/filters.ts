import type { Card } from '../article/card.ts';
import { type Instant, toInstant } from '../article/instant.ts';
import { badParameter } from '../article/request-refusal.ts';
import { ok, type Result, refused } from '../article/result.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import { FEED_KINDS, FEEDS, type FeedKind } from '../feeds/feed-kinds.ts';
import type { ReadRefusal } from './answer.ts';
import { keyOfName } from './feeds.ts';

/** Articles that have one of `keys`. Several constraints hold together. */
export interface Constraint {
  readonly kind: FeedKind;
  readonly keys: readonly string[];
}

/** What a list is narrowed to. Both instants are included. */
export interface Filters {
  readonly constraints: readonly Constraint[];
  readonly since?: Instant;
  readonly until?: Instant;
}

export const NO_FILTERS: Filters = { constraints: [] };

/** The kinds of feeds that narrow others. */
const KINDS = FEED_KINDS.filter(({ filter }) => filter !== undefined).map(({ kind }) => kind);
/** The names in the query by which a list is narrowed. */
export const FILTER_NAMES: readonly string[] = [...KINDS, 'since', 'until'];
/** Values of one filter: each may cost a Query. */
const MAX_VALUES = 10;

/**
 * Reads the filters that `FEEDS` names (repeated is or, different is and), `since` and `until` (a day or an
 * RFC 3339 date-time). Refuses values that nothing can have, so that an empty list always means that nothing
 * fits. A source that is another's alias is that.
 */
export function readFilters(
  parameters: URLSearchParams,
  aliases: SourceAliases = new Map(),
): Result<Filters, ReadRefusal> {
  const constraints: Constraint[] = [];
  for (const kind of KINDS) {
    const read = readConstraint(kind, parameters.getAll(kind));
    if (!read.ok) return read;
    const { keys } = read.value;
    const named = kind === 'source' ? [...new Set(keys.map((key) => aliases.get(key) ?? key))] : keys;
    if (named.length > 0) constraints.push({ kind, keys: named });
  }
  const since = readInstant(parameters, 'since');
  if (!since.ok) return since;
  const until = readInstant(parameters, 'until');
  if (!until.ok) return until;
  if (since.value !== undefined && until.value !== undefined && since.value > until.value)
    return refused(badParameter('since', 'since is later than until.', 'outOfRange'));
  return ok({
    constraints,
    ...(since.value !== undefined && { since: since.value }),
    ...(until.value !== undefined && { until: until.value }),
  });
}

function readConstraint(kind: FeedKind, values: readonly string[]): Result<Constraint, ReadRefusal> {
  if (values.length > MAX_VALUES)
    return refused(badParameter(kind, `${kind} is given at most ${MAX_VALUES} times.`, 'tooMany'));
  const keys = values.map((value) => keyOfName(kind, value));
  const known = keys.filter((key) => key !== undefined);
  if (known.length < keys.length) return refused(badParameter(kind, `No article can have this ${kind}.`));
  return ok({ kind, keys: [...new Set(known)] });
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** RFC 3339, 5.6; a `+` of an offset that was not encoded arrives as a space. */
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)([Zz]|[+\- ]\d\d:\d\d)$/;

function readInstant(
  parameters: URLSearchParams,
  name: 'since' | 'until',
): Result<Instant | undefined, ReadRefusal> {
  const [text, another] = parameters.getAll(name);
  if (text === undefined) return ok(undefined);
  if (another !== undefined) return refused(badParameter(name, `${name} is given once.`, 'repeated'));
  const ms = instantMsOf(text, name === 'until');
  if (ms === undefined)
    return refused(badParameter(name, `${name} is a day (2026-11-20) or an RFC 3339 date-time.`));
  return ok(toInstant(ms));
}

/** A day begins with its first millisecond in UTC and, as the end of a stretch, ends with its last. */
function instantMsOf(text: string, isEnd: boolean): number | undefined {
  const [, day, time, zone = ''] = DATE_TIME.exec(text) ?? [];
  const full = DAY.test(text)
    ? `${text}T${isEnd ? '23:59:59.999' : '00:00:00.000'}Z`
    : `${day}T${time}${zone.toUpperCase().replace(' ', '+')}`;
  const ms = Date.parse(full);
  const isReal =
    new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)).getUTCDate() === Number(text.slice(8, 10));
  return isReal && ms >= Date.UTC(1, 0) && ms <= Date.UTC(9999, 11, 31) ? ms : undefined;
}

/** True for a card that every constraint holds for. */
export function fits(card: Card, constraints: readonly Constraint[]): boolean {
  return constraints.every(({ kind, keys }) => keys.some((key) => FEEDS[kind].has(card, key)));
}
