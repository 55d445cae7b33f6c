import type { RawArticle, RawParty } from '../../article/raw-article.ts';
import { dateIn } from '../page/date-words.ts';
import { ELSEWHERE } from './hints.ts';
import type { HeadReading } from './read-head.ts';
import type { Page } from './read-page.ts';
import { foldTitle } from './title.ts';

const METAS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'parsely-author',
  'sailthru.author',
  'byl',
  'citation_author',
];

/**
 * The authors of the article of a page: JSON-LD, meta, then what is marked as an author, then the JSON-LD of the
 * page itself (`described`), then bylines by their class. Names stand there as the page writes them, "By" and all.
 */
export function authorsOf(
  linked: RawArticle | undefined,
  described: RawArticle | undefined,
  { head, blocks }: Page,
  site: string | undefined,
): readonly RawParty[] {
  const named = namedOf(linked, blocks);
  const isPerson = ({ name, type }: RawParty): boolean =>
    type !== 'Organization' && !isSite(name ?? '', [site, linked?.publisher?.name]);
  if (named.some(isPerson)) return named;
  const visible = visibleAuthors(described, head).filter(isPerson);
  return visible.length > 0 ? visible : named.length > 0 ? named : visibleAuthors(described, head);
}

function visibleAuthors(described: RawArticle | undefined, head: HeadReading): readonly RawParty[] {
  for (const meta of METAS) {
    const names = (head.metas.get(meta) ?? []).filter((value) => !/^https?:/.test(value) && isName(value));
    if (names.length > 0) return names.map((name) => ({ name }));
  }
  for (const kind of ['itemprop:author', 'rel:author']) {
    const found = namesMarked(head, kind);
    if (found.length > 0) return found.slice(0, 5).map((name) => ({ name }));
  }
  const ofPage = namedOf(described, []).filter(({ type }) => type !== 'Organization');
  if (ofPage.length > 0) return ofPage;
  return namesMarked(head, 'byline')
    .slice(0, 1)
    .map((name) => ({ name }));
}

/** The authors by name; one that is only an address is named by the page's own link there. */
function namedOf(article: RawArticle | undefined, blocks: Page['blocks']): readonly RawParty[] {
  return (article?.author ?? []).flatMap((party): RawParty[] => {
    const address = /^https?:\/\//i.test(party.name ?? '')
      ? party.name
      : party.name === undefined
        ? party.url
        : undefined;
    if (address === undefined) return party.name === undefined ? [] : [party];
    const link = blocks.find(
      ({ href, text, linkLength }) => href === address && linkLength > text.length / 2,
    );
    return link === undefined || !isName(link.text) ? [] : [{ name: nameOf(link.text), url: address }];
  });
}

function isSite(name: string, sites: readonly (string | undefined)[]): boolean {
  const folded = foldTitle(name);
  return sites.some((site) => site !== undefined && foldTitle(site) === folded);
}

function namesMarked({ marked }: HeadReading, wanted: string): string[] {
  const names = marked
    .filter(({ kind, hints }) => kind === wanted && (hints & ELSEWHERE) === 0)
    .map(({ text, value }) =>
      nameOf(text === '' && value !== undefined && !/^(?:https?:|\/)/.test(value) ? value : text),
    )
    .filter(isName);
  return [...new Set(names)];
}

const DAY = '(?:\\p{L}{2,12}[-–]feira|(?:mon|tues|wednes|thurs|fri|satur|sun)day)';
/** What leads from a name to a date behind it: "on Monday,". */
const BEFORE_DATE = new RegExp(
  `(?:\\s+(?:on|am|le|el|il|em|op)(?:\\s+\\p{L}{2,12})?|\\s+${DAY}),?\\s*$`,
  'iu',
);

/** A byline without the handle, date and reading time behind the name. */
export function nameOf(byline: string): string {
  const line = byline.split(/\s*[|•·@\n\u2028]|\s[-–—]\s/, 1)[0] ?? '';
  const date = dateIn(line);
  const bare = date === undefined ? line : line.slice(0, line.indexOf(date)).replace(BEFORE_DATE, '');
  return bare
    .replace(/\s+(?:(?:last )?(?:published|updated|posted|modified)|publiziert am|veröffentlicht)\b.*$/i, '')
    .replace(/\s+(?:on|am|le|el|il|em|op)\s*:?\s*$/i, '')
    .replace(/\s*[,:]\s*$/, '')
    .trim();
}

function isName(text: string): boolean {
  return (
    text.length > 3 &&
    text.length < 120 &&
    /\p{L}{2}/u.test(text) &&
    !/[.!?]\s+\p{Lu}\p{L}+ .*[.!?]$/u.test(text)
  );
}
