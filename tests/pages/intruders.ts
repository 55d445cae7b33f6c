/** Elements that our pages are made of; whatever else a page holds came with somebody's text. */
const ELEMENTS =
  'HTML HEAD META TITLE LINK SCRIPT BODY A DIV HEADER P SEARCH FORM LABEL INPUT BUTTON NAV MAIN ARTICLE SECTION ASIDE FOOTER H1 H2 H3 UL OL LI TIME SPAN B SMALL BDI TABLE THEAD TBODY TR TH TD FIGURE FIGCAPTION SVG RECT TEXTAREA DETAILS SUMMARY BLOCKQUOTE CITE STRONG Q MARK';
const ATTRIBUTES =
  'lang charset name content rel href type src defer property title class id aria-label aria-labelledby aria-current aria-describedby action method for maxlength minlength placeholder required autocomplete value dir datetime data-relative scope role viewbox preserveaspectratio x y width height tabindex rows open aria-hidden';

/**
 * What stands in an HTML page that is none of ours: elements, attributes, scripts, addresses of another kind than
 * the web's. It runs in a browser, so that the page is read as browsers read it. Give it as text to `evaluate`.
 */
export const findIntruders = `(html) => {
  const elements = new Set('${ELEMENTS}'.split(' '));
  const attributes = new Set('${ATTRIBUTES}'.split(' '));
  const page = new DOMParser().parseFromString(html, 'text/html');
  const found = [];
  for (const element of page.querySelectorAll('*')) {
    const name = element.tagName.toUpperCase();
    if (!elements.has(name)) found.push('<' + name + '>');
    for (const { name: attribute, value } of element.attributes) {
      if (!attributes.has(attribute.toLowerCase())) found.push(name + ' ' + attribute);
      if (/^(href|src|action)$/.test(attribute) && !/^(https?:|\\/(?!\\/)|#)/.test(value)) found.push(name + ' ' + value);
    }
    const isOurs = /^\\/assets\\//.test(element.getAttribute('src') ?? '') || element.type === 'application/ld+json';
    if (name === 'SCRIPT' && !isOurs) found.push(element.outerHTML);
    if (name === 'SCRIPT' && element.type === 'application/ld+json') JSON.parse(element.textContent);
  }
  return [...new Set(found)];
}`;
