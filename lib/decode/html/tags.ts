const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements without an end tag (HTML Standard, 13.1.2 "void elements"). */
export const VOID = words(
  'area base br col embed hr img input link meta param source track wbr keygen frame',
);

/** Elements that begin and end a paragraph of text. */
export const BLOCK = words(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul amp-carousel amp-accordion amp-ad amp-embed amp-sticky-ad amp-sidebar amp-consent amp-user-notification',
);

/** Elements whose text nobody reads in place. */
export const SILENT = words(
  'script style noscript template iframe object svg math select textarea audio video canvas datalist map button noframes xmp',
);

/** Inline elements that are kept in a paragraph. */
export const INLINE = words('a em strong b i code sub sup s u cite q abbr small');

/** What an opening tag closes by itself when it is open (HTML Standard, 13.1.2.4 "optional tags"). */
export const CLOSED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', words('li')],
  ['dt', words('dt dd')],
  ['dd', words('dt dd')],
  ['tr', words('tr td th')],
  ['td', words('td th')],
  ['th', words('td th')],
  ['tbody', words('tbody thead tr td th')],
]);

/** Elements that never hold the text of an article and cost a tree builder most of its time. */
export const CUT = words('script style noscript template iframe svg math select canvas nav footer');
