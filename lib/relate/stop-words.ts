/** Words without a subject, by language: short lists on purpose, because us, who, un, ai and fire are news. */
const LISTS: Readonly<Record<string, string>> = {
  en: 'a about above after again against all also am an and any are as at be because been before being below between both but by can cannot could did do does doing down during each few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just let like me more most my myself no nor not now of off on once only or other our ours out over own said same say says she should so some such than that the their theirs them themselves then there these they this those through to too under until up very was we were what when where which while whom why will with would you your yours yourself still amid among around via per mr mrs ms get gets got one two new may might must yet ever even much many since without within toward towards upon whether shall',
  de: 'der die das den dem des ein eine einer einem einen eines und oder aber auch als am an auf aus bei bin bis bist da damit dann dass denn dich dir doch du durch er es euch für gegen hab habe haben hat hatte hatten hier hinter ich ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder jedes kann kein keine können man mehr mein mich mir mit nach nicht noch nun nur ob ohne sehr sein seine seinem seinen seiner seit sich sie sind so über um uns unser unter vom von vor war waren was wegen weil wenn werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen soll sollen laut nach neue neuen',
  fr: 'le la les un une des du de d l et ou mais où donc or ni car ce cet cette ces ceux celle celui il elle ils elles on nous vous je tu me te se en y ne pas plus moins très que qui quoi dont dans par pour sur sous avec sans entre vers chez au aux est sont était été être a ont avait avoir fait faire sa son ses leur leurs notre nos votre vos comme aussi après avant contre depuis encore même tout tous toute toutes si',
  es: 'el la los las un una unos unas de del al a ante bajo con contra desde durante en entre hacia hasta para por según sin sobre tras y e o u pero mas si no que quien cual cuyo donde cuando como este esta estos estas ese esa eso esos aquel lo le les me te se nos su sus mi tu es son era fue ser ha han había hay más menos muy ya también tras dijo',
  it: 'il lo la i gli le un uno una di a da in con su per tra fra del dello della dei degli delle al allo alla ai agli alle dal dalla nel nella sul sulla e o ma se che chi cui non più come anche dopo prima contro è sono era stato essere ha hanno aveva si ci vi lui lei loro questo questa suo sua suoi',
  pt: 'o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sob sobre entre até após e ou mas se que quem não mais muito já também como é são foi era ser ter tem há seu sua seus suas este esta esse isso ele ela eles lhe ao à',
  nl: 'de het een en of maar in op aan van voor met zonder door over onder tussen naar uit bij tot om te is zijn was waren wordt werd worden heeft hebben had niet geen meer nog ook als dan dat die dit deze er hij zij ze wij we je u hun haar zijn na al wel',
  ru: 'и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет тогда кто этот того потому этого какой ним здесь этом один почти мой тем чтобы нее были куда всех при об это после также который которые',
};

const EMPTY: ReadonlySet<string> = new Set();
const sets = new Map<string, ReadonlySet<string>>();

/** The stop words of a language by its primary subtag; none for a language without a list. */
export function stopWords(language: string): ReadonlySet<string> {
  const known = sets.get(language);
  if (known) return known;
  const list = LISTS[language];
  const words =
    list === undefined
      ? EMPTY
      : new Set(list.split(' ').map((word) => word.normalize('NFD').replace(/\p{M}/gu, '')));
  sets.set(language, words);
  return words;
}
