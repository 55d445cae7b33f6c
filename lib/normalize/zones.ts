/**
 * Names of zones and their hours east of UTC: RFC 822 and those that feeds and pages use. Names with two
 * meanings have the reading that news feeds mostly mean, and are marked in AMBIGUOUS.
 */
const HOURS =
  'z 0 ut 0 utc 0 gmt 0 wet 0 bst 1 cet 1 met 1 mez 1 wat 1 west 1 cest 2 mest 2 mesz 2 eet 2 cat 2 sast 2 eest 3 msk 3 мск 3 eat 3 trt 3 idt 3 irst 3.5 gst 4 msd 4 amt 4 azt 4 get 4 samt 4 irdt 4.5 pkt 5 uzt 5 ist 5.5 npt 5.75 bdt 6 almt 6 mmt 6.5 wib 7 ict 7 hkt 8 sgt 8 wita 8 awst 8 pht 8 myt 8 kst 9 jst 9 wit 9 acst 9.5 aest 10 acdt 10.5 aedt 11 nzst 12 nzdt 13 nst -3.5 ndt -2.5 ast -4 adt -3 est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7 akst -9 akdt -8 hst -10 art -3 brt -3 clt -4 cot -5 pet -5 vet -4';

const NAMED: ReadonlyMap<string, number> = new Map(
  [...HOURS.matchAll(/(\S+) (\S+)/g)].map(([, name = '', hours]) => [name, Number(hours) * 60]),
);

/** Names that mean the clocks of a place, in summer and winter. */
const CLOCKS: Readonly<Record<string, string>> = {
  at: 'America/Halifax',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};

/** Eastern or Australian, Central or China or Cuba, India or Israel or Ireland, British or Bougainville: fixed here, with a warning. */
const AMBIGUOUS = new Set(['est', 'cst', 'ist', 'bst', 'ast', 'mst', 'gst', 'amt', 'art', 'wit', 'pht']);

/** Words of other meaning when they are not in capitals. */
const WORDS = new Set([
  'at',
  'et',
  'mt',
  'pt',
  'art',
  'est',
  'met',
  'eat',
  'cat',
  'west',
  'pet',
  'vet',
  'cot',
  'wit',
]);

export interface Zone {
  readonly offsetMinutes: number;
  readonly ambiguous: boolean;
}

/** A zone by its name; `local` is the wall time in milliseconds, which decides summer time in `Europe/Paris`. */
export function zoneByName(name: string, local: number): Zone | undefined {
  const key = name.toLowerCase().replaceAll('.', '');
  if (WORDS.has(key) && name !== name.toUpperCase()) return undefined;
  const offsetMinutes = NAMED.get(key);
  if (offsetMinutes !== undefined) return { offsetMinutes, ambiguous: AMBIGUOUS.has(key) };
  const place = Object.hasOwn(CLOCKS, key) ? CLOCKS[key] : name;
  return place?.includes('/') ? placeZone(place, local) : undefined;
}

/** A zone of the IANA database, by asking what its clocks show. */
function placeZone(name: string, local: number): Zone | undefined {
  try {
    const first = offsetAt(name, local);
    return { offsetMinutes: offsetAt(name, local - first * 60_000), ambiguous: false };
  } catch {
    return undefined;
  }
}

function offsetAt(name: string, ms: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  const shown = Date.UTC(year, month - 1, day, hour, minute);
  return Math.round((shown - Math.floor(ms / 60_000) * 60_000) / 60_000);
}

/** Minutes of `+0100`, `-08:00`, `+1`; undefined for what no clock on earth shows. */
export function zoneByOffset(sign: string, hours: string, minutes: string | undefined): Zone | undefined {
  const [h, m] = [Number(hours), Number(minutes ?? '0')];
  if (h > 15 || m > 59) return undefined;
  return { offsetMinutes: (sign === '-' ? -1 : 1) * (h * 60 + m), ambiguous: false };
}
