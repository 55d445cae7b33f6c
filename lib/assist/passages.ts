import type { ArticlePage } from '../store/read-store.ts';
import type { Passage } from './ask.ts';

/** What an article and its related set say, as far as one Query brings it; nothing of a withdrawn one. */
export function passagesOf({ stored, related }: ArticlePage): Passage[] {
  if (stored.state === 'withdrawn') return [];
  const { id, inLanguage, headline, description = '', articleBody } = stored.article;
  const own = { articleId: id, language: inLanguage };
  const others = related.items.filter(({ card }) => card.inLanguage === inLanguage);
  return [
    { ...own, field: 'headline' as const, text: headline },
    { ...own, field: 'description' as const, text: description },
    { ...own, field: 'articleBody' as const, text: articleBody },
    ...others.flatMap(({ card }): Passage[] => {
      const other = { articleId: card.id, language: inLanguage };
      return [
        { ...other, field: 'headline', text: card.headline },
        { ...other, field: 'excerpt', text: card.excerpt },
      ];
    }),
  ].filter(({ text }) => text !== '');
}
