import type { Mention } from '../../../lib/enrich/entity-spans.ts';
import { ENTITY_LABELS } from '../../../lib/enrich/entity-type.ts';
import type { MarkedText } from './documents.ts';
import type { LabeledMention } from './learn-types.ts';

/** What was found, with the label that people gave it: `Other` for what is no name or of none of our types. */
export function labeledMentions(
  { names, isArticle }: MarkedText,
  mentions: readonly Mention[],
): LabeledMention[] {
  const types = new Map(names.map(({ span, type }) => [`${span.start}-${span.end}`, type]));
  return mentions.flatMap((mention) => {
    const type = types.get(`${mention.span.start}-${mention.span.end}`);
    // Capitals of tweets mean little: they teach types of names, not what is no name.
    if (type === undefined && !isArticle) return [];
    return [{ mention, label: ENTITY_LABELS.indexOf(type ?? 'Other') }];
  });
}
