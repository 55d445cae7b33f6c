import type { Instant } from './instant.ts';

/** What is wrong with a stored value, without its content. */
export class Malformed extends Error {}

/**
 * Looks whether a value has the form of a `T`: undefined when it has, else the path to the first part that has not, ''
 * for the value itself. Values that were stored are looked at and not built anew: that takes a twentieth of what parsing
 * their JSON takes.
 */
export type Check<T> = ((value: unknown) => string | undefined) & { readonly type?: T };

const ifNot = (isRight: boolean): string | undefined => (isRight ? undefined : '');

export const anyText: Check<string> = (value) => ifNot(typeof value === 'string');
export const anyNumber: Check<number> = (value) => ifNot(typeof value === 'number');
export const anyFlag: Check<boolean> = (value) => ifNot(typeof value === 'boolean');

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
export const anyInstant: Check<Instant> = (value) => ifNot(typeof value === 'string' && INSTANT.test(value));

/** One of the values. */
export function oneOf<const T extends string | number | boolean>(...values: readonly T[]): Check<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value) => ifNot(known.has(value));
}

/** A value that may be missing. */
export function optional<T>(check: Check<T>): Check<T | undefined> {
  return (value) => (value === undefined ? undefined : check(value));
}

export function listOf<T>(check: Check<T>): Check<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return '';
    for (let index = 0; index < value.length; index += 1) {
      const wrong = check(value[index]);
      if (wrong !== undefined) return `/${index}${wrong}`;
    }
    return undefined;
  };
}

/** A list with so many of the first as there are checks, and no more. */
export function tupleOf<const T extends readonly unknown[]>(
  ...checks: { readonly [Index in keyof T]: Check<T[Index]> }
): Check<T> {
  return (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return '';
    for (const [index, check] of checks.entries()) {
      const wrong = check(value[index]);
      if (wrong !== undefined) return `/${index}${wrong}`;
    }
    return undefined;
  };
}

export function someOf<T>(check: Check<T>): Check<readonly [T, ...T[]]> {
  const list = listOf(check);
  return (value) => (Array.isArray(value) && value.length === 0 ? '' : list(value));
}

/** An object of values by name. */
export function valuesOf<T>(check: Check<T>): Check<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isObject(value)) return '';
    const wrong = Object.values(value).find((each) => check(each) !== undefined);
    return wrong === undefined ? undefined : '/*';
  };
}

/** A check for each field; TypeScript asks for all of them. */
type Fields<T> = {
  readonly [Name in keyof T]-?: Record<never, never> extends Pick<T, Name>
    ? Check<T[Name] | undefined>
    : Check<T[Name]>;
};

/** An object with fields. Others are let through: they are of no use to this code and no harm. */
export function fields<T extends object>(checks: Fields<T>): Check<T> {
  const named = Object.entries(checks) as [string, Check<unknown>][];
  return (value) => {
    if (!isObject(value)) return '';
    for (const [name, check] of named) {
      const wrong = check(value[name]);
      if (wrong !== undefined) return `/${name}${wrong}`;
    }
    return undefined;
  };
}

/** An object whose `type` tells its other fields. */
export function variants<T extends { readonly type: string }>(
  checks: {
    readonly [Type in T['type']]: Check<Omit<Extract<T, { type: Type }>, 'type'>>;
  },
): Check<T> {
  const byType = new Map<unknown, Check<unknown>>(Object.entries(checks));
  return (value) => {
    const check = isObject(value) ? byType.get(value['type']) : undefined;
    return check ? check(value) : '/type';
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a `T`. Throws Malformed with the path to what is wrong. */
export function checked<T>(check: Check<T>, value: unknown): T {
  const wrong = check(value);
  if (wrong !== undefined) throw new Malformed(`unexpected value at ${wrong === '' ? 'its root' : wrong}`);
  return value as T;
}

/** What a JSON text says. Throws Malformed, which quotes nothing of the text as the parser's own words do. */
export function checkedJson<T>(check: Check<T>, text: string): T {
  return checked(check, parsed(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed('no JSON');
  }
}
