/** Words that stand in dates and say nothing: articles, prepositions, "o'clock", "of the year". */
export const FILLERS: ReadonlySet<string> = new Set(
  [
    't at the of on and',
    'um uhr am der den',
    'a à le les la las los el de del das do dia às as hs h hrs horas hora heures',
    'il di alle ore dell',
    'om uur op kl klo klockan klokken kello på',
    'o g godz godzina r roku u sati ob ve v hod года год г в о р року година у ч часов час',
    'ora anul óra órakor στις ώρα saat',
    'm d gada gads plkst kell',
    'ב בשעה في الساعة ساعت को बजे เวลา น น. năm lúc ngày pukul jam',
  ].flatMap((line) => line.split(' ')),
);

/** Words that say which date it is. */
export const LABELS: ReadonlySet<string> = new Set(
  'published posted updated last modified created date first veröffentlicht aktualisiert erschienen stand publié mis jour publicado actualizado atualizado pubblicato aggiornato gepubliceerd publicerad opublikowano опубликовано обновлено'.split(
    ' ',
  ),
);

/** Before and after noon, behind or before the hour. A lone letter only where nothing but punctuation follows. */
export const MERIDIEM =
  /^(?:[ap]\.?\s?m\b\.?|오전|오후|午前|午後|上午|下午|中午|晚上|凌晨|早上|[πμ]\.?μ\.?(?![\p{L}])|[صم](?![\p{L}\p{M}]))/iu;

const AFTERNOON = /^(?:p|오후|午後|下午|中午|晚上|μ|م)/i;

/** True for a match of MERIDIEM that means after noon. */
export function meridiemIsAfternoon(word: string): boolean {
  return AFTERNOON.test(word);
}
