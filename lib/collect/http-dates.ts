const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
/** The three forms of RFC 9110, section 5.6.7: IMF-fixdate, RFC 850 and asctime. */
const FIXDATE = /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/;
const RFC850 = /^\w+, (\d\d)-(\w{3})-(\d\d) (\d\d):(\d\d):(\d\d) GMT$/;
const ASCTIME = /^\w{3} (\w{3}) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})$/;

/** Milliseconds since 1970 of a date of HTTP; undefined for what is none. A year of two digits is within fifty years of `nowMs`. */
export function httpDateMs(text: string, nowMs: number): number | undefined {
  const trimmed = text.trim();
  const fixed = FIXDATE.exec(trimmed);
  if (fixed) return utc(fixed[3], fixed[2], fixed[1], fixed.slice(4));
  const old = RFC850.exec(trimmed);
  if (old) return utc(String(fullYear(Number(old[3]), nowMs)), old[2], old[1], old.slice(4));
  const c = ASCTIME.exec(trimmed);
  return c ? utc(c[6], c[1], c[2], c.slice(3, 6)) : undefined;
}

function utc(year = '', month = '', day = '', time: readonly string[]): number | undefined {
  const index = MONTHS.indexOf(month.toLowerCase()) / 3;
  const [hours = 0, minutes = 0, seconds = 0] = time.map(Number);
  if (index < 0 || !Number.isInteger(index) || hours > 23 || minutes > 59 || seconds > 60) return undefined;
  return Date.UTC(Number(year), index, Number(day), hours, minutes, seconds);
}

function fullYear(twoDigits: number, nowMs: number): number {
  const century = Math.floor(new Date(nowMs).getUTCFullYear() / 100) * 100;
  const year = century + twoDigits;
  return year > new Date(nowMs).getUTCFullYear() + 50 ? year - 100 : year;
}
