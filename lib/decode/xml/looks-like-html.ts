/** The elements of HTML, old ones too: a closed list, because `<company name>` in a text is no markup. */
const NAMES = (
  'a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body ' +
  'br button canvas caption center cite code col colgroup dd del details dfn dialog dir div dl dt em embed ' +
  'fieldset figcaption figure font footer form frame frameset h[1-6] head header hr html i iframe img input ' +
  'ins kbd label legend li link main map mark marquee math menu meta nav nobr noframes noscript object ol ' +
  'option p param picture pre progress q rp rt ruby s samp script section select small source span strike ' +
  'strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt ' +
  'u ul var video wbr xmp'
)
  .split(' ')
  .join('|');

const TAG = new RegExp(`<(?:/(?:${NAMES})\\s*>|(?:${NAMES})(?=[\\s/>])[^<>]*>)`, 'i');
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/**
 * True when text whose type nobody declared is HTML: it holds the tag of a known element or a character
 * reference (RSS 2.0 leaves the type of title and description open). Linear in the length.
 */
export function looksLikeHtml(text: string): boolean {
  return (text.includes('<') && TAG.test(text)) || (text.includes('&') && REFERENCE.test(text));
}
