import type { Word } from '../text/words.ts';
import { isFirstName } from './first-names.ts';

/** What somebody or something is, before its name: `Ministerpräsident Winfried Kretschmann`, `Waffenhersteller Heckler`. */
const ROLE =
  /(?:minister|präsident|kanzler|sprecher|trainer|kandidat|politiker|leiter|forscher|sänger|spieler|schauspieler|moderator|sekretär|direktor|autor|regisseur|professor|hersteller|zulieferer|stürmer|verteidiger|torhüter|anführer|gründer|berater|meister|sieger|fahrer|händler|betreiber|entwickler|anbieter|künstler|manager|reporter|richter|partner|vertreter|kommissar|general|chef|star|boss|model|coach|profi|torwart|kapitän|anwalt|anwält|experte|expert|kollege|nachfolger|vorgänger|gatte|gattin|ehefrau|ehemann|tochter|sohn|bruder|schwester|vater|mutter|freund|freundin|verwandte|vorsitzende|abgeordnete|vorstand|konzern|riese|klub|verein|stadt|insel|region|firma|unternehmen|partei|behörde|zeitung|magazin|sender|portal|plattform|duo|band|frau|herr|familie|angeklagte|bekannte|beamte|ex-borusse|borusse|weltmeister|olympiasieger|virologe|epidemiologe|ökonom|historiker|analyst|journalist|pianist|sportler|arzt|ärztin|rapper|brite|ukrainer|russe|franzose|amerikaner|us-amerikaner|italiener|spanier|schweizer|österreicher|chinese|türke|pole|däne|schwede|belgier|niederländer|japaner|thema|beispiel|mädchenname|land|stadtteil|bezirk|ort|roman|film|serie|buch|titel|herz|sieg|festnahme)(?:in|innen|en|n|s|es)?$/u;
const REGNAL = /^(?:prinz|prinzessin|könig|königin|queen|king|papst|herzog|herzogin|kaiser|fürst|fürstin)$/u;
const CALENDAR =
  /^(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:s|morgen|mittag|nachmittag|abend|nacht|früh)?$|^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$/u;
/** An adjective with an ending: at the start of a sentence it has its capital from there. */
const ADJECTIVE = /(?:ig|lich|isch|bar|sam|end|haft|ung)e[nmrs]?$|^(?:der|die|das|ein|eine)$/u;

/**
 * The part of a run of German words with capitals that is a name: without roles and kinds before it, weekdays and
 * months around it. German writes all nouns with capitals, so they stand glued to names.
 */
export function germanName(run: readonly Word[]): readonly Word[] {
  let [start, end] = [0, run.length];
  while (end > start && CALENDAR.test(run[end - 1]?.lower ?? '')) end -= 1;
  const firstName = run.findIndex(({ lower }, index) => index < end - 1 && isFirstName(lower));
  if (firstName > 0) {
    const isTitled = REGNAL.test(run[firstName - 1]?.lower ?? '');
    return run.slice(isTitled ? firstName - 1 : firstName, end);
  }
  while (start < end && isApart(run[start], firstName !== start)) start += 1;
  return run.slice(start, end);
}

function isApart(word: Word | undefined, mayBeRole: boolean): boolean {
  if (!word || word.isAcronym) return false;
  if (CALENDAR.test(word.lower) || !word.isCapital) return true;
  if (word.opens && ADJECTIVE.test(word.lower)) return true;
  return mayBeRole && ROLE.test(word.lower);
}
