/**
 * Names of zones in minutes east of UTC: RFC 822 and those that feeds and pages use. Names with two meanings
 * have the reading that news feeds mostly mean, and are marked in AMBIGUOUS.
 */
const NAMED: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  wat: 60,
  west: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  cat: 120,
  sast: 120,
  eest: 180,
  msk: 180,
  eat: 180,
  trt: 180,
  irst: 210,
  gst: 240,
  msd: 240,
  pkt: 300,
  ist: 330,
  npt: 345,
  wib: 420,
  ict: 420,
  hkt: 480,
  sgt: 480,
  awst: 480,
  pht: 480,
  kst: 540,
  jst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  at: -240,
  ast: -240,
  adt: -180,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  art: -180,
  brt: -180,
  clt: -240,
  cot: -300,
  pet: -300,
  vet: -240,
};

/** Eastern or Australian, Central or China or Cuba, India or Israel or Ireland, British or Bangladesh: fixed here, with a warning. */
const AMBIGUOUS = new Set(['est', 'cst', 'ist', 'bst', 'ast', 'mst', 'gst', 'at', 'art']);

export interface Zone {
  readonly offsetMinutes: number;
  readonly ambiguous: boolean;
}

/** A zone by its name; `local` is the wall time in milliseconds, which decides summer time in `Europe/Paris`. */
export function zoneByName(name: string, local: number): Zone | undefined {
  const key = name.toLowerCase().replaceAll('.', '');
  const offsetMinutes = NAMED[key];
  if (offsetMinutes !== undefined) return { offsetMinutes, ambiguous: AMBIGUOUS.has(key) };
  return name.includes('/') ? placeZone(name, local) : undefined;
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
