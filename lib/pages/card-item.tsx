import type { Card } from '../article/card.ts';
import type { RelatedEdge } from '../article/related.ts';
import { languageAttributes } from './direction.ts';
import { Time } from './time.tsx';

/** Operator's labels of who owns a source, by source key. */
export type OwnershipLabels = Readonly<Record<string, string>>;

/** One article in a list: source, time, headline, excerpt, hashtags. */
export function CardItem({
  card,
  labels,
  lead = false,
}: {
  card: Card;
  labels: OwnershipLabels;
  lead?: boolean;
}) {
  return (
    <article class={lead ? 'lead' : undefined}>
      <CardMeta card={card} labels={labels} />
      <h3 {...languageAttributes(card.inLanguage)}>
        <a href={`/articles/${card.id}`}>{card.headline}</a>
      </h3>
      {card.excerpt && (
        <p class="excerpt" {...languageAttributes(card.inLanguage)}>
          {card.excerpt}
        </p>
      )}
    </article>
  );
}

/** Source with its label, and time. */
export function CardMeta({ card, labels }: { card: Card; labels: OwnershipLabels }) {
  const label = labels[card.source.key];
  return (
    <p class="meta">
      <span>
        <a href={`/sources/${encodeURIComponent(card.source.key)}`}>{card.source.name}</a>
        {label && (
          <>
            {' '}
            <span class="label">{label}</span>
          </>
        )}
      </span>
      <span>
        <Time at={card.datePublished} precision={card.datePublishedPrecision} />
      </span>
    </p>
  );
}

const RELATIONS = { copy: 'The same text', sameStory: 'The same story', background: 'Background' } as const;

/** One article of a related set: what every card shows, and why it is here. */
export function RelatedItem({
  edge,
  labels,
  outlets,
}: {
  edge: RelatedEdge;
  labels: OwnershipLabels;
  outlets: number;
}) {
  return (
    <article>
      <CardMeta card={edge.card} labels={labels} />
      <h3 {...languageAttributes(edge.card.inLanguage)}>
        <a href={`/articles/${edge.card.id}`}>{edge.card.headline}</a>
      </h3>
      <p class="excerpt" {...languageAttributes(edge.card.inLanguage)}>
        {edge.card.excerpt}
      </p>
      <Why edge={edge} />
      {outlets > 1 && <p class="why">{outlets} outlets carry this text</p>}
    </article>
  );
}

function Why({ edge }: { edge: RelatedEdge }) {
  const terms = edge.why.flatMap((reason) => (reason.type === 'term' ? [reason.term] : []));
  const hashtags = edge.why.flatMap((reason) => (reason.type === 'hashtag' ? [`#${reason.hashtag}`] : []));
  const hours = edge.why.flatMap((reason) => (reason.type === 'time' ? [reason.hoursApart] : []))[0];
  return (
    <p class="why">
      <b>{RELATIONS[edge.relation]}</b>
      {terms.length > 0 && <>: both speak of {terms.slice(0, 5).join(', ')}</>}
      {hashtags.length > 0 && <> · {hashtags.join(' ')}</>}
      {hours !== undefined && <> · {apart(hours)}</>} · {Math.round(edge.score * 100)} of 100
    </p>
  );
}

function apart(hours: number): string {
  if (hours < 1) return 'within the hour';
  if (hours < 48) return `${Math.round(hours)} hours apart`;
  return `${Math.round(hours / 24)} days apart`;
}
