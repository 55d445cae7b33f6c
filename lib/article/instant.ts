/**
 * An instant: an RFC 3339 UTC string of fixed width, `2026-11-23T09:41:00.000Z`, so that text order is
 * time order. Sort keys of the table and cursors depend on that.
 */
export type Instant = string & { readonly instant: unique symbol };

/** How fine a date was given: the unit below which nothing is known. */
export type Precision = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** Where a date came from, best first. `received` means that the payload had none that could be used. */
export type DateSource = 'payload' | 'page' | 'relative' | 'url' | 'received';

const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** The instant at `ms` milliseconds since 1970. Throws RangeError outside the years 0 to 9999. */
export function toInstant(ms: number): Instant {
  if (!(ms >= -62_167_219_200_000 && ms <= LATEST_MS)) throw new RangeError(`no instant: ${ms}`);
  return new Date(ms).toISOString() as Instant;
}

/** Milliseconds since 1970 of an instant. */
export function instantMs(instant: Instant): number {
  return Date.parse(instant);
}

/** `instant` moved by `ms` milliseconds, which may be negative. */
export function addMs(instant: Instant, ms: number): Instant {
  return toInstant(instantMs(instant) + ms);
}

/** True for a string that has exactly the form of an Instant and names a real time. */
export function isInstant(text: string): text is Instant {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text;
}
