/** What XML 1.0 allows in a document (section 2.2), turned round. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Nothing in a text that has to be changed: cheaper to look for than to replace, and true of most. */
const PLAIN = /^[\t\n\r\x20!#-%'-;=?-\ud7ff\ue000-\ufffd]*$/;

/** `text` as character data or attribute value: what XML cannot hold is left out, what means something is escaped. */
export function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An element with its text; attributes whose value is undefined are left out. */
export function element(
  name: string,
  text: string | undefined,
  attributes: Record<string, string | undefined> = {},
): string {
  let written = '';
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) written += ` ${key}="${escapeXml(value)}"`;
  }
  return text === undefined ? `<${name}${written}/>` : `<${name}${written}>${escapeXml(text)}</${name}>`;
}
