/** "Télé Loisirs.fr", "Чемпионат.com": an address is what an outlet is called by. */
const ADDRESS =
  /[\p{L}\p{N}]\.(?:com|net|org|info|tv|games|ru|ру|рф|fr|it|de|es|pl|in|(?:co\.|org\.)?uk|com\.au|co\.nz)$/iu;
/** Stations of North America by their call signs: https://www.fcc.gov/media/radio/call-signs */
const STATION = /^[WK][A-Z]{2,3}(?:-TV\d?|(?: \p{Lu}[\p{Ll}.]+){1,2})$/u;
/** Words that newspapers, stations and sites are called by, behind others that begin with a capital. */
const PAPER =
  /^(?:(?:\p{Lu}[\p{L}'’.-]*|of|and|the|on|de|la|le) )+(?:Live|Times|Post|Journal|Gazette|Herald|Observer|Tribune|Telegraph|Chronicle|Magazine|Advertiser|Examiner|Bulletin|Dispatch|Courier|Enquirer|Inquirer)$/u;
const CHINESE =
  /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー・]*(?:网|網|新闻|新聞|日报|日報|晚报|晚報|在线|ニュース|新聞デジタル)$/u;
const RUSSIAN =
  /^(?:(?:теле|медиа)?канал|радио|журнал|(?:интернет-)?газета|портал|агентство|иа|риа|гтрк|трк)(?= [«"\p{Lu}])/iu;
const NEWS_OF = /^Новости \p{Lu}/u;

/** True for what is said of nothing but outlets: addresses, call signs, and words that newspapers and sites are called by. */
export function isCalledLikeOutlet(text: string): boolean {
  return [ADDRESS, STATION, PAPER, CHINESE, RUSSIAN, NEWS_OF].some((words) => words.test(text));
}
