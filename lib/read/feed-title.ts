import type { Card } from '../article/card.ts';
import { sectionKey } from '../article/feed-key.ts';
import { hashtagKey } from '../enrich/hashtag-key.ts';
import type { NamedFeed } from './feeds.ts';

/** What people call a list: as its articles write it, where they do. */
export function feedTitle({ of, title }: NamedFeed, cards: readonly Card[]): string {
  if (of?.kind === 'source') return cards[0]?.source.name ?? title;
  if (of?.kind === 'language') return languageName(of.key) ?? title;
  if (of?.kind === 'hashtag') {
    const display = cards.flatMap(({ hashtags }) => hashtags).find((each) => hashtagKey(each) === of.key);
    return `#${display ?? of.key}`;
  }
  if (of?.kind === 'section') {
    const sections = cards.flatMap((card) => card.sections);
    return sections.find((section) => sectionKey(section) === of.key) ?? title;
  }
  return title;
}

function languageName(tag: string): string | undefined {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag);
}
