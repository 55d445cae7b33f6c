import type { Refusal } from '../article/refusal.ts';

/** Places that are told one by one: a record of an upload names a hundred, a person reads fewer. */
const MAX_TOLD = 1_000;

export interface RefusalList {
  add(refusal: Refusal): void;
  /** At most 1 001 refusals: the last one says how many more there were after it. */
  all(): readonly Refusal[];
}

/** A list of refusals that stays small when millions of elements are refused. */
export function refusalList(): RefusalList {
  const told: Refusal[] = [];
  let last: Refusal | undefined;
  let untold = 0;
  return {
    add(refusal) {
      if (told.length < MAX_TOLD) {
        told.push(refusal);
        return;
      }
      last ??= refusal;
      untold += 1;
    },
    all: () =>
      last === undefined
        ? told
        : [...told, { ...last, detail: `${untold} parts from here on: ${last.detail}` }],
  };
}
