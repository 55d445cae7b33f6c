/** What a question asks for, where its first words tell. */
export type QuestionKind = 'person' | 'time' | 'number' | 'other';

/** Question words of the languages whose stop words we know; they begin a question. */
const WORDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'number',
    /^(?:how (?:many|much|old|long|far|often)|wie ?viele?|wie (?:alt|lange|weit|oft)|combien|cu[aá]nt[oa]s?|quant[oiae]s?|hoeveel|сколько|كم)(?!\p{L})/iu,
  ],
  ['time', /^(?:when|what (?:time|year|day|date)|wann|quand|cu[aá]ndo|quando|wanneer|когда|متى)(?!\p{L})/iu],
  [
    'person',
    /^(?:who|whom|whose|wer|wen|wem|wessen|qui|qui[eé]n(?:es)?|chi|quem|wie is|кто|кого|кому|من)(?!\p{L})/iu,
  ],
];

/** Those of Chinese and Japanese, which stand anywhere. */
const UNSPACED_WORDS: readonly (readonly [QuestionKind, RegExp])[] = [
  ['number', /多少|[几幾](?:[个個人名岁歲年天])?|何人|いくら|いくつ|どのくらい/gu],
  ['time', /什么时候|什麼時候|何时|何時|哪[年天日]|いつ/gu],
  ['person', /[谁誰]|だれ/gu],
  [
    'other',
    /什么|什麼|为什么|為什麼|怎么|怎麼|哪里|哪裡|哪[些个個]?|なぜ|どうして|どこ|どの|どう|なに|何|です|ですか|ました|ますか|[吗嗎呢か？?]/gu,
  ],
];

/** What a question asks for, and the question without the words that only ask. */
export function readQuestion(question: string): { readonly kind: QuestionKind; readonly subject: string } {
  const begin = question.trim().replace(/^[¿¡"'«„“\s]+/u, '');
  const spaced = WORDS.find(([, words]) => words.test(begin));
  const unspaced = UNSPACED_WORDS.find(([kind, words]) => kind !== 'other' && begin.search(words) >= 0);
  const subject = UNSPACED_WORDS.reduce((text, [, words]) => text.replace(words, ' '), begin);
  return { kind: (spaced ?? unspaced)?.[0] ?? 'other', subject };
}

const NUMBER =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundreds?|thousands?|millions?|billions?)\b/iu;
/** Digits, weekdays and months by their first letters in the languages of Latin and Cyrillic script, or words of days. */
const TIME =
  /\p{N}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:januar|februar|march|april|may|june|july|august|septem|octob|novem|decem|today|yesterday|tomorrow|morning|evening|night|week|month|year|heute|gestern|morgen|hier|demain|ayer|hoy|ieri|oggi|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|сегодня|вчера|завтра|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр|今|昨|明|年|月|日|اليوم|أمس/iu;
/** A capital that does not begin the sentence: a name, in scripts that have cases. */
const NAME = /.[\s"'«(]\p{Lu}/u;
const CASED = /\p{Lu}|\p{Ll}/u;

/** False when a sentence lacks what the question asks for: a number, a time, a name. */
export function tellsKind(sentence: string, kind: QuestionKind): boolean {
  if (kind === 'number') return NUMBER.test(sentence);
  if (kind === 'time') return TIME.test(sentence);
  return kind !== 'person' || NAME.test(sentence) || !CASED.test(sentence);
}
