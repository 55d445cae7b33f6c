import type { Word } from '../text/words.ts';
import { isFirstName } from './first-names.ts';

/** What somebody or something is, before its name: `Ministerpräsident Winfried Kretschmann`, `Waffenhersteller Heckler`. */
const ROLE =
  /(?:minister|präsident|kanzler|sprecher|trainer|kandidat|politiker|leiter|forscher|sänger|spieler|schauspieler|moderator|sekretär|direktor|autor|regisseur|professor|hersteller|zulieferer|stürmer|verteidiger|torhüter|anführer|gründer|berater|meister|sieger|fahrer|händler|betreiber|entwickler|anbieter|künstler|manager|reporter|richter|partner|vertreter|kommissar|general|chef|star|boss|model|coach|profi|torwart|kapitän|anwalt|anwält|experte|expert|kollege|nachfolger|vorgänger|gatte|gattin|ehefrau|ehemann|tochter|sohn|bruder|schwester|vater|mutter|freund|freundin|verwandte|vorsitzende|abgeordnete|vorstand|konzern|riese|klub|verein|stadt|insel|region|firma|unternehmen|partei|behörde|zeitung|magazin|sender|portal|plattform|duo|band|frau|herr|familie|angeklagte|bekannte|beamte|ex-borusse|borusse|weltmeister|olympiasieger|virologe|epidemiologe|ökonom|historiker|analyst|journalist|pianist|sportler|arzt|ärztin|rapper|brite|ukrainer|russe|franzose|amerikaner|us-amerikaner|italiener|spanier|schweizer|österreicher|chinese|türke|pole|däne|schwede|belgier|niederländer|japaner|thema|beispiel|mädchenname|land|stadtteil|bezirk|ort|roman|film|serie|buch|titel|herz|sieg|festnahme|verwalter|vermittler|bauer|gigant|netzwerk|marktplatz|shop|dienst|läufer|halter|promoter|mann|apologet|botschafter|städtchen|dorf|gebiet|inhaber|oligarch|kritiker|soldat|aktivist|investor|schlachter|ortsteil|inselstaat|phänomen|erreger|mitglied|team|verbände|direktbank|protagonist|drummer|schwerpunkt|begriff|wort|wörtchen|namen|feuerwehren|teile?|abteilung|flughafen|hafen|richtung|nordwesten|norden|süden|osten|westen|südosten|nordosten|südwesten)(?:in|innen|en|n|s|es)?$/u;
/** So many or so much of something: `Millionen Menschen`, `Tonnen Stahlbeton`, `Beide Männer`. */
const QUANTITY =
  /^(?:(?:zehn|hundert)?tausende?|hunderte|millionen|milliarden?|dutzende?|tonnen|euro|dollar|prozent|grad|hektar|(?:kilo|milli)?(?:gramm|meter)|barrel|sekunden|minuten|stunden|tage|wochen|monate|jahre?|jahrzehnte|jahrhunderte|zahl|anzahl|reihe|menge|gruppe|art|teil|hälfte|beide|mehrere|zahlreiche|viele|einige|manche|alle|weder|sowohl|während|dieselbe|derselbe|dasselbe|je)n?$/u;
const REGNAL = /^(?:prinz|prinzessin|könig|königin|queen|king|papst|herzog|herzogin|kaiser|fürst|fürstin)$/u;
const CALENDAR =
  /^(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:s|morgen|mittag|nachmittag|abend|nacht|früh)?$|^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/u;
/** An adjective with an ending: at the start of a sentence it has its capital from there. */
const ADJECTIVE = /(?:ig|lich|isch|bar|sam|end|haft|ung)e[nmrs]?$|^(?:der|die|das|ein|eine)$/u;

/** Words that join the parts of the name of a person. */
const JOINING = /^(?:von|zu|van|de|der|den)$/u;
/** An ending that adjectives and determiners have: at the start of a sentence it tells no name. */
const INFLECTED = /(?:e|en|em|es|er)$/u;

/**
 * The part of a run of German words with capitals that is a name: without roles, kinds and quantities before it, weekdays
 * and months around it. German writes all nouns with capitals, so they stand glued to names. `von` joins the parts of a
 * person alone: `Nikolai von Bismarck`, and not `Konsum von Drogen`. `isKnown` tells a word, in lower case, that the text
 * has with a capital elsewhere, where that says something.
 */
export function germanName(run: readonly Word[], isKnown: (lower: string) => boolean): readonly Word[] {
  const firstName = run.findIndex(({ lower }, index) => index < run.length - 1 && isFirstName(lower));
  if (firstName >= 0) {
    const isTitled = REGNAL.test(run[firstName - 1]?.lower ?? '');
    return withoutCalendar(personOf(run.slice(isTitled ? firstName - 1 : firstName)));
  }
  const part = withoutCalendar(longestPart(run));
  let start = 0;
  while (start < part.length && isApart(part[start], start < part.length - 1, isKnown)) start += 1;
  const name = part.slice(start);
  return isGenitive(name, isKnown) ? [] : name;
}

/** As far as it is one name: `von` stands behind a first name, or behind another such word. */
function personOf(run: readonly Word[]): readonly Word[] {
  const end = run.findIndex(({ isCapital }, index) => {
    const before = run[index - 1];
    if (isCapital || !before) return false;
    return !isFirstName(before.lower) && !JOINING.test(before.lower);
  });
  return end < 0 ? run : run.slice(0, end);
}

function withoutCalendar(run: readonly Word[]): readonly Word[] {
  let end = run.length;
  while (end > 0 && CALENDAR.test(run[end - 1]?.lower ?? '')) end -= 1;
  return run.slice(0, end);
}

/** The longest part of a run between words that join, pronouns and articles; the first of equals. */
function longestPart(run: readonly Word[]): readonly Word[] {
  const parts: Word[][] = [[]];
  for (const word of run) {
    if (word.isStop || JOINING.test(word.lower)) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts.reduce((best, part) => (part.length > best.length ? part : best));
}

/** `Trumps Mund`, `Teile Sloweniens`: somebody's something, where the text names that one as well. */
function isGenitive([first, second, ...rest]: readonly Word[], isKnown: (lower: string) => boolean): boolean {
  if (!first || !second || rest.length > 0) return false;
  return [first, second].some(
    ({ lower, isAcronym }) =>
      !isAcronym && lower.length > 4 && lower.endsWith('s') && isKnown(lower.slice(0, -1)),
  );
}

function isApart(word: Word | undefined, mayBeRole: boolean, isKnown: (lower: string) => boolean): boolean {
  if (!word || word.isAcronym) return false;
  if (CALENDAR.test(word.lower) || QUANTITY.test(word.lower) || !word.isCapital) return true;
  if (word.opens && (ADJECTIVE.test(word.lower) || (INFLECTED.test(word.lower) && !isKnown(word.lower))))
    return true;
  return mayBeRole && ROLE.test(word.lower);
}
