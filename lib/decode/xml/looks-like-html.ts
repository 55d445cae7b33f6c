/**
 * Elements that occur in the text fields of feeds. A closed list, because `a <blink> tag` in a title may be
 * about markup, and `<company name>` is none.
 */
const NAMES =
  'a|abbr|address|article|aside|audio|b|big|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em|embed|' +
  'figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|li|link|meta|object|ol|p|' +
  'picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|tr|' +
  'tt|u|ul|video';

const TAG = new RegExp(`<(?:/(?:${NAMES})\\s*>|(?:${NAMES})(?=[\\s/>])[^<>]*>)`, 'i');
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/**
 * True when text whose type nobody declared is HTML: it holds the tag of a known element or a character
 * reference (RSS 2.0 leaves the type of title and description open). Linear in the length.
 */
export function looksLikeHtml(text: string): boolean {
  return (text.includes('<') && TAG.test(text)) || (text.includes('&') && REFERENCE.test(text));
}
