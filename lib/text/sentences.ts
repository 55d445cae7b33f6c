/** A stretch of a text: UTF-16 offsets, end exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What ends a sentence by itself: East Asian, Urdu, Devanagari, Armenian, Ethiopic, Khmer, Burmese, Tibetan. */
const FULL_STOPS = '。！？｡۔।॥։።៕။།';
/** Marks that may follow it: French puts a space before its own, and what closes in German opens in English. */
const CLOSING = `(?:["'”’»›)\\]」』）】》〉]|[ \u00a0\u202f]»|“(?=[\\s,.;:!?–—-]|$))*`;
const SPLIT = new RegExp(`[^.!?؟…\\n${FULL_STOPS}]*(?:[.!?؟…${FULL_STOPS}]+${CLOSING}|\\n|$)`, 'gu');
/** The full stop at the end of a sentence, closing marks after it. */
const ENDING = new RegExp(`([${FULL_STOPS}])${CLOSING}$`, 'u');
/** What ends with a period and no sentence, in lower case: titles, months, measures, references of several languages. */
const ABBREVIATIONS =
  'mr|mrs|ms|dr|prof|rev|hon|st|gen|col|lt|maj|capt|sgt|cpl|adm|cmdr|rep|sen|gov|pres|jr|sr|bros|mt|ft|ave|blvd|dept|univ|no|nos|vs|v|inc|ltd|co|corp|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|e\\.g|i\\.e|a\\.m|p\\.m|a\\.k\\.a|approx|est|fig|pp|vol|etc' +
  '|bzw|usw|u\\.a|z\\.b|d\\.h|nr|mio|mrd|ca|evtl|ggf|inkl|sog|str|abs|hl|frl|hr|fr|okt|dez' +
  '|mme|mlle|mm|art|env|janv|févr|avr|juil|déc|sra|srta|sres|ud|uds|ee|uu|núm|pág|av|dott|ing|avv|on|sig|sigg|ecc|geb|dhr|mevr|mw|bijv|enz|jl|jr|kl|bl\\.a|t\\.ex|f\\.eks|dvs|osv|mln|mld|tys|tzn|np|itd|ul|św|wg|tj|pn|cca|atd|tzv|kpr|örn|vb' +
  '|ст|им|г|гг|в|вв|руб|коп|млн|млрд|трлн|тыс|ул|пр|просп|пер|д|корп|кв|обл|р|св|тов|проф|акад|доц|ген|полк|т\\.е|т\\.д|т\\.п|т\\.н|т\\.к|др|см|стр|рис|табл|янв|февр|апр|авг|сент|окт|нояб|дек|грн|вул|просп|буд|ім|ін|тис';
const ABBREVIATION = new RegExp(`(?:^|[\\s("'«„“‘])(?:${ABBREVIATIONS})\\.$`, 'iu');
/** An initial (`J. Holm`, `А. С. Пушкин`, `z. B.`) or an acronym with periods (`U.S.`). */
const INITIALS = /(?:^|[\s("'«„“‘.-])\p{L}\.$/u;
/** An acronym with periods ends a sentence where a word of those follows that start one. */
const STARTERS =
  /^["“‘']?(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|These|His|Her|Their|There|If|When|While|After|Before|As|For|Some|Many|No|So|Now|You)\b(?!\.)/u;
/** Languages that write ordinals with a period: `21. November`. */
const ORDINAL_LANGUAGES = /^(?:de|da|no|nb|nn|fi|et|is|cs|sk|sl|hr|sr|bs|hu|lv|tr|lb|eu)$/;
const ORDINAL = /(?:^|[\s(])\p{N}{1,2}\.$/u;
/** A sentence does not start in lower case, with a digit after an abbreviation, or with a dash that goes on. */
const GOES_ON = /^(?:[\p{Ll},;:]|[–—-]\s*["“«]?\p{Ll})/u;
/** A quotation goes on with a particle: 「…。」と述べた. */
const PARTICLE = /^\p{Script=Hiragana}/u;
const UNSTOPPED = /[\p{Script=Thai}\p{Script=Lao}]/u;
/** Where no mark ends sentences, a space does, between pieces of at least this many characters. */
const PIECE = 80;

/**
 * The sentences of a text as spans, in order, without the white space around them; a line end always ends one.
 * `language` is the primary subtag. Linear in the text.
 */
export function sentencesOf(text: string, language = 'und'): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const match of text.matchAll(SPLIT)) {
    const span = trimmed(text, match.index, match.index + match[0].length);
    if (!span) continue;
    const before = spans.at(-1);
    if (before && continues(text, before, span, language)) {
      spans[spans.length - 1] = { start: before.start, end: span.end };
    } else spans.push(span);
  }
  return spans.flatMap((span) => (UNSTOPPED.test(text.charAt(span.start)) ? pieces(text, span) : [span]));
}

function continues(text: string, before: TextSpan, next: TextSpan, language: string): boolean {
  const between = text.slice(before.end, next.start);
  if (between.includes('\n')) return false;
  const tail = text.slice(Math.max(before.start, before.end - 16), before.end);
  const head = text.slice(next.start, next.start + 12);
  const end = ENDING.exec(tail)?.[1] ?? '';
  if (end !== '') return !tail.endsWith(end) && PARTICLE.test(head);
  // `3.5`, `example.com`, `U.S.`; but `ended.” “Next` and `ended.Next` of careless copies are two.
  if (between === '') return !/\p{Ll}{2}[.!?]["”’»)]*$/u.test(tail) || !/^["“«(]?\p{Lu}\p{Ll}/u.test(head);
  if (GOES_ON.test(head)) return true;
  if (!tail.endsWith('.')) return false;
  if (ORDINAL.test(tail) && ORDINAL_LANGUAGES.test(language)) return true;
  return (ABBREVIATION.test(tail) || INITIALS.test(tail)) && !STARTERS.test(head);
}

function pieces(text: string, { start, end }: TextSpan): TextSpan[] {
  const spans: TextSpan[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (text.charAt(at) !== ' ' || at - from < PIECE || end - at < PIECE) continue;
    const span = trimmed(text, from, at);
    if (span) spans.push(span);
    from = at + 1;
  }
  const rest = trimmed(text, from, end);
  return rest ? [...spans, rest] : spans;
}

function trimmed(text: string, start: number, end: number): TextSpan | undefined {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return to > from ? { start: from, end: to } : undefined;
}
