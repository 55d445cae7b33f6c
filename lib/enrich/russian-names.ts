import type { Language } from '../text/language.ts';

/** First names in the nominative. They give the case and gender of the surname after them. */
const MEN =
  'Александр Алексей Анатолий Андрей Антон Аркадий Артем Артём Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Владислав Вячеслав Геннадий Георгий Герман Глеб Григорий Давид Даниил Денис Джо Джон Дональд Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Лев Леонид Максим Марат Марк Михаил Никита Николай Олег Павел Петр Пётр Рамзан Роман Руслан Рустам Сергей Станислав Степан Тимур Федор Фёдор Эдуард Юрий Яков Ярослав Билл Джордж Майкл Роберт Том Эммануэль Виталий Филипп'.split(
    ' ',
  );
const WOMEN =
  'Александра Алина Алла Анастасия Ангела Анжелика Анна Валентина Валерия Вера Виктория Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Инна Ирина Карина Кристина Ксения Лариса Любовь Людмила Маргарита Марина Мария Надежда Наталья Наталия Оксана Ольга Полина Регина Светлана София Софья Тамара Татьяна Ульяна Эльвира Юлия Яна'.split(
    ' ',
  );
/** Places and clubs of the news whose forms do not tell their nominative. */
const PLACES =
  'Москва Петербург Санкт-Петербург Киев Минск Крым Донбасс Кремль Сибирь Урал Кавказ Чечня Дагестан Татарстан Башкирия Якутия Бурятия Камчатка Сахалин Казань Самара Уфа Пермь Омск Томск Тюмень Тула Тверь Рязань Калуга Воронеж Волгоград Саратов Ростов Краснодар Сочи Ставрополь Екатеринбург Челябинск Новосибирск Красноярск Иркутск Хабаровск Владивосток Мурманск Архангельск Вологда Псков Новгород Калининград Ярославль Иваново Смоленск Брянск Курск Белгород Липецк Орел Пенза Ульяновск Оренбург Магнитогорск Норильск Подмосковье Ленобласть Петрозаводск Карелия Мордовия Удмуртия Чувашия Севастополь Симферополь Ялта Одесса Харьков Львов Днепр Донецк Луганск Мариуполь Прибалтика Лондон Париж Берлин Брюссель Рим Варшава Прага Вена Женева Стамбул Анкара Вашингтон Нью-Йорк Калифорния Техас Флорида Токио Пекин Ухань Гонконг Тегеран Дамаск Багдад Кабул Иерусалим Тель-Авив Газа Европа Азия Африка Америка Арктика Антарктида Балтика Евросоюз Европарламент Госдума Совфед Роспотребнадзор Росстат Минздрав Минобороны Минфин Минтруд Центробанк Сбербанк Газпром Роснефть Роскосмос Аэрофлот Яндекс Спартак Зенит Локомотив Динамо Рубин Ахмат Химки Урал Ювентус Барселона Реал Бавария Ливерпуль Челси Манчестер Арсенал Милан Интер Современник Байконур Луна Марс Солнце Земля Байден Трамп Путин Лукашенко Зеленский Навальный Песков Лавров Собянин Мишустин Шойгу'.split(
    ' ',
  );

interface Known {
  readonly nominative: ReadonlyMap<string, string>;
  readonly men: ReadonlyMap<string, string>;
  readonly women: ReadonlyMap<string, string>;
}

let known: Known | undefined;

function knownTo({ stem }: Language): Known {
  const byStem = (names: readonly string[]) =>
    new Map(names.map((name) => [stem(name.toLowerCase()), name] as const));
  known ??= { nominative: byStem(PLACES), men: byStem(MEN), women: byStem(WOMEN) };
  return known;
}

/**
 * The nominative of a Russian name, given the forms of it that stand in a text; undefined where none of them and no
 * rule gives it: a tag in another case is no tag. Forms of one word each, or of a first name and a surname.
 */
export function russianName(forms: readonly string[], language: Language): string | undefined {
  const { nominative, men, women } = knownTo(language);
  const [form = ''] = forms;
  const words = form.split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const stem = language.stem(first.toLowerCase());
  if (words.length === 1) return nominative.get(stem) ?? singleName(forms);
  const man = men.get(stem);
  const woman = women.get(stem);
  if (words.length === 2 && (man ?? woman) !== undefined) {
    const attested = forms.find((each) => each.startsWith(`${man ?? woman} `));
    if (attested !== undefined) return attested;
    const surname = man ? manSurname(last) : womanSurname(last);
    return surname === undefined ? undefined : `${man ?? woman} ${surname}`;
  }
  return forms.find((each) => isPhraseNominative(each));
}

/** Of several forms the one that the others are made of; of one alone, what its ending gives away. */
function singleName(forms: readonly string[]): string | undefined {
  const [form = ''] = forms;
  if (/^\p{Lu}{2,}$/u.test(form) || !/\p{Script=Cyrillic}/u.test(form)) return form;
  const base = forms.find(
    (each) => /[бвгджзйклмнпрстфхцчшщь]$/u.test(each) && !/(?:ом|ем|ой|ей|ах|ям|ам|ов|ев)$/u.test(each),
  );
  if (base !== undefined) return base;
  if (forms.some((each) => /[ое]в$/u.test(each))) return forms.find((each) => /[иы]$/u.test(each));
  if (forms.length > 1) return forms.find((each) => /[ая]$/u.test(each));
  if (/[^аеиоуыэюя]ом$/u.test(form)) return form.slice(0, -2);
  return /(?:ия|ко)$/u.test(form) ? form : undefined;
}

function manSurname(form: string): string | undefined {
  const cut = (ending: RegExp, nominative: string) =>
    ending.test(form) ? form.replace(ending, nominative) : undefined;
  return (
    cut(/(?<=[оеё]в|ин|ын)(?:а|у|ым|е)$/u, '') ??
    cut(/(?<=[сц]к)(?:ого|ому|им|ом)$/u, 'ий') ??
    cut(/(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|е)$/u, '') ??
    (/[бвгджзйклмнпрстфхцчшщоеи]$/u.test(form) ? form : undefined)
  );
}

function womanSurname(form: string): string | undefined {
  if (/(?:[оеё]в|ин|ын)(?:ой|у)$/u.test(form)) return form.replace(/(?:ой|у)$/u, 'а');
  if (/(?:ой|ую)$/u.test(form)) return form.replace(/(?:ой|ую)$/u, 'ая');
  return form;
}

function isPhraseNominative(form: string): boolean {
  const [head = '', ...rest] = form.split(/\s+/u);
  if (rest.length === 0) return false;
  return (
    /(?:ий|ый|ая|яя|ое|ее|ие|ые)$/u.test(head) ||
    (/[бвгджзйклмнпрстфхцчшщ]$/u.test(head) && !/(?:ом|ем|ой|ей|ах|ям|ам|ов|ев)$/u.test(head))
  );
}
