import { Parser } from 'htmlparser2';
import { entryHash } from './entry-digest.ts';
import type { Entry } from './feed-facts.ts';

/** Parts of a page that lead around the site and not to articles. */
const AROUND = new Set(['nav', 'header', 'footer', 'aside', 'script', 'style', 'template']);
const MAX_LINKS = 300;

/**
 * The articles that a page lists, in its order: links of the same site, outside navigation, whose address looks like
 * that of an article. A text has an address on each line instead, and all of them count.
 */
export function articleLinks(text: string, contentType: string, pageUrl: string): Entry[] {
  const links = /^text\/plain/i.test(contentType) ? linesOf(text) : anchorsOf(text, pageUrl);
  return [...new Set(links)].slice(0, MAX_LINKS).map((link) => ({ id: link, digest: entryHash(link), link }));
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^https?:\/\//i.test(line) && URL.canParse(line));
}

function anchorsOf(html: string, pageUrl: string): string[] {
  const links: string[] = [];
  let around = 0;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (AROUND.has(name)) around += 1;
      if (name !== 'a' || href === undefined || around > 0 || !URL.canParse(href, pageUrl)) return;
      const url = new URL(href, pageUrl);
      url.hash = '';
      if (isOfSite(url, pageUrl) && looksLikeArticle(url)) links.push(url.href);
    },
    onclosetag(name) {
      if (AROUND.has(name)) around = Math.max(0, around - 1);
    },
  });
  parser.end(html);
  return links;
}

function isOfSite(url: URL, pageUrl: string): boolean {
  const site = new URL(pageUrl).hostname.replace(/^www\./, '');
  return /^https?:$/.test(url.protocol) && (url.hostname === site || url.hostname.endsWith(`.${site}`));
}

/** A slug of three words, a date or a long number in the path. */
function looksLikeArticle({ pathname }: URL): boolean {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  return (
    /[\p{L}\d]+(?:[-_][\p{L}\d%]+){2,}/u.test(last) ||
    /\/(?:19|20)\d\d\/\d{1,2}\//.test(pathname) ||
    /\d{5,}/.test(last)
  );
}
