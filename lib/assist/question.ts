/** What a question asks for, where its first words tell. */
export type QuestionKind = 'person' | 'time' | 'number' | 'other';

/** Question words of the languages whose stop words we know; longer ones first where one begins another. */
const WORDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'number',
    /^(?:how (?:many|much|old|long|far|often)|wie ?viele?|wie (?:alt|lange|weit|oft)|combien|cu[aá]nt[oa]s?|quant[oiae]s?|hoeveel|сколько|多少|几|幾|いくら|いくつ|何人|كم)/iu,
  ],
  [
    'time',
    /^(?:when|what (?:time|year|day|date)|wann|quand|cu[aá]ndo|quando|wanneer|когда|什么时候|什麼時候|何时|何時|いつ|متى)/iu,
  ],
  [
    'person',
    /^(?:who|whom|whose|wer|wen|wem|wessen|qui|qui[eé]n(?:es)?|chi|quem|wie is|кто|кого|кому|谁|誰|だれ|من)(?![\p{L}])/iu,
  ],
];

export function kindOfQuestion(question: string): QuestionKind {
  const begin = question.trim().replace(/^[¿¡"'«„“\s]+/u, '');
  return WORDS.find(([, words]) => words.test(begin))?.[0] ?? 'other';
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
