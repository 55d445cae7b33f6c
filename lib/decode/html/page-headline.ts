import { weightOf } from '../page/line-kind.ts';
import type { Page } from './read-page.ts';
import { bestTitle, foldTitle, withoutSiteName } from './title.ts';

/**
 * The headline of a page without the name of its site (`names` are those that are known for it): the best
 * supported of JSON-LD, Open Graph, the heading, Twitter's card, microdata and the title of the window, which is
 * also the order in which they are trusted.
 */
export function pageHeadline(
  { head, blocks }: Page,
  linked: string | undefined,
  names: readonly string[],
): string | undefined {
  const clean = (title: string | undefined) =>
    title === undefined ? undefined : withoutSiteName(title, names);
  const meta = (name: string) => clean(head.metas.get(name)?.[0]);
  const marked = (kind: string) => head.marked.find((each) => each.kind === kind && each.text !== '')?.text;
  const title = clean(marked('title'));
  const claimed = foldTitle([linked, meta('og:title'), title].join(' '));
  const sites = new Set(names.map(foldTitle));
  const headings = blocks
    .filter(({ tag, text }) => tag === 'h1' && !sites.has(foldTitle(text)))
    .map(({ text }) => text.replaceAll('\n', ' '));
  const named = headings.find(
    (heading) => foldTitle(heading).length > 5 && claimed.includes(foldTitle(heading)),
  );
  const heading = named ?? (headings.length === 1 ? headings[0] : undefined);
  const claims = [
    { text: clean(linked), trust: 3 },
    { text: meta('og:title'), trust: 2.5 },
    // A heading of a word or two that no title repeats stands over a part of the page.
    { text: heading, trust: named !== undefined || weightOf(heading ?? '') >= 20 ? 2 : 0.9 },
    { text: meta('twitter:title'), trust: 1 },
    { text: marked('itemprop:headline'), trust: 1 },
    { text: title, trust: 1 },
  ];
  return bestTitle(claims, heading) ?? headings[0];
}
