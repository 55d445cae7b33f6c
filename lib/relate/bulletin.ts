/** Words that say what a text is and not what happened: a headline with one of them names no event. Whole words, any case. */
const KINDS = [
  // English
  'live',
  'live blog',
  'liveblog',
  'live updates',
  'live ticker',
  'briefing',
  'bulletin',
  'quiz',
  'crossword',
  'sudoku',
  'wordle',
  'horoscopes?',
  'podcast',
  'watch',
  'video',
  'in pictures',
  'photos',
  'gallery',
  'newsletter',
  'roundup',
  'round-up',
  'headlines',
  'what to watch',
  'weather forecast',
  'lottery results',
  'winning numbers',
  'how to watch',
  'morning report',
  'news at a glance',
  'factbox',
  'q&a',
  'explainer',
  'opinion',
  'editorial',
  'cartoon',
  // German
  'liveticker',
  'live-ticker',
  'ticker',
  'newsticker',
  'newsblog',
  'live-blog',
  'tageshoroskop',
  'horoskop',
  'im video',
  'wetterbericht',
  'wettervorhersage',
  'lottozahlen',
  'presseschau',
  'kommentar',
  'bildergalerie',
  'fotostrecke',
  // French
  'en direct',
  'direct',
  'vidéos?',
  'horoscope du jour',
  'revue de presse',
  'en images',
  'météo',
  'éditorial',
  // Italian
  'diretta',
  'in diretta',
  'oroscopo',
  'meteo',
  'le foto',
  'rassegna stampa',
  'estrazioni?',
  'cruciverba',
  // Spanish and Portuguese
  'en vivo',
  'en directo',
  'ao vivo',
  'minuto a minuto',
  'horóscopo',
  'horoscopo',
  'vídeos?',
  'fotos',
  'resumen',
  'pronóstico del tiempo',
  'previsão do tempo',
  'lotería',
  'loteria',
  // Russian
  'гороскоп',
  'онлайн',
  'прямая трансляция',
  'трансляция',
  'видео',
  'фото',
  'дайджест',
  'прогноз погоды',
  'викторина',
  // Dutch and Swedish
  'liveblog',
  'horoscoop',
  'weerbericht',
  'direkt',
  'horoskop',
  'väder',
];
const EDGE = String.raw`(?<![\p{L}\p{M}\p{N}])(?:${KINDS.join('|')})(?![\p{L}\p{M}\p{N}])`;
const KIND_AHEAD = new RegExp(
  String.raw`^[\s\p{P}]*${EDGE}(?:\s*[|:–—\-,.!/]|\s*$|\s+(?:updates?|blog|ticker|coverage)\b)`,
  'iu',
);
const KIND_BEHIND = new RegExp(
  String.raw`[|:–—\-,.!([/]\s*(?:(?:the|la|le|il|der|die|das|el)\s+)?${EDGE}[\s\p{P}]*$`,
  'iu',
);
const KIND_BEFORE_COLON = new RegExp(String.raw`(?<=\p{L}\s)${EDGE}\s*[:|–—]`, 'iu');
/** These name the kind wherever they stand. */
const ALWAYS =
  /(?<![\p{L}\p{M}\p{N}])(?:live[- ]?(?:blog|ticker|updates?)|newsticker|newsblog|horoscopes?|(?:tages)?horoskop|oroscopo|hor[óo]scopo|гороскоп|crossword|quiz|weather forecast|minuto a minuto|lottozahlen|winning numbers|lottery results)(?![\p{L}\p{M}\p{N}])/iu;
/** A headline that is a date or an hour with hardly a word beside. */
const STAMP = /\d{1,2}[.:/h]\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:19|20)\d{2}-\d{2}-\d{2}/gu;
const FEWEST_LETTERS = 12;

/**
 * Whether a headline says what kind of text this is, or when, instead of what happened: a live ticker, briefing, quiz,
 * video, horoscope, forecast, a date. By words of nine languages, ahead of a colon or behind a dash.
 */
export function isBulletin(headline: string): boolean {
  if ([ALWAYS, KIND_AHEAD, KIND_BEHIND, KIND_BEFORE_COLON].some((kind) => kind.test(headline))) return true;
  const rest = headline.replace(STAMP, '');
  return rest !== headline && rest.replace(/[^\p{L}]/gu, '').length < FEWEST_LETTERS;
}
