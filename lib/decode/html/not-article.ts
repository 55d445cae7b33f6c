import type { RawArticle } from '../../article/raw-article.ts';
import { HIDDEN } from './hints.ts';
import type { PageBlock } from './page-blocks.ts';

/** What is known of a page when it is judged. */
export interface JudgedPage {
  readonly html: string;
  readonly blocks: readonly PageBlock[];
  readonly metadata: RawArticle;
  readonly body: readonly PageBlock[];
  /** What the page says of its kind: `og:type`, and the types of its JSON-LD. */
  readonly types: readonly string[];
}

interface Judged extends JudgedPage {
  /** Title and headings, one a line. */
  readonly titles: string;
  /** Characters of prose outside of links. */
  readonly prose: number;
}

/** So much prose makes an article, whatever else the page is. */
const MUCH_PROSE = 1_500;
/** What pages that answer in place of an article say is a few sentences long. */
const FEW_SENTENCES = 900;
const SCRIPT_CHARACTERS = 400_000;

/** Kinds of pages that are no articles, in the order in which they are looked for, as the refusal names them. */
const KINDS: readonly (readonly [name: string, is: (page: Judged) => boolean])[] = [
  ['a bot check, no article', isBotCheck],
  ['an error page, no article', isErrorPage],
  ['a login page, no article', isLogin],
  ['a consent page, no article', isConsent],
  ['a list of articles, no article', isIndex],
  ['an empty page that scripts have to fill, no article', isShell],
];

/**
 * What a page is when it is no article: a bot check, an error, a login, a consent dialog, a list of other pages, or a
 * shell without its text; undefined for an article. A page that calls itself one and has its text is one.
 */
export function whyNoArticle(page: JudgedPage): string | undefined {
  const prose = page.blocks.reduce(
    (sum, { kind, weight, linkShare, hints }) =>
      (kind === 'prose' || kind === 'notice') && linkShare < 0.5 && (hints & HIDDEN) === 0
        ? sum + weight
        : sum,
    0,
  );
  if (prose > MUCH_PROSE && page.types.some((type) => /article|posting/i.test(type))) return undefined;
  const headings = page.blocks.filter(({ tag }) => /^h[12]$/.test(tag)).slice(0, 4);
  const titles = [page.metadata.headline?.value ?? '', ...headings.map(({ text }) => text)].join('\n');
  const judged = { ...page, titles, prose };
  return KINDS.find(([, is]) => is(judged))?.[0];
}

const CHALLENGE_TITLE =
  /^\s*(?:just a moment|one moment|attention required|please wait|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)|robot check|security (?:check|verification)|human verification|bot (?:verification|check)|access (?:to this page has been |temporarily )?(?:denied|restricted|blocked)|pardon our interruption|ddos[- ]guard|captcha|please verify|unusual traffic|before we continue|nur einen moment|einen moment|un momento|un instant|um momento|один момент|проверка браузера|вы не робот|请稍候|しばらくお待ち)/im;
const CHALLENGE_SCRIPT =
  /_cf_chl_opt|\/cdn-cgi\/challenge-platform|cf-browser-verification|cf_captcha_kind|captcha-delivery\.com|_pxAppId|px-captcha|perimeterx|_Incapsula_Resource|distil_r_captcha|ddos-guard|awsWafCookieDomainList|gokuProps|akam\/\d+\/pixel|sucuri_cloudproxy|geo\.captcha|arkoselabs|friendly-?captcha|\bg-recaptcha\b|\bh-captcha\b|cf-turnstile/i;
