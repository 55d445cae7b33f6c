import { decodeHTML } from 'entities';
import { foldPhrase } from '../text/fold.ts';
import type { TextSpan } from '../text/sentences.ts';

/** What ends a sentence, and what may close after it; three periods break one off. */
const ENDS = /[.!?؟。！？｡۔।॥։።៕။།](?:["'”’»›)\]」』）】》〉“]|\s)*$/u;
const BREAKS_OFF = /(?:…|\.\.\.|\[[+\d\s\p{L}…]*\])[\s"'”’»)\]]*$/u;
/** What asks readers to go on elsewhere, and what says whose a picture is. */
const PROMPT =
  /^\W*(?:read (?:more|also|the full|on)|see also|click here|sign up|subscribe|follow us|watch|related:|more on|copyright|all rights|get the latest|leggi (?:anche|su|tutto|l['’]articolo)|iscriviti|clicca|seguici|continua a leggere|riproduzione riservata|lire (?:aussi|la suite|également)|à lire|abonnez|inscrivez|suivez|voir aussi|cliquez|lesen sie|lesen (?:hier|dazu)|mehr (?:dazu|zum thema)|abonnieren|hier klicken|melden sie sich|folgen sie|lea (?:también|más)|lee (?:también|más)|suscr[ií]b|síguenos|haz clic|leia (?:também|mais)|assine|inscreva|lees (?:ook|meer)|meld je|подробнее|читайте|читать (?:далее|также)|подпис|смотрите также|ранее (?:сообщалось|мы писали)|фото:|foto:|fotos?:|photo(?: credit)?:|picture:|image(?: source| credit)?:|bild:|credit:|©)/iu;
/** The same in languages that the pattern above has no words of. */
const PROMPT_ELSEWHERE =
  /^\W*(?:czytaj (?:także|też|więcej)|zobacz (?:też|także)|citește și|citiți și|čtěte (?:také|více)|přečtěte si|čítajte|olvass(?:a el|on)|διαβάστε|δείτε (?:επίσης|ακόμη)|läs (?:också|mer|även)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|ayrıca okuyun|haberin devamı|bunlar da ilginizi|читайте також|детальніше|підпис|baca juga|simak juga|xem thêm|đọc thêm|اقرأ أيض|إقرأ أيض|延伸阅读|阅读更多|相关新闻|延伸閱讀|続きを読む|関連記事|관련기사)/iu;
/** Offers of the sender, wherever they stand in a sentence. */
const OFFER =
  /\b(?:our|free|daily|weekly|unser(?:e[nm]?|er)?|notre|nuestr[oa]|nostr[ao]|nossa|onze)\s(?:[\p{L}-]+\s){0,2}(?:newsletters?|whatsapp|telegram)\b/iu;
const CREDIT =
  /(?:getty images|picture:|image source|photo by|\(ansa\)\s*$|afp via|©|via reuters|ap photo)/iu;
/** An address of the web or of mail. */
const ADDRESS = /https?:\/\/|www\.|[^\s@]@[^\s@.]{1,63}\.\w/iu;
const NO_POINT = [BREAKS_OFF, PROMPT, PROMPT_ELSEWHERE, OFFER, CREDIT, ADDRESS];
/** Characters of the longest question that heads what answers it. */
const MAX_SUBHEAD = 120;
/** Words of a sentence that the summary has as well, from which on it says the same. */
const REPEATS = 0.8;

/** A text for readers: characters that its sender named (`&laquo;`) as themselves. */
export function unnamed(text: string): string {
  return /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/iu.test(text) ? decodeHTML(text).replace(/\u00a0/g, ' ') : text;
}

/**
 * The sentences of a text that may stand alone: they end as sentences do, ask for nothing, are no questions over a part,
 * and say neither what `summary` says nor only an address or whose a picture is. Where nothing in a text ends in a
 * mark, its language has none.
 */
export function standingSentences(
  text: string,
  spans: readonly TextSpan[],
  summary: string,
): readonly TextSpan[] {
  const hasMarks = spans.some(({ start, end }) => ENDS.test(text.slice(start, end)));
  const said = new Set(foldPhrase(summary).split(' '));
  return spans.filter(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (hasMarks && !ENDS.test(sentence)) return false;
    if (NO_POINT.some((pattern) => pattern.test(sentence)) || isSubhead(text, start, end)) return false;
    return !repeats(sentence, said);
  });
}

/** True for a question that is a paragraph of its own: the heading of what answers it. */
function isSubhead(text: string, start: number, end: number): boolean {
  const stands =
    /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 5), start)) &&
    /^\s*(?:\n|$)/.test(text.slice(end, end + 5));
  return stands && end - start <= MAX_SUBHEAD && /[?？؟]\s*$/.test(text.slice(start, end));
}

function repeats(sentence: string, said: ReadonlySet<string>): boolean {
  const words = foldPhrase(unnamed(sentence)).split(' ');
  return words.filter((word) => said.has(word)).length >= REPEATS * words.length;
}
