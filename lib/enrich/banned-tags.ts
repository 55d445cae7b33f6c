import type { Article } from '../article/article.ts';
import type { Language } from '../text/language.ts';
import { tagMatch } from './tag-match.ts';

/** News agencies: they wrote the article, it is not about them. */
const AGENCIES =
  'Reuters|Associated Press|AP|AFP|Agence France-Presse|dpa|EFE|ANSA|Xinhua|Kyodo|Yonhap|PTI|ANI|TASS|ТАСС|РИА|РИА Новости|RIA Novosti|Интерфакс|Adnkronos|LaPresse|Agi|Askanews|Sputnik|Europapress|Getty Images|Bloomberg News|PA Media|AAP|APA|SID|epd|KNA|UPI|DDP|EPA|Europa Press|Belga|NTB|Ritzau|TT|PAP|Укринформ|新华社|新華社|共同通信|時事通信|연합뉴스';
/** Units and currencies, titles and forms of address, and what a page says about itself, by language. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'percent|per cent|million|billion|trillion|km|miles|mile|meter|metre|dollar|dollars|euro|euros|pound|pounds|hour|hours|minute|minutes|second|seconds|month|months|mr|mrs|ms|sir|photo|photos|video|image|images|read more|advertisement|copyright|newsletter|a.m|p.m|GMT|BST|EST|EDT|PDT|PST|CET|UTC|spokesman|spokeswoman|spokesperson|statement|report|reporters|number|numbers|group|groups|MP|MPs|CEO|TV|PM',
  de: 'Prozent|Million|Millionen|Milliarde|Milliarden|Euro|Dollar|Kilometer|Meter|Zentimeter|Quadratmeter|Grad|Stunde|Stunden|Minute|Minuten|Sekunde|Sekunden|Uhr|Monat|Monate|Jahr|Woche|Tag|Herr|Frau|Foto|Fotos|Bild|Bilder|Video|Anzeige|Newsletter|Mann|Ende|Anfang|Angaben|Sprecher|Sprecherin|Beispiel|Mal|Zahl|Zahlen|Teil|Artikel|Lesen Sie|Menschen',
  fr: 'PDG|TV|million|millions|milliard|milliards|euro|euros|dollar|dollars|heure|heures|minute|minutes|mois|kilomètre|kilomètres|mètres|M|Mme|photo|vidéo|pour cent|lire aussi',
  es: 'TV|millón|millones|euro|euros|dólar|dólares|hora|horas|minuto|minutos|mes|meses|kilómetros|metros|foto|vídeo|video|por ciento',
  it: 'milione|milioni|miliardo|miliardi|euro|dollaro|dollari|ora|ore|minuti|mese|mesi|chilometri|metri|foto|video|per cento',
  pt: 'milhão|milhões|bilhões|euro|euros|dólar|dólares|hora|horas|minutos|mês|meses|quilômetros|metros|foto|vídeo|por cento',
  nl: 'procent|miljoen|miljard|euro|dollar|uur|minuten|maand|maanden|kilometer|meter|foto|video',
  ru: 'процент|проценты|миллион|миллионы|миллиард|миллиарды|тысяча|рубль|рубли|доллар|доллары|евро|час|часы|минута|минуты|секунда|месяц|месяцы|неделя|километр|километры|метр|метры|фото|господин|госпожа|человек|люди|слова|корреспондент',
  pl: 'procent|milion|miliony|miliard|złotych|euro|dolar|godzina|minut|miesiąc|kilometrów|metrów',
  sv: 'procent|miljoner|miljarder|kronor|euro|timmar|minuter|månad|meter|kilometer',
  no: 'prosent|millioner|milliarder|kroner|euro|timer|minutter|måned|meter|kilometer',
  da: 'procent|millioner|milliarder|kroner|euro|timer|minutter|måned|meter|kilometer',
  tr: 'yüzde|milyon|milyar|lira|dolar|saat|dakika|ay|kilometre|metre',
};

/** Words of a publisher's name that tell what it is. */
const MEDIUM =
  /(?<!\p{L})(?:the|il|la|le|el|der|die|das|online|news|tv|radio|agenzia|agence|agentur|nachrichten|новости|спорт|газета|журнал|sport|press|media|magazine|fm)(?!\p{L})/giu;

const languages = new Map<string, ReadonlySet<string>>();

/**
 * Whether a tag, as matched, says nothing about an article: weekdays, months, units, agencies, forms of address
 * in its language, and the article's own publisher and sections.
 */
export function bannedTags(
  { publisher, articleSection, headline }: Pick<Article, 'publisher' | 'articleSection' | 'headline'>,
  language: Language,
): (match: string) => boolean {
  const common = commonBans(language);
  // Aggregators write whose headline it is behind it.
  const suffix = / [-–—|] ([^-–—|]{2,40})$/u.exec(headline)?.[1] ?? '';
  const own = [...namesOfPublisher(publisher), ...articleSection, ...(suffix === '' ? [] : [suffix])];
  const matches = new Set(own.map((text) => tagMatch(text, language)));
  return (match) => common.has(match) || matches.has(match);
}

/** What a publisher is called: its name, with and without what tells the medium, and the label of its domain. */
function namesOfPublisher({ name, domain = '' }: Article['publisher']): string[] {
  const bare = name.replace(/\.(?:com?|net|org|info|[a-z]{2})(?:\.[a-z]{2})?$/iu, '');
  const short = bare.replace(MEDIUM, ' ').trim();
  return [name, bare, short, domain.split('.').at(-2) ?? ''].filter((each) => each !== '');
}

function commonBans(language: Language): ReadonlySet<string> {
  const known = languages.get(language.code);
  if (known) return known;
  const words = [
    ...AGENCIES.split('|'),
    ...(WORDS[language.code]?.split('|') ?? []),
    ...calendar(language.code),
  ];
  const made = new Set(words.map((word) => tagMatch(word, language)));
  languages.set(language.code, made);
  return made;
}

/** Weekdays and months in full, alone and as they stand in a date, in short from three letters on. */
function calendar(language: string): string[] {
  if (Intl.DateTimeFormat.supportedLocalesOf([language]).length === 0) return [];
  const options = [
    { month: 'long' },
    { month: 'long', day: 'numeric' },
    { month: 'short' },
    { weekday: 'long' },
    { weekday: 'short' },
  ] as const;
  return options.flatMap((option) => {
    const format = new Intl.DateTimeFormat(language, { ...option, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index) =>
      format
        .formatToParts(Date.UTC(2026, index, 1 + index))
        .filter(({ type }) => type === 'month' || type === 'weekday')
        .map(({ value }) => value)
        .join(''),
    ).filter((name) => name.length > 2);
  });
}
