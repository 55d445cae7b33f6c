import { isHidden } from './outline.ts';
import type { Attributes } from './tag-stream.ts';

/**
 * What an element says of all that stands in it, as bits that can be joined: parts of a page that are not the
 * article, and two that are told apart because they can be inside one.
 */
export const NAVIGATION = 1;
export const ASIDE = 2;
export const COMMENTS = 4;
export const RELATED = 8;
export const SHARE = 16;
export const ADVERTISEMENT = 32;
export const FORM = 64;
const CAPTION = 128;
const BYLINE = 256;
export const HIDDEN = 512;
export const NOTICE = 1024;

/** Dialogs about cookies and consent: no part of any text, however long they are. */
export const CONSENT = 2048;

/** All of them but CONSENT: blocks that have any are no part of the text, unless they hold most of it. */
export const HINTS: readonly number[] = [
  NAVIGATION,
  ASIDE,
  COMMENTS,
  RELATED,
  SHARE,
  ADVERTISEMENT,
  FORM,
  CAPTION,
  BYLINE,
  HIDDEN,
  NOTICE,
];
export const FOREIGN = HINTS.reduce((bits, bit) => bits | bit, CONSENT);

/** Bits of what tells of other articles or of readers: names and dates there are not this article's. */
export const ELSEWHERE = NAVIGATION | ASIDE | COMMENTS | RELATED | FORM | ADVERTISEMENT;

const BY_TAG: Readonly<Record<string, number>> = {
  nav: NAVIGATION,
  footer: NAVIGATION,
  menu: NAVIGATION,
  aside: ASIDE,
  form: FORM,
  fieldset: FORM,
  figcaption: CAPTION,
  'amp-ad': ADVERTISEMENT,
  'amp-embed': ADVERTISEMENT,
  'amp-sticky-ad': ADVERTISEMENT,
  'amp-sidebar': NAVIGATION,
  'amp-consent': CONSENT,
  'amp-user-notification': CONSENT,
};

const BY_ROLE: Readonly<Record<string, number>> = {
  navigation: NAVIGATION,
  menu: NAVIGATION,
  menubar: NAVIGATION,
  contentinfo: NAVIGATION,
  banner: NAVIGATION,
  search: FORM,
  form: FORM,
  complementary: ASIDE,
  dialog: NOTICE,
  alertdialog: NOTICE,
};

/** Names that authors of pages give to their parts, as whole words of class and id. */
const BY_NAME: readonly (readonly [RegExp, number])[] = [
  [
    word(
      'nav|navbar|navigation|menu|menus|breadcrumbs?|crumbs?|footer|foot|masthead|topbar|toolbar|pagination|pager|skip|site-?header|page-?header|global-?header|colophon|sitemap|mainmenu|subnav|hamburger|language-?switch\\w*',
    ),
    NAVIGATION,
  ],
  [
    word(
      'sidebar|side-?bar|aside|rail|right-?rail|left-?rail|right-?col\\w*|widget|widgets|infobox|factbox|side-?col\\w*',
    ),
    ASIDE,
  ],
  [
    word(
      'comments?|commentlist|commentary-?list|disqus|respond|discussion|reader-?comments|fb-?comments|livefyre|spot-?im|coral|kommentare|commentaires|comentarios',
    ),
    COMMENTS,
  ],
  [
    word(
      'related|relatedposts|recommended|recommendations?|recirc\\w*|read-?(?:more|next|also)|more-?(?:stories|news|from|on|articles|coverage|in)|most-?(?:read|popular|viewed)|popular|trending|teasers?|outbrain|taboola|zergnet|revcontent|promo|promos|promoted|upnext|up-?next|latest-?news|see-?also|also-?read|jp-relatedposts|yarpp|nrelate|readmore|similar|verwandt|lire-?aussi|leggi-?anche|carousel|onward|next-?article|prev-?article|post-?navigation|nav-?links|story-?list|link-?list|linklist|topstories|top-?stories',
    ),
    RELATED,
  ],
  [
    word(
      'share|sharing|shares|sharebar|social|socials|social-?\\w+|sharedaddy|share-?\\w+|addthis|addtoany|a2a|shareaholic|sociable|follow|follow-?us|follows|teilen|tags?|tag-?list|taglist|topics|keywords|hashtags|post-?tags|entry-?tags|article-?tags|rating|ratings|reactions?|print|tools|article-?tools|utility',
    ),
    SHARE,
  ],
  [
    word(
      'ad|ads|adv|advert|adverts|advertisement|advertising|adsbygoogle|ad-?\\w*(?:slot|unit|wrap\\w*|container|banner|box|block)|banner|sponsor|sponsored|dfp|gpt|google-?ads?|mpu|leaderboard|commercial|publicidad|werbung|anzeige|affiliate|shopping|product-?box|deals?-?box|buy-?box',
    ),
    ADVERTISEMENT,
  ],
  [
    word(
      'captions?|caption-?\\w+|\\w+-?caption|figcaption|photo-?credit|image-?credit|img-?credit|credits?|photocredit|wp-caption-text|copyright|legend|bildunterschrift|bildtext|media-?(?:credit|info|caption|description)|image-?(?:description|info|text)|slideshow|slide-?show|gallery|galleria|photo-?gallery|carousel-?caption|lightbox',
    ),
    CAPTION,
  ],
  [
    word(
      'byline|bylines|by-?line|dateline|timestamp|time-?stamp|published|publish-?date|pub-?date|post-?date|entry-?date|article-?date|date|datetime|posted-?on|entry-?meta|post-?meta|article-?meta|meta|metadata|meta-?\\w+|author|authors|author-?\\w+|about-?(?:the-)?author|bio|biography|contributor|contributors|article-?info|post-?info|article-?byline|story-?meta|vcard',
    ),
    BYLINE,
  ],
  [
    word(
      'cookies?(?:-?\\w+)*|cookie\\w*|consent(?:-?\\w+)*|\\w*-?consent|gdpr(?:-?\\w+)*|ccpa(?:-?\\w+)*|onetrust\\S*|ot-sdk\\S*|didomi\\S*|usercentrics\\S*|cybot\\w*|truste\\S*|qc-cmp\\S*|sp_message\\S*|fc-consent\\S*|eu-?cookie\\S*',
    ),
    CONSENT,
  ],
  [
    word(
      'newsletter\\w*|subscribe|subscription|signup|sign-?up|paywall|pay-?wall|regwall|cookie\\w*|consent|gdpr|modal|popup|pop-?up|overlay|tooltip|disclaimer|cta|call-?to-?action|optin|opt-?in|mailchimp|mc_embed\\w*|login|register|registration|donate|donation|membership|app-?(?:banner|promo)|notice|alert|feedback|correction-?form|report-?error|errata',
    ),
    NOTICE,
  ],
];

