const YEAR = '(?:19|20)\\d{2}';
const MONTH = "\\p{L}[\\p{L}\\p{M}'’]{1,14}\\.?";
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|er|º|ª|\\.)?';
const OF = '(?:\\s+(?:de|del|of|di))?';
const ZONE = '(?:\\s*\\(?(?:[A-Z]{2,4}T?|Z|(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?)\\b\\)?)?';
const CLOCK = `\\d{1,2}(?:[:.h]\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:\\s*(?:[ap]\\.?m\\b\\.?|uhr|hrs))?|\\s*(?:[ap]\\.?m\\b\\.?))`;
const GAP = '(?:\\s*[,|•·@–—-]?\\s*(?:T|at|um|à|alle|kl\\.?|klo|às|om|o|в|a las)?\\s*)';
const THEN_CLOCK = `(?:${GAP}${CLOCK}${ZONE})?`;

/** Dates as people write them under headlines: ISO 8601, day and month in either order, East Asian. */
const DATE = new RegExp(
  [
    `\\b${YEAR}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:\\s*(?:Z|[+-]\\d{2}:?\\d{2}))?)?`,
    `${YEAR}\\s?[年년]\\s?\\d{1,2}\\s?[月월]\\s?\\d{1,2}\\s?[日일](?:[^\\d\\n]{0,6}\\d{1,2}[:：時时]\\d{2}(?::\\d{2})?)?`,
    `\\b${YEAR}[./] ?\\d{1,2}[./] ?\\d{1,2}\\b${THEN_CLOCK}`,
    `\\b\\d{1,2}(?<mark>[./-])\\d{1,2}\\k<mark>(?:${YEAR}|\\d{2})\\b${THEN_CLOCK}`,
    `(?<!\\p{L})${MONTH}\\s+${DAY},?\\s+${YEAR}\\b${THEN_CLOCK}`,
    `\\b${DAY}${OF}[\\s-]+${MONTH},?${OF}[\\s-]+${YEAR}\\b${THEN_CLOCK}`,
  ].join('|'),
  'iu',
);

const COUNT = '(?:\\d{1,3}|an?|one|un[ea]?|uno|einer?|einem|ett?|en|einen|één|одну|один)';
const UNIT =
  '(?:s|m|h|d|w|mo|y|secs?|mins?|hrs?|wks?|sek(?:unde)?n?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|minuten?|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?|heures?|jours?|semaines?|mois|ans?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|minut[io]|or[ae]|giorn[io]|settiman[ae]|uur|dag(?:en)?|weken|minuter|timm(?:e|ar)|timer?|dagar|минут[уы]?|час(?:а|ов)?|д(?:ень|ня|ней)|недел[юяи]|месяц(?:а|ев)?|хвилин[уи]?|годин[уи]?|дн(?:і|ів)|minut[ęy]?|godzin[ęy]?|dni|dzień|dakika|saat|gün|menit|jam|hari)';
const RELATIVE = new RegExp(
  [
    `^(?:(?:about|around|over|almost|updated|published|posted)\\s+)*${COUNT}\\s*${UNIT}\\.?\\s+(?:ago|fa|geleden|sedan|siden|назад|тому|temu|önce|lalu|atrás|yang lalu)$`,
    `^(?:(?:il y a|hace|há|vor|för|for|πριν(?: από)?|acum|před)\\s+(?:environ |etwa |cca )?)${COUNT}\\s*[\\p{L}\\p{M}]{1,12}(?:\\s+(?:sedan|siden))?$`,
    '^\\d{1,3}\\s?(?:分|分钟|分鐘|時間|时间|小时|小時|日|天|週間|周|個月|个月|か月|ヶ月|분|시간|일|주|개월)\\s?(?:前|以前|之前|전)$',
    '^(?:just now|yesterday|today|gestern|heute|hier|ayer|hoy|ontem|hoje|ieri|oggi|gisteren|вчера|сегодня|вчора|wczoraj|dzisiaj|昨日|昨天|今天|어제)$',
    `^\\d{1,2}\\s?[mhdw]$`,
  ].join('|'),
  'iu',
);

/** The first date in a line, as it is written; undefined when there is none. */
export function dateIn(line: string): string | undefined {
  const start = line.slice(0, 300);
  // Most lines of a page have no digit, and every date has: the long pattern costs as much as reading the line did.
  return /\d/.test(start) ? DATE.exec(start)?.[0].trim() : undefined;
}

const PUBLISHED =
  /(?:first |originally )?(?:published|posted|created|issued)|veröffentlicht|publiziert|erschienen|erstellt|publiée?|mis en ligne|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|publicerad|publisert|udgivet|julkaistu|opublikowano|publikováno|zveřejněno|опубликован[оа]?|опубліковано|yayınlan(?:ma|dı)|dipublikasikan|diterbitkan|đăng|公開|发布|發布|게시|نُ?شر/iu;
const UPDATED =
  /(?:last )?(?:updated|modified|edited|revised)|aktualisiert|geändert|mis(?:e)? à jour|modifiée?|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|zaktualizowano|aktualizováno|обновлен[оа]?|оновлено|güncellen|diperbarui|cập nhật|更新|수정|تحديث/iu;

/** The date behind "published" in a line that tells of an update too; undefined for any other line. */
export function publishedIn(line: string): string | undefined {
  if (line.length > 300 || !UPDATED.test(line)) return undefined;
  const at = line.search(PUBLISHED);
  const date = at < 0 ? undefined : dateIn(line.slice(at));
  const gap = date === undefined ? '' : line.slice(at, line.indexOf(date, at));
  return UPDATED.test(gap) ? undefined : date;
}

/** True for a line such as "05/10/2026 – published by the press office – News", whatever comes behind the date. */
export function startsWithDate(line: string): boolean {
  const date = dateIn(line.slice(0, 60));
  return date !== undefined && line.trimStart().startsWith(date);
}

/** True for a line that is nothing but words such as "an hour ago", "vor 3 Stunden", "2시간 전". */
export function isRelativeDate(line: string): boolean {
  return line.length < 50 && RELATIVE.test(line.trim());
}

/**
 * True for the line that tells when a text was written: a date with little beside it, such as "Updated", a
 * name, a place or a clock.
 */
export function isDateLine(line: string): boolean {
  if (line.length > 120) return false;
  if (isRelativeDate(line)) return true;
  const date = dateIn(line);
  if (date === undefined) return /^\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?$/i.test(line);
  const rest = line
    .replace(date, ' ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
  return rest.length <= 45 && !/[.!?]["'”’]?$/.test(line.replace(/[ap]\.m\.$/i, ''));
}