const CHALLENGE_TEXT =
  /(?:verify(?:ing)? (?:that )?you(?:['’]re| are) (?:a )?(?:human|not a (?:robot|bot))|(?:enable|turn on) javascript and cookies|enable js and disable any ad ?blocker|review(?:ing)? the security of your connection|unusual (?:traffic|activity) from your|automated (?:requests|access|traffic)|confirm (?:that )?you are (?:human|not a robot)|complete the (?:security check|captcha)|checking (?:if the site connection is secure|your browser)|ray id|press (?:&|and) hold)/i;

function isBotCheck({ html, titles, prose, blocks }: Judged): boolean {
  if (prose > FEW_SENTENCES) return false;
  const script = CHALLENGE_SCRIPT.test(html.slice(0, SCRIPT_CHARACTERS));
  const text = blocks.some((block) => CHALLENGE_TEXT.test(block.text));
  return [script, text, CHALLENGE_TITLE.test(titles)].filter(Boolean).length >= 2 || (text && prose < 300);
}

const ERROR_TITLE =
  /(?:^|[\n|:–—-]\s*)(?:(?:http )?(?:error|fehler|erreur|errore|erro|ошибка)\s*)?(?:4(?:0[0-9]|10|18|22|29|51)|5(?:0[0-9]|2[0-7]|30))(?:\s*(?:error|fehler|$|[\n|:–—-])|\s+(?:not found|forbidden|unauthorized|gone|too many requests|bad (?:request|gateway)|internal server error|service (?:temporarily )?unavailable|gateway time-?out))|(?:^|[\n|:–—-]\s*)(?:(?:sorry|oops|whoops|uh-oh)[,.!]*\s*)?(?:(?:the |this |that )?(?:page|article|story|content|url|document|file)(?: you(?:['’]re| are| were) looking for)? (?:(?:was |is |could )?(?:not|n['’]t) (?:be )?(?:found|available|exist)|cannot be found|can['’]t be found|no longer (?:exists|available)|does(?: not|n['’]t) exist|unavailable)|not found|page missing|nothing found|access denied|forbidden|bad gateway|bad request|internal server error|service (?:temporarily )?unavailable|gateway time-?out|too many requests|under maintenance|(?:site|scheduled) maintenance|seite (?:wurde )?nicht gefunden|diese seite (?:existiert|gibt es) nicht|page (?:introuvable|non trouvée|inexistante)|p[aá]gina no (?:encontrada|existe)|p[aá]gina não (?:encontrada|existe)|pagina non (?:trovata|esiste)|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas)|siden (?:ble )?ikke (?:funnet|fundet)|sivua ei löyt|nie znaleziono strony|strona nie (?:istnieje|została znaleziona)|stránka (?:nebyla nalezena|neexistuje)|страница не найдена|сторінку не знайдено|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|ページが見つかりません|页面(?:不存在|未找到)|頁面不存在|페이지를 찾을 수 없|الصفحة غير موجودة|index of \/|welcome to nginx|apache2? .{0,20}default page|domain (?:is )?for sale)/im;

function isErrorPage({ titles, prose, metadata, types }: Judged): boolean {
  if (prose > FEW_SENTENCES || metadata.datePublished !== undefined) return false;
  return !types.some((type) => /article|posting/i.test(type)) && ERROR_TITLE.test(titles);
}

const LOGIN_TITLE =
  /(?:^|[|:–—-]\s*)(?:please )?(?:log ?in|sign ?in|log ?on|login required|member login|subscriber login|anmelden|anmeldung|einloggen|(?:se )?connect(?:er|ez-vous)|connexion|identifiez-vous|iniciar sesi[oó]n|inicia sesi[oó]n|entrar|acceder|accedi|login|inloggen|aanmelden|logga in|logg inn|log ind|kirjaudu|zaloguj|přihlá|войти|вход|увійти|giriş|masuk|đăng nhập|ログイン|登录|登入|로그인)/im;

function isLogin({ html, titles, prose }: Judged): boolean {
  if (prose > FEW_SENTENCES) return false;
  return /<input\b[^>]{0,300}type\s*=\s*["']?password/i.test(html) && LOGIN_TITLE.test(titles);
}

const CONSENT_TITLE =
  /before you continue|(?:your|our) (?:privacy|cookie)(?: (?:choices|settings|preferences|matters))?|(?:we (?:value|respect|care about) )?your privacy|cookie (?:consent|settings|preferences|notice)|manage (?:your )?consent|\bconsent\b|zustimmung|einwilligung|datenschutz-?einstellungen|privatsphäre|cookie-einstellungen|gestion des cookies|(?:votre|respect de votre) vie privée|(?:tu|su) privacidad|sua privacidade|la (?:tua|vostra) privacy|toestemming|samtycke|samtykke|zgod[ay]|souhlas|согласие|同意/i;
const CONSENT_TEXT =
  /cookies?\b|(?:our|\d+) partners|consent|personali[sz]ed (?:ads|advertising|content)|store (?:and\/or |and )?access information|tracking|einwilligung|zustimm|datenschutz|werbung und tracking|partenaires|consentement|traceurs|consentimiento|consentimento|socios|consenso|terze parti|toestemming|samtycke|zgod|souhlas/i;

function isConsent({ titles, blocks, prose, metadata, types }: Judged): boolean {
  if (metadata.datePublished !== undefined || types.some((type) => /article|posting/i.test(type)))
    return false;
  const texts = blocks.filter(({ weight, hints }) => weight >= 40 && (hints & HIDDEN) === 0);
  const weight = (some: readonly PageBlock[]): number => some.reduce((sum, each) => sum + each.weight, 0);
  const share = weight(texts.filter(({ text }) => CONSENT_TEXT.test(text))) / Math.max(1, weight(texts));
  return prose < 4 * FEW_SENTENCES && share > (CONSENT_TITLE.test(titles) ? 0.5 : 0.75);
}

const LIST_TYPE = /^(?:CollectionPage|SearchResultsPage|ItemList|ProfilePage|SiteNavigationElement)$/;
const LIST_PATH =
  /^\/(?:[a-z]{2}\/)?(?:tags?|topics?|categor(?:y|ies)|kategorie|categoria|rubrik|rubrique|sections?|authors?|search|suche|archives?|page)\/(?:[^/]+\/?){1,2}$|^\/?$/i;
const MIN_LINKED_HEADLINES = 10;
const HEADLINE_WEIGHT = 25;

function isIndex({ blocks, body, metadata, types, prose }: Judged): boolean {
  if (types.some((type) => /article|posting/i.test(type))) return false;
  const headlines = blocks.filter(({ linkShare, weight }) => linkShare > 0.8 && weight >= HEADLINE_WEIGHT);
  const addresses = new Set(headlines.map(({ href }) => href));
  const isListed = types.some((type) => LIST_TYPE.test(type)) || LIST_PATH.test(pathOf(metadata.url));
  const paragraphs = body.filter(({ kind, linkShare }) => kind === 'prose' && linkShare < 0.5);
  const teasers = paragraphs.filter((block) => isTeaser(block, blocks));
  const isOfTeasers = teasers.length >= paragraphs.length * TEASER_SHARE;
  // The cards of a list have dates, which may be taken for that of the page.
  if (metadata.datePublished !== undefined && !(isListed && isOfTeasers)) return false;
  if (isListed && addresses.size >= MIN_LINKED_HEADLINES / 2 && prose < 2 * MUCH_PROSE) return true;
  if (addresses.size < MIN_LINKED_HEADLINES) return false;
  return (
    paragraphs.reduce((sum, { weight }) => sum + weight, 0) < FEW_WORDS ||
    (teasers.length >= MIN_TEASERS && teasers.length > paragraphs.length * TEASER_SHARE)
  );
}

/** A list of headlines may have a line on what it is. */
const FEW_WORDS = 250;
const MIN_TEASERS = 5;
const TEASER_SHARE = 0.7;

/** True for a paragraph under a headline that leads elsewhere. */
function isTeaser(block: PageBlock, blocks: readonly PageBlock[]): boolean {
  const at = blocks.indexOf(block);
  return blocks
    .slice(Math.max(0, at - 2), at)
    .some(({ linkShare, weight }) => linkShare > 0.8 && weight >= HEADLINE_WEIGHT);
}

function pathOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).pathname : '/-';
}

const NEEDS_SCRIPT =
  /(?:enable|activate|turn on|requires?|need|without|aktivieren|activez|activer|active|habilit[ae]|abilita|включите|schakel) .{0,40}java ?script|java ?script (?:is |must be |muss |doit |debe |deve )?(?:required|enabled|disabled|aktiviert|activé)/i;
const EMPTY_ROOT =
  /<(?:div|main|app-root|[a-z]+-app)\b[^>]{0,200}(?:id\s*=\s*["']?(?:root|app|__next|__nuxt|___gatsby|main|application)["'\s>][^>]{0,200})?>\s*<\/(?:div|main|app-root|[a-z]+-app)>/i;

function isShell({ html, blocks, body, metadata, types, prose }: Judged): boolean {
  const isTold = metadata.articleBody !== undefined || metadata.description !== undefined;
  if (isTold || metadata.datePublished !== undefined || types.some((type) => /article|posting/i.test(type)))
    return false;
  if (prose > 200 || body.some(({ kind }) => kind === 'prose')) return false;
  const isBare = blocks.reduce((sum, { weight }) => sum + weight, 0) < 400;
  return isBare && /<script\b/i.test(html) && (NEEDS_SCRIPT.test(html) || EMPTY_ROOT.test(html));
}