/** Parts whose name says that the text is in them keep their other names from telling otherwise. */
const CONTENT =
  /(?:^|[\s_-])(?:article|story|post|entry|content|main|page|body|text|single|wrapper|container|layout|column|grid|row|site)(?:[\s_-]*(?:body|content|text|main|wrapper|container|inner|page|area|article|story|post|entry|holder|column|copy))*(?=[\s_-]|$)/i;

const SURE_NAME =
  /(?:article|story|post|entry|content)[_-]?(?:body|content|text|copy)|articlebody|storytext|entry-content/i;

const BYLINE_NAME =
  /(?:^|[\s_-])(?:byline|by-line|author|author-?name|authors|article-author|post-author|entry-author|story-author|writer|contributor|reporter|autor|auteur|fn|byline-name|author-link|article__author)(?=[\s_-]|$)/i;
const DATE_NAME =
  /(?:^|[\s_-])(?:date|datetime|time|timestamp|published|publish-?date|pub-?date|post-?date|entry-?date|article-?date|dateline|posted-on|meta|entry-meta|post-meta|datum|fecha|data)(?=[\s_-]|$)/i;

/** Bits of names beside those above: of the place of the text, surely or perhaps, of a byline and of a date. */
const SURE = 1 << 16;
const PERHAPS = 1 << 17;
export const BYLINE_NAMED = 1 << 18;
export const DATE_NAMED = 1 << 19;

const MAX_NAME = 300;
const knownNames = new Map<string, number>();
const knownWords = new Map<string, number>();

/** The bits of class and id of an element. */
export function nameBits(attributes: Attributes): number {
  const [className = '', id = ''] = [attributes.get('class'), attributes.get('id')];
  const bits = remembered(knownNames, className, bitsOfName) | remembered(knownNames, id, bitsOfName);
  // Longer names are generated, and have every word.
  return className.length + id.length < MAX_NAME - 1 ? bits : bits & ~(BYLINE_NAMED | DATE_NAMED);
}

/** The bits of one element, by its own tag, role and name (`nameBits`) alone. */
export function hintsOf(tag: string, attributes: Attributes, named: number): number {
  if (attributes.size === 0) return BY_TAG[tag] ?? 0;
  const role = BY_ROLE[attributes.get('role')?.trim().toLowerCase() ?? ''] ?? 0;
  const isNamed = (named & SURE) === 0 && tag !== 'body' && tag !== 'html';
  const own = isNamed ? named & NAMED : 0;
  return (BY_TAG[tag] ?? 0) | role | own | (isHidden(attributes) ? HIDDEN : 0);
}

const NAMED = BY_NAME.reduce((bits, [, bit]) => bits | bit, 0);

/** How much an element speaks for being the place of the text, by its name (`nameBits`). */
export function contentWeight(attributes: Attributes, named: number): number {
  if (attributes.get('itemprop') === 'articleBody' || (named & SURE) !== 0) return 2;
  return (named & PERHAPS) === 0 ? 0 : 1;
}

/** No word of a name is looked for across white space, so that each is read once. */
function bitsOfName(name: string): number {
  let bits = 0;
  for (const word of name.slice(0, MAX_NAME).split(/\s+/)) bits |= remembered(knownWords, word, bitsOfWord);
  return bits;
}

function bitsOfWord(name: string): number {
  const split = name.replace(/([a-z])([A-Z])/g, '$1-$2');
  let bits = BY_NAME.reduce((found, [words, bit]) => (words.test(split) ? found | bit : found), 0);
  if (SURE_NAME.test(name)) bits |= SURE;
  if (CONTENT.test(name)) bits |= PERHAPS;
  if (BYLINE_NAME.test(name)) bits |= BYLINE_NAMED;
  return DATE_NAME.test(name) ? bits | DATE_NAMED : bits;
}

/** What `read` makes of a name; the last few thousand are kept, because a page repeats its own. */
function remembered(known: Map<string, number>, name: string, read: (name: string) => number): number {
  if (name === '') return 0;
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size > 5_000) known.clear();
  const bits = read(name);
  known.set(name, bits);
  return bits;
}

/** A whole word of a name: between its ends, spaces, hyphens, underscores, or the humps of camelCase. */
function word(alternatives: string): RegExp {
  return new RegExp(`(?:^|[\\s_-])(?:${alternatives})(?=[\\s_-]|$)`, 'i');
}
