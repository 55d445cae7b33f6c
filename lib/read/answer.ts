import type { Instant } from '../article/instant.ts';
import type { RequestRefusal } from '../article/request-refusal.ts';
import type { SourceAliases } from '../article/source-aliases.ts';
import type { Position, ReadStore } from '../store/read-store.ts';

/** What every use case of reading is given. */
export interface ReadDeps {
  readonly store: ReadStore;
  readonly now: () => Instant;
  /** What the operator says are the same sources. */
  readonly sourceAliases?: SourceAliases;
}

/** Why a query is refused before anything is read. */
export type ReadRefusal = RequestRefusal<'badParameter' | 'badCursor'>;

/** What was asked for, and what it depends on. */
export interface Found<T> {
  readonly state: 'found';
  readonly value: T;
  /** One text for each part that is shown. It changes whenever the part does, so that validators are made of them. */
  readonly versions: readonly string[];
  /** The position of the last item, when more follow. */
  readonly next?: Position | undefined;
}

/** It is part of something else now: `to` is the key or id of that. */
export interface Moved {
  readonly state: 'moved';
  readonly to: string;
}

/** Nothing to show: its publisher took it back, or nobody ever published it. */
export interface Missing {
  readonly state: 'withdrawn' | 'unknown';
}

/** The answer of every use case of reading. */
export type Answer<T> = Found<T> | Moved | Missing;

export const UNKNOWN: Missing = { state: 'unknown' };
export const WITHDRAWN: Missing = { state: 'withdrawn' };

/** Ids of articles and stories: 26 letters and digits of base 32. The table is never asked for another. */
export function isId(text: string): boolean {
  return /^[a-z2-7]{26}$/.test(text);
}
