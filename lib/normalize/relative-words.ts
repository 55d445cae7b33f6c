import type { Precision } from '../article/instant.ts';

/** How long ago something was, and how fine that was said. */
export interface Age {
  /** Below zero for what is yet to come. */
  readonly ms: number;
  readonly precision: Precision;
}

const UNITS = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_629_800_000,
  year: 31_557_600_000,
} as const;
type Unit = keyof typeof UNITS;
const UNIT_NAMES = Object.keys(UNITS) as Unit[];

const LANGUAGES =
  'en de fr es it pt nl sv da nb fi is et lv lt pl cs sk sl hr sr bs mk bg ru uk be ro hu el tr az sq ca gl eu cy ga id ms vi fil sw af he ar fa hi bn ta te mr gu kn ml pa ur th km lo my ka hy kk uz am ja ko zh zh-Hant'.split(
    ' ',
  );
/** Numbers that show every plural form of CLDR's languages. */
const SAMPLES = [1, 2, 3, 5, 11, 21, 100];

/** Forms in use that Intl has not, `#` for the number. */
const ALSO: Readonly<Record<string, Unit>> = {
  '#s ago': 'second',
  '# sec ago': 'second',
  '# secs ago': 'second',
  '#m ago': 'minute',
  '# mins ago': 'minute',
  '#h ago': 'hour',
  '# hrs ago': 'hour',
  '#d ago': 'day',
  '#w ago': 'week',
  '# wks ago': 'week',
  '#y ago': 'year',
  '#m': 'minute',
  '#h': 'hour',
  '# hr': 'hour',
  '# hrs': 'hour',
  '# min': 'minute',
  '# mins': 'minute',
  '#d': 'day',
  '# minutos atrás': 'minute',
  '# hora atrás': 'hour',
  '# horas atrás': 'hour',
  '# dia atrás': 'day',
  '# dias atrás': 'day',
  '# perce': 'minute',
  '# órája': 'hour',
  '# napja': 'day',
};

/** What means "now" or "one" without saying it. */
const NOW = new Set(
  'just now|moments ago|a moment ago|seconds ago|a few seconds ago|gerade eben|à l’instant|ahora mismo|agora mesmo|только что|щойно'.split(
    '|',
  ),
);
const ONE =
  /(?<![\p{L}\p{M}])(?:an?|one|einem|einer|ein|eine|une?|una?|uno|um|uma|een|één|en|et|ett|ein|egy|bir|jedna|jednu|jedną|jeden|один|одну|одна)(?= )/u;
const ABOUT =
  /^(?:about|around|over|almost|nearly|less than|more than|updated|published|posted|publié|veröffentlicht|aktualisiert|publicado|actualizado|pubblicato|опубликовано|обновлено|etwa|environ|circa|около)\s+/u;

let table: ReadonlyMap<string, { unit: Unit; count: number | undefined }> | undefined;

/** The age that a phrase such as "an hour ago", "il y a 5 min" or "вчера" says, in sixty languages; undefined for other text. */
export function ageOf(phrase: string): Age | undefined {
  const text = phrase
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s,:–-]+|[\s,.:–-]+$/g, '')
    .replace(ABOUT, '')
    .replace(ABOUT, '');
  if (NOW.has(text)) return { ms: 0, precision: 'minute' };
  return ageOfTemplate(text) ?? ageOfTemplate(text.replace(ONE, '1')) ?? ageOfTemplate(withoutOne(text));
}

/** Slavic and Turkic languages leave the one out: "час назад". */
function withoutOne(text: string): string {
  return text.includes('#') || /\d/.test(text) ? '' : `1 ${text}`;
}

function ageOfTemplate(text: string): Age | undefined {
  table ??= readTable();
  const number = /\d{1,4}/.exec(text)?.[0];
  const found = table.get(templateKey(number === undefined ? text : text.replace(number, '#')));
  if (!found) return undefined;
  const count = found.count ?? Number(number ?? '1');
  return { ms: count * UNITS[found.unit], precision: found.unit };
}

/** One spelling of a template: the space beside a number comes and goes, and Arabic has two words for "ago". */
function templateKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .replace(/^منذ /, 'قبل ')
    .replace(/ ?# ?/g, '#')
    .replace(/\.+$/, '');
}

/** True for words that some phrase of the table holds, so that freer phrases are worth a freer reader. */
export function isRelativeWord(word: string): boolean {
  table ??= readTable();
  return table.has(word) || RELATIVE.has(word);
}

const RELATIVE = new Set(
  'ago last past yesterday today tonight this vor letzten letzte letzter gestern heute il hier dernier dernière aujourd’hui hace ayer hoy pasado fa scorso ieri oggi há atrás ontem hoje geleden gisteren vandaag afgelopen sedan igår idag назад вчера сегодня тому вчора'.split(
    ' ',
  ),
);

/** What two languages use for different units is nobody's; the earlier language wins within one unit. */
function readTable(): ReadonlyMap<string, { unit: Unit; count: number | undefined }> {
  const found = new Map<string, { unit: Unit; count: number | undefined }>();
  const add = (text: string, unit: Unit, count: number | undefined): void => {
    const key = templateKey(text);
    if (key !== '' && !found.has(key)) found.set(key, { unit, count });
  };
  for (const [text, unit] of Object.entries(ALSO)) add(text, unit, undefined);
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const counted = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: 'always' });
      const named = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: 'auto' });
      for (const unit of UNIT_NAMES) {
        for (const sample of SAMPLES) addCounted(counted.format(-sample, unit), sample, unit, add);
        if (unit === 'day') for (const days of [0, 1, 2]) addNamed(named.format(-days, unit), days, add);
      }
    }
  }
  return found;
}

function addCounted(
  text: string,
  sample: number,
  unit: Unit,
  add: (text: string, unit: Unit, count?: number) => void,
): void {
  const template = text.replace(String(sample), '#');
  // Arabic and Hebrew have words of their own for one and two of a thing, and Intl adds what people leave out.
  if (template === text || /\(#\)$/.test(template))
    add(text.replace(/ (?:واحدة?|\(\d\))$/, ''), unit, sample);
  else add(template, unit, undefined);
}

function addNamed(text: string, days: number, add: (text: string, unit: Unit, count?: number) => void): void {
  if (!/\d/.test(text)) add(text, 'day', days);
}
